package org.entropysum.models.expfamily;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \sigma^2 I_D) \) with \( \eta = (m/\sigma^2, -1/2\sigma^2) \), whatever the mean; σ² is a
 * parameter, by its logarithm.
 */
final class GaussianNoise implements Conditional {
    static final String NAME = "observable";
    static final String LOG_VARIANCE = "log variance";

    private final MeanMap mean;
    private final GaussianSpherical family;

    GaussianNoise(int observables, MeanMap mean) {
        this.mean = mean;
        this.family = GaussianSpherical.of(observables);
    }

    static Block block() {
        return Block.of(LOG_VARIANCE, Role.OBSERVABLE, 1, 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return new Child.Observed();
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    static double variance(Parameters parameters) {
        return Math.exp(parameters.scalar(LOG_VARIANCE));
    }

    /** σ² for results, [1, 1]. */
    static INDArray usual(Parameters parameters) {
        return Matrix.over(new double[] {variance(parameters)}, 1, 1).toArray();
    }

    // σ² → e^{−t} σ² scales both natural parameters, whatever the mean
    static Direction direction(Layout layout, int latents) {
        return Direction.Along.parameters(NAME, Parameters.zeros(layout).with(LOG_VARIANCE, -1), latents);
    }

    @Override
    public Linearization at(Parameters parameters, INDArray latents) {
        Matrix z = Matrix.copyOf(latents);
        Matrix means = mean.at(parameters, z);
        double variance = variance(parameters);
        int d = family.eventSize();
        return new Linearization() {
            @Override
            public INDArray value() {
                Matrix eta = Matrix.zeros(means.rows(), d + 1);
                for (int i = 0; i < means.rows(); i++) {
                    for (int j = 0; j < d; j++) {
                        eta.set(i, j, means.get(i, j) / variance);
                    }
                    eta.set(i, d, -0.5 / variance);
                }
                return eta.toArray();
            }

            // dη₁ = (dm − m dlog σ²)/σ², dη₂ = dlog σ² / 2σ²
            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                Matrix all = Matrix.copyOf(cotangent).scale(1 / variance);
                Matrix first = all.columns(0, d);
                double byLogVariance = 0.5 * all.columns(d, d + 1).columnSums().get(0, 0);
                for (int i = 0; i < first.values().length; i++) {
                    byLogVariance -= first.values()[i] * means.values()[i];
                }
                into.add(LOG_VARIANCE, byLogVariance);
                mean.pullback(parameters, z, first, into);
            }
        };
    }
}
