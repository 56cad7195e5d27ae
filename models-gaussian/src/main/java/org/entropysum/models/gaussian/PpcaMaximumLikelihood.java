package org.entropysum.models.gaussian;

import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.posterior.MaximumLikelihood;

/**
 * The maximum likelihood of p-PCA (Tipping and Bishop, 1999): with eigenvalues ℓ and eigenvectors U of the covariance
 * (divisor N), σ² is the mean of the D − H smallest ℓ, and \( W = U_H (\Lambda_H - \sigma^2 I)^{1/2} \).
 */
final class PpcaMaximumLikelihood implements MaximumLikelihood {
    /** Eigenvalues below this share of the largest are rounding. */
    private static final double ROUNDING = 1e-14;

    private final Ppca model;
    private final int latents;
    private final NoiseVariance noise;

    PpcaMaximumLikelihood(Ppca model, int latents, NoiseVariance noise) {
        this.model = model;
        this.latents = latents;
        this.noise = noise;
    }

    @Override
    public Parameters fit(Dataset data) {
        Moments moments = Moments.of(data);
        SymmetricEigen eigen = SymmetricEigen.of(moments.covariance());
        double variance = noise.fixed().orElseGet(() -> meanOfRest(eigen.values()));
        int observables = moments.covariance().rows();
        Matrix weights = Matrix.zeros(observables, latents);
        for (int h = 0; h < latents; h++) {
            double scale = Math.sqrt(Math.max(0, eigen.values()[h] - variance));
            for (int d = 0; d < observables; d++) {
                weights.set(d, h, scale * eigen.vectors().get(d, h));
            }
        }
        return model.parameters(weights, moments.mean(), variance);
    }

    private double meanOfRest(double[] eigenvalues) {
        double sum = 0;
        for (int d = latents; d < eigenvalues.length; d++) {
            sum += eigenvalues[d];
        }
        double variance = sum / (eigenvalues.length - latents);
        if (variance > ROUNDING * eigenvalues[0]) {
            return variance;
        }
        throw new NumericFailure(
                "noise variance", "is " + variance + ": the data lie in a subspace of the latents' size");
    }
}
