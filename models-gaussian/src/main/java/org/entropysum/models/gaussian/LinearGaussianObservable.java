package org.entropysum.models.gaussian;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(Wz + \mu, \sigma^2 I_D) \) with \( \eta = (m/\sigma^2, -1/2\sigma^2) \), m = Wz + μ; σ² is a
 * parameter (its logarithm) or fixed.
 */
final class LinearGaussianObservable implements Conditional {
    static final String LOG_VARIANCE = "log variance";

    private final int observables;
    private final NoiseVariance noise;
    private final GaussianDiagonal family;

    LinearGaussianObservable(int observables, NoiseVariance noise) {
        this.observables = observables;
        this.noise = noise;
        this.family = GaussianDiagonal.of(observables);
    }

    @Override
    public String name() {
        return "observable";
    }

    @Override
    public Child child() {
        return new Child.Observed();
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        double variance = noise.fixed().orElseGet(() -> Math.exp(parameters.scalar(LOG_VARIANCE)));
        return new AtLatents(new LinearMean(parameters, Matrix.copyOf(z)), variance);
    }

    private final class AtLatents implements Linearization {
        private final LinearMean linear;
        private final Matrix mean;
        private final double variance;

        AtLatents(LinearMean linear, double variance) {
            this.linear = linear;
            this.mean = linear.value();
            this.variance = variance;
        }

        @Override
        public INDArray value() {
            Matrix eta = Matrix.zeros(mean.rows(), 2 * observables);
            for (int i = 0; i < mean.rows(); i++) {
                for (int d = 0; d < observables; d++) {
                    eta.set(i, d, mean.get(i, d) / variance);
                    eta.set(i, observables + d, -0.5 / variance);
                }
            }
            return eta.toArray();
        }

        // dη₁ = (dm − m dlog σ²)/σ², dη₂ = dlog σ² / 2σ²
        @Override
        public void pullback(INDArray cotangent, Gradient into) {
            Matrix all = Matrix.copyOf(cotangent).scale(1 / variance);
            Matrix first = all.columns(0, observables);
            linear.pullback(first, into);
            if (noise.fixed().isEmpty()) {
                Matrix second = all.columns(observables, 2 * observables);
                double byLogVariance = 0;
                for (int i = 0; i < first.values().length; i++) {
                    byLogVariance += 0.5 * second.values()[i] - first.values()[i] * mean.values()[i];
                }
                into.add(LOG_VARIANCE, byLogVariance);
            }
        }
    }
}
