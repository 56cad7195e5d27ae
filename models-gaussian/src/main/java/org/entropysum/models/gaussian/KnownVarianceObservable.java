package org.entropysum.models.gaussian;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianKnownVariance;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(Wz + \mu, \sigma_0^2 I_D) \) seen as a family with known variance, \( \eta = (Wz + \mu)/\sigma_0^2
 * \): its base measure varies, and its entropy is a pseudo entropy.
 */
final class KnownVarianceObservable implements Conditional {
    private final double variance;
    private final GaussianKnownVariance family;

    KnownVarianceObservable(int observables, double variance) {
        this.variance = variance;
        this.family = GaussianKnownVariance.of(observables, variance);
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
        LinearMean linear = new LinearMean(parameters, Matrix.copyOf(z));
        INDArray value = linear.value().scale(1 / variance).toArray();
        return new Linearization() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                linear.pullback(Matrix.copyOf(cotangent).scale(1 / variance), into);
            }
        };
    }
}
