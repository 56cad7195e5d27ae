package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;

/**
 * Gaussian distributions as closed forms of expectations see them: by means and variances of single latents, where a prior
 * has independent latents, and by \( \mathrm{tr}(G\,\Sigma^{(n)}) \), where a log density is quadratic. Derivatives are carried
 * back to the coordinates of {@link Posterior#coordinateGradient}.
 */
public interface GaussianMarginals extends Posterior {
    /**
     * The means.
     *
     * @return ν, {@code [B, H]}
     */
    Matrix marginalMean();

    /**
     * The variances.
     *
     * @return the diagonals of the covariances, {@code [B, H]}
     */
    Matrix marginalVariance();

    /**
     * The derivative of a function of means and variances.
     *
     * @param byMean the derivative by ν, {@code [B, H]}
     * @param byVariance the derivative by the variances, {@code [B, H]}
     * @return {@code [B, M]}
     */
    Matrix marginalGradient(Matrix byMean, Matrix byVariance);

    /**
     * The expected squares of the deviations from the mean.
     *
     * @param gram G, symmetric, {@code [H, H]}
     * @return \( \mathrm{tr}(G\,\Sigma^{(n)}) \), {@code [B, 1]}
     */
    Matrix expectedSquares(Matrix gram);

    /**
     * The derivative of the expected squares.
     *
     * @param gram G, symmetric, {@code [H, H]}
     * @return {@code [B, M]}
     */
    Matrix expectedSquaresGradient(Matrix gram);

    /**
     * The sum of the covariances.
     *
     * @return \( \sum_n \Sigma^{(n)} \), {@code [H, H]}
     */
    Matrix covarianceSum();

    /**
     * The derivative of the entropies.
     *
     * @return by the coordinates of each distribution, {@code [B, M]}
     */
    Matrix entropyGradient();

    /**
     * A matrix times the sum of the covariances.
     *
     * @param left {@code [M, H]}
     * @return \( L \sum_n \Sigma^{(n)} \), {@code [M, H]}
     */
    default Matrix timesCovarianceSum(Matrix left) {
        return left.times(covarianceSum());
    }

    /**
     * The derivative of a function of means and variances, plus multiples of the expected squares and of the entropies.
     *
     * @param byMean the derivative by ν, {@code [B, H]}
     * @param byVariance the derivative by the variances, {@code [B, H]}
     * @param gram G, symmetric, {@code [H, H]}
     * @param ofSquares what \( \mathrm{tr}(G\,\Sigma^{(n)}) \) counts
     * @param ofEntropy what the entropies count
     * @return {@code [B, M]}
     */
    default Matrix gradient(Matrix byMean, Matrix byVariance, Matrix gram, double ofSquares, double ofEntropy) {
        return marginalGradient(byMean, byVariance)
                .addScaled(ofSquares, expectedSquaresGradient(gram))
                .addScaled(ofEntropy, entropyGradient());
    }
}
