package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.VariationalFamily;

/**
 * One chunk of sparse coding under q with independent latents. With \( v = \tau^2 \), g = WᵀW and
 * \( c = 1/N \), the derivatives are \( c\,(RW/\sigma^2 - \mathrm{erf}/\lambda) \) by ν and
 * \( 2v\,(-\varphi/\lambda\tau - g_{hh}/2\sigma^2)\,c + c \) by log τ; each number of q is read once.
 */
final class MeanFieldSparseCoding {
    /** Data points that go through all products together; what belongs to them stays in a second-level cache. */
    static final int ROWS = 128;

    private final SparseCodingPlace place;
    private final Matrix mean;
    private final Matrix logScale;
    private final SparseCodingRoom room;

    MeanFieldSparseCoding(SparseCodingPlace place, DiagonalGaussianPosterior q, SparseCodingRoom room) {
        this.place = place;
        this.mean = q.meansOnHeap();
        this.logScale = q.logScalesOnHeap();
        this.room = room;
    }

    void add(Batch batch, VariationalFamily.Pullback pullback, ChunkSums into) {
        int rows = batch.rows();
        double squares = 0;
        double[] lengths = place.squaredLengths();
        MeanFieldRoom sums = room.meanField().begin(place, rows);
        for (int first = 0; first < rows; first += ROWS) {
            squares += room.residuals(batch.rowsOnHeap(), mean, first, Math.min(ROWS, rows - first));
            sums.differentiate(mean, logScale, first, room.byMeansOfRows());
            room.addToDecoder(first > 0);
        }
        Matrix gradient = sums.gradient();
        double[] variances = sums.variances();
        for (int h = 0; h < lengths.length; h++) {
            squares += lengths[h] * variances[h];
        }
        place.addPrior(rows, sums.magnitudes(), into);
        place.addObservable(rows, squares, into);
        addDecoder(variances, into);
        pullback.add(gradient, into.gradient());
        double entropy = 0.5 * mean.values().length * (Elementary.LOG_TWO_PI + 1) + sums.sumOfLogScales();
        into.addPosterior(place.perDatum() * entropy, sums.sumOfRowMaxima());
        double[] rates = sums.rates();
        for (int h = 0; h < rates.length; h++) {
            into.addLatentRate(h, rates[h]);
        }
    }

    // ∂/∂W = (Rᵀν − W Σ_n v)/σ²
    private void addDecoder(double[] variances, ChunkSums into) {
        Matrix byDecoder = room.byDecoder();
        double[] row = new double[variances.length];
        double[] weights = new double[variances.length];
        for (int d = 0; d < byDecoder.rows(); d++) {
            int at = d * row.length;
            System.arraycopy(byDecoder.values(), at, row, 0, row.length);
            System.arraycopy(place.decoder().values(), at, weights, 0, row.length);
            subtractProducts(weights, variances, place.bySquares(), row);
            System.arraycopy(row, 0, byDecoder.values(), at, row.length);
        }
        into.gradient().add(LinearMean.WEIGHTS, place.byWeights(byDecoder));
    }

    private static void subtractProducts(double[] left, double[] right, double factor, double[] from) {
        for (int h = 0; h < from.length; h++) {
            from[h] = factor * (from[h] - left[h] * right[h]);
        }
    }
}
