package org.entropysum.models.gaussian;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class PpcaPluginTest extends ModelPluginContract<PpcaSpec> {
    @Override
    protected ModelPlugin<PpcaSpec> plugin() {
        return new PpcaPlugin();
    }

    @Override
    protected List<PpcaSpec> specs() {
        return List.of(
                new PpcaSpec(1, NoiseVariance.of("learnable")),
                new PpcaSpec(2, NoiseVariance.of("learnable")),
                new PpcaSpec(1, NoiseVariance.of("0.5")),
                new PpcaSpec(2, NoiseVariance.of("learnable"), Prior.DIAGONAL));
    }

    @Override
    protected Dataset data() {
        return PpcaContractTest.DATA;
    }

    @Override
    protected List<Impossible<PpcaSpec>> impossible() {
        NoiseVariance learnable = NoiseVariance.of("learnable");
        return List.of(
                new Impossible<>(new PpcaSpec(4, learnable), new DataShape(12, 4)),
                new Impossible<>(new PpcaSpec(5, learnable), new DataShape(12, 4)),
                new Impossible<>(new PpcaSpec(3, learnable), new DataShape(3, 10)));
    }
}
