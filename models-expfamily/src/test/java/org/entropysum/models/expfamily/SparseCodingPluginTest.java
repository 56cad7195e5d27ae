package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class SparseCodingPluginTest extends ModelPluginContract<SparseCodingSpec> {
    @Override
    protected ModelPlugin<SparseCodingSpec> plugin() {
        return new SparseCodingPlugin();
    }

    @Override
    protected List<SparseCodingSpec> specs() {
        return List.of(new SparseCodingSpec(2, LaplaceScales.LEARNABLE), new SparseCodingSpec(2, LaplaceScales.UNIT));
    }

    @Override
    protected Dataset data() {
        return BitData.PATTERNS;
    }

    @Override
    protected List<Impossible<SparseCodingSpec>> impossible() {
        return List.of(new Impossible<>(new SparseCodingSpec(5, LaplaceScales.UNIT), new DataShape(5, 3)));
    }
}
