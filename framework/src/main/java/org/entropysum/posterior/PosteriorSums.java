package org.entropysum.posterior;

import org.entropysum.model.Gradient;
import org.entropysum.numeric.Matrix;

/**
 * What the posteriors of a chunk add once the model has been evaluated at their nodes: entropies, the gradient by Φ through
 * their coordinates, and the derivatives by rescaling the latents.
 *
 * @param visit the posteriors
 * @param weight a_q, the weight of H[q] in the bound
 */
public record PosteriorSums(VariationalFamily.Visit visit, double weight) {
    /**
     * Adds to the sums.
     *
     * @param cotangent how the bound without H[q] changes with the nodes
     * @param gradient receives the derivatives by Φ
     * @param sums receives the rest
     */
    public void add(NodeCotangent cotangent, Gradient gradient, ChunkSums sums) {
        add(cotangent, MomentCotangent.zeros(0, 0), gradient, sums);
    }

    /**
     * Adds to the sums, where some terms are closed forms of means and variances.
     *
     * @param cotangent how the bound without H[q] changes with the nodes
     * @param moments how it changes with means and variances
     * @param gradient receives the derivatives by Φ
     * @param sums receives the rest
     */
    public void add(NodeCotangent cotangent, MomentCotangent moments, Gradient gradient, ChunkSums sums) {
        Posterior posterior = visit.posterior();
        NodeCotangent relative = cotangent.scaled(1 / weight);
        Matrix byCoordinates = posterior.coordinateGradient(relative);
        if (weight != 1) {
            byCoordinates.scale(weight);
        }
        moments.addTo(byCoordinates, posterior);
        visit.pullback().add(byCoordinates, gradient);
        sums.addPosterior(cotangent.perDatum() * posterior.entropySum(), sumOfRowMaxima(byCoordinates));
        if (posterior.movesNodes()) {
            addLatentRates(relative, moments, sums);
        }
    }

    private static double sumOfRowMaxima(Matrix matrix) {
        double sum = 0;
        double[] values = matrix.values();
        for (int row = 0; row < values.length; row += matrix.columns()) {
            double largest = 0;
            double poison = 0;
            for (int i = row; i < row + matrix.columns(); i++) {
                double size = Math.abs(values[i]);
                largest = size > largest ? size : largest;
                // NaN where a number is not finite
                poison += 0 * size;
            }
            sum += largest + poison;
        }
        return sum;
    }

    // dF/dt along z_h → eᵗ z_h: Σ z_h ∂F/∂z_h, and 1 from the entropy
    private void addLatentRates(NodeCotangent cotangent, MomentCotangent moments, ChunkSums sums) {
        Matrix z = cotangent.nodes().z();
        double[] rates = new double[z.columns()];
        double entropies = cotangent.perDatum() * cotangent.nodes().weight().rows();
        java.util.Arrays.fill(rates, entropies);
        double[] byLatents = cotangent.latents().values();
        for (int h = 0; h < rates.length; h++) {
            double sum = 0;
            for (int at = h; at < byLatents.length; at += rates.length) {
                sum += z.values()[at] * byLatents[at];
            }
            rates[h] += sum;
        }
        for (int h = 0; h < rates.length; h++) {
            if (visit.posterior().moves(h)) {
                sums.addLatentRate(h, weight * rates[h] + moments.rate(visit.posterior(), h));
            }
        }
    }
}
