package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.data.Moments;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.posterior.MomentFit;

/**
 * The maximum likelihood of p-PCA (Tipping and Bishop, 1999): with eigenvalues ℓ and eigenvectors U of the covariance
 * (divisor N), σ² is the mean of the D − H smallest ℓ, and \( W = U_H (\Lambda_H - \sigma^2 I)^{1/2} \).
 */
final class PpcaMaximumLikelihood implements MomentFit {
    /** Eigenvalues below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-14;

    private final LinearGaussian model;
    private final NoiseVariance noise;

    PpcaMaximumLikelihood(LinearGaussian model, NoiseVariance noise) {
        this.model = model;
        this.noise = noise;
    }

    @Override
    public Parameters fit(Moments moments) {
        SymmetricEigen eigen = SymmetricEigen.of(moments.covariance());
        double variance = noise.fixed().orElseGet(() -> meanOfRest(eigen.values()));
        int observables = moments.covariance().rows();
        Matrix weights = Matrix.zeros(observables, model.latentSize());
        for (int h = 0; h < model.latentSize(); h++) {
            double scale = Math.sqrt(Math.max(0, eigen.values()[h] - variance));
            for (int d = 0; d < observables; d++) {
                weights.set(d, h, scale * eigen.vectors().get(d, h));
            }
        }
        double[] variances = new double[observables];
        Arrays.fill(variances, variance);
        return model.parameters(weights, moments.mean(), variances);
    }

    private double meanOfRest(double[] eigenvalues) {
        double sum = 0;
        for (int d = model.latentSize(); d < eigenvalues.length; d++) {
            sum += eigenvalues[d];
        }
        double variance = sum / (eigenvalues.length - model.latentSize());
        if (variance > ROUNDING * eigenvalues[0]) {
            return variance;
        }
        throw new NumericFailure(
                "noise variance", "is " + variance + ": the data lie in a subspace of the latents' size");
    }
}
