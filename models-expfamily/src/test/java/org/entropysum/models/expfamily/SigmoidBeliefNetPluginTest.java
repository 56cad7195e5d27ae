package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class SigmoidBeliefNetPluginTest extends ModelPluginContract<SigmoidBeliefNetSpec> {
    @Override
    protected ModelPlugin<SigmoidBeliefNetSpec> plugin() {
        return new SigmoidBeliefNetPlugin();
    }

    @Override
    protected List<SigmoidBeliefNetSpec> specs() {
        return List.of(
                new SigmoidBeliefNetSpec(Optional.of(2), List.of(), Biases.of("learnable"), 0.5),
                new SigmoidBeliefNetSpec(Optional.empty(), List.of(2, 1), Biases.of("learnable"), 0.5),
                new SigmoidBeliefNetSpec(Optional.of(1), List.of(), Biases.of("0"), 0.5),
                new SigmoidBeliefNetSpec(Optional.of(1), List.of(), Biases.of("-0.5"), 0.5));
    }

    @Override
    protected Dataset data() {
        return BitData.COUNTED;
    }

    @Override
    protected List<Impossible<SigmoidBeliefNetSpec>> impossible() {
        return List.of(
                new Impossible<>(
                        new SigmoidBeliefNetSpec(Optional.of(2), List.of(2), Biases.of("0"), 0.5), new DataShape(9, 3)),
                new Impossible<>(
                        new SigmoidBeliefNetSpec(Optional.empty(), List.of(), Biases.of("0"), 0.5),
                        new DataShape(9, 3)),
                new Impossible<>(
                        new SigmoidBeliefNetSpec(Optional.empty(), List.of(2, 0), Biases.of("0"), 0.5),
                        new DataShape(9, 3)));
    }
}
