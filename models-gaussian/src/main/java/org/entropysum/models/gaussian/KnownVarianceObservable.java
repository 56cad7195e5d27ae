package org.entropysum.models.gaussian;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianKnownVariance;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \sigma_0^2 I_D) \) seen as a family with known variance, \( \eta = m/\sigma_0^2 \), where the
 * mean m is a network: its base measure varies, and its entropy is a pseudo entropy.
 */
final class KnownVarianceObservable implements Conditional {
    private final Network mean;
    private final double variance;
    private final GaussianKnownVariance family;

    KnownVarianceObservable(Network mean, double variance) {
        this.mean = mean;
        this.variance = variance;
        this.family = GaussianKnownVariance.of(mean.outputSize(), variance);
    }

    @Override
    public String name() {
        return GaussianObservable.NAME;
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
    public boolean mixesRows() {
        return mean.mixesRows();
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        NetworkPass pass = mean.at(parameters, Matrix.copyOf(z));
        Matrix eta = Matrix.zeros(pass.output().rows(), mean.outputSize());
        return Linearization.of(
                eta.addScaled(1 / variance, pass.output()),
                (cotangent, into) -> into.latents().addScaled(1, pass.pullback(cotangent.scale(1 / variance), into)));
    }
}
