package org.entropysum.models.gaussian;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class LinearVaePluginTest extends ModelPluginContract<LinearVaeSpec> {
    @Override
    protected ModelPlugin<LinearVaeSpec> plugin() {
        return new LinearVaePlugin();
    }

    @Override
    protected List<LinearVaeSpec> specs() {
        return List.of(
                new LinearVaeSpec(2, NoiseVariance.of("learnable"), Prior.STANDARD),
                new LinearVaeSpec(1, NoiseVariance.of("learnable"), Prior.DIAGONAL),
                new LinearVaeSpec(1, NoiseVariance.of("0.5"), Prior.STANDARD));
    }

    @Override
    protected Dataset data() {
        return PpcaContractTest.DATA;
    }

    @Override
    protected List<Impossible<LinearVaeSpec>> impossible() {
        NoiseVariance learnable = NoiseVariance.of("learnable");
        return List.of(
                new Impossible<>(new LinearVaeSpec(4, learnable, Prior.STANDARD), new DataShape(12, 4)),
                new Impossible<>(new LinearVaeSpec(3, learnable, Prior.STANDARD), new DataShape(3, 10)));
    }
}
