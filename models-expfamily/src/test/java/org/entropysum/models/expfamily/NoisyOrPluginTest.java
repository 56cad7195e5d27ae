package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class NoisyOrPluginTest extends ModelPluginContract<NoisyOrSpec> {
    @Override
    protected ModelPlugin<NoisyOrSpec> plugin() {
        return new NoisyOrPlugin();
    }

    @Override
    protected List<NoisyOrSpec> specs() {
        return List.of(new NoisyOrSpec(1), new NoisyOrSpec(2));
    }

    @Override
    protected Dataset data() {
        return BitData.COUNTED;
    }

    @Override
    protected List<Impossible<NoisyOrSpec>> impossible() {
        return List.of(new Impossible<>(new NoisyOrSpec(2), new DataShape(1, 3)));
    }
}
