package org.entropysum.models.gaussian;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.LinearInput;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;

/** The mean \( Wz + \mu \) of an observable. */
record LinearMean(int observables, int latents) implements Network {
    static final String WEIGHTS = "weights";
    static final String MEAN = "mean";

    @Override
    public int inputSize() {
        return latents;
    }

    @Override
    public int outputSize() {
        return observables;
    }

    @Override
    public Layout layout() {
        return Layout.of(
                Block.of(WEIGHTS, Role.OBSERVABLE, observables, latents),
                Block.of(MEAN, Role.OBSERVABLE, 1, observables));
    }

    /** Standard normal weights and a mean of zero. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix weights = Matrix.zeros(observables, latents);
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] = normal.sample();
        }
        return Parameters.zeros(layout()).with(WEIGHTS, weights);
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix z) {
        Matrix weights = parameters.matrix(WEIGHTS);
        Matrix value = z.times(weights.transpose())
                .addScaled(1, parameters.matrix(MEAN).repeatRows(z.rows()));
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return value;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                into.add(WEIGHTS, cotangent.transposeTimes(z));
                into.add(MEAN, cotangent.columnSums());
                return cotangent.times(weights);
            }
        };
    }

    @Override
    public Optional<LinearInput> linearInput() {
        return Optional.of(new LinearInput(WEIGHTS));
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        return Optional.of(new LinearOutput(Optional.of(WEIGHTS), MEAN));
    }
}
