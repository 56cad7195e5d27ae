package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.numeric.FoldedNormalBlock;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;

/**
 * All that is done to single numbers of q in {@link MeanFieldSparseCoding}, some rows at a time, which stay in a first-level
 * cache. What is particular to a latent is repeated for each of these rows, and sums over data are kept apart for each of them
 * until the end, so that no loop has an offset.
 */
final class MeanFieldRoom {
    private static final int NUMBERS = 512;

    private final int latents;
    private final int rowsAtOnce;
    private final FoldedNormalBlock folded;
    private final double[] logScales;
    private final double[] byMean;
    private final double[] byLogScale;
    private final double[] largest;
    private final double[] byMagnitude;
    private final double[] bySquare;
    private final double[] magnitudes;
    private final double[] variances;
    private final double[] rates;
    private final double[] sumsOfLogScales;
    private double bySquares;
    private double byEntropy;
    private double sumOfRowMaxima;
    private Matrix gradient = Matrix.zeros(0, 0);

    MeanFieldRoom(int latents) {
        this.latents = latents;
        rowsAtOnce = Math.max(1, NUMBERS / latents);
        int room = rowsAtOnce * latents;
        folded = FoldedNormalBlock.of(room);
        logScales = new double[room];
        byMean = new double[room];
        byLogScale = new double[room];
        largest = new double[room];
        byMagnitude = new double[room];
        bySquare = new double[room];
        magnitudes = new double[room];
        variances = new double[room];
        rates = new double[room];
        sumsOfLogScales = new double[room];
    }

    /** Before a chunk of so many rows. */
    MeanFieldRoom begin(SparseCodingPlace place, int rows) {
        double[] squaredLengths = place.squaredLengths();
        double[] factors = place.byMagnitudes();
        for (int i = 0; i < byMagnitude.length; i++) {
            byMagnitude[i] = factors[i % latents];
            bySquare[i] = -0.5 * place.bySquares() * squaredLengths[i % latents];
        }
        bySquares = place.bySquares();
        byEntropy = place.weights().posterior() * place.perDatum();
        for (double[] sums : new double[][] {magnitudes, variances, rates, sumsOfLogScales}) {
            Arrays.fill(sums, 0);
        }
        sumOfRowMaxima = 0;
        if (gradient.rows() != rows) {
            gradient = Matrix.zeros(rows, 2 * latents);
        }
        return this;
    }

    /** The derivatives by ν and log τ, [B, 2H], until the next chunk. */
    Matrix gradient() {
        return gradient;
    }

    /** Differentiates by ν and log τ of the data points from the first on for which R W is given. */
    void differentiate(Matrix mean, Matrix logScale, int first, Panel byProduct) {
        for (int row = 0; row < byProduct.rows(); row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, byProduct.rows() - row);
            int count = rows * latents;
            int at = (first + row) * latents;
            System.arraycopy(mean.values(), at, folded.means(), 0, count);
            System.arraycopy(logScale.values(), at, logScales, 0, count);
            byProduct.storeRows(row, rows, byMean);
            System.arraycopy(logScales, 0, folded.deviations(), 0, count);
            folded.computeFromLogarithms(count);
            differentiate(folded.byMean(), folded.byVariance(), folded.deviations(), count);
            addUp(folded.means(), folded.magnitudes(), folded.deviations(), count);
            store(first + row, rows);
        }
    }

    private void differentiate(double[] erf, double[] density, double[] scales, int count) {
        byMeans(erf, byMagnitude, bySquares, byMean, count);
        byLogScales(density, byMagnitude, bySquare, scales, byEntropy, byLogScale, count);
        for (int i = 0; i < count; i++) {
            largest[i] = Math.max(Math.abs(byMean[i]), Math.abs(byLogScale[i]));
        }
    }

    private static void byMeans(double[] erf, double[] byMagnitude, double factor, double[] byMean, int count) {
        for (int i = 0; i < count; i++) {
            byMean[i] = byMagnitude[i] * erf[i] + factor * byMean[i];
        }
    }

    // ∂/∂log τ = 2τ² ∂/∂τ², and 1 from the entropy
    private static void byLogScales(
            double[] density,
            double[] byMagnitude,
            double[] bySquare,
            double[] scales,
            double byEntropy,
            double[] byLogScale,
            int count) {
        for (int i = 0; i < count; i++) {
            byLogScale[i] = 2 * scales[i] * scales[i] * (byMagnitude[i] * density[i] + bySquare[i]) + byEntropy;
        }
    }

    private void addUp(double[] means, double[] magnitude, double[] scales, int count) {
        add(magnitude, magnitudes, count);
        add(logScales, sumsOfLogScales, count);
        addProducts(scales, scales, variances, count);
        // Along z_h → eᵗ z_h: ν_h at ν_h, and 1 at log τ_h
        addProducts(means, byMean, rates, count);
        add(byLogScale, rates, count);
    }

    private static void add(double[] summands, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += summands[i];
        }
    }

    private static void addProducts(double[] left, double[] right, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += left[i] * right[i];
        }
    }

    private void store(int first, int rows) {
        double[] into = gradient.values();
        for (int row = 0; row < rows; row++) {
            int at = row * latents;
            int to = (first + row) * 2 * latents;
            System.arraycopy(byMean, at, into, to, latents);
            System.arraycopy(byLogScale, at, into, to + latents, latents);
            sumOfRowMaxima += maximum(largest, at, at + latents);
        }
    }

    private static double maximum(double[] values, int from, int to) {
        double first = 0;
        double second = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            first = values[i] > first ? values[i] : first;
            second = values[i + 1] > second ? values[i + 1] : second;
        }
        return Math.max(Math.max(first, second), i < to ? values[i] : 0);
    }

    /** Σ_n E|z_h|. */
    double[] magnitudes() {
        return overRows(magnitudes);
    }

    /** Σ_n τ_h². */
    double[] variances() {
        return overRows(variances);
    }

    /** The derivatives along z_h → eᵗ z_h. */
    double[] rates() {
        return overRows(rates);
    }

    /** Σ log τ. */
    double sumOfLogScales() {
        return Arrays.stream(sumsOfLogScales).sum();
    }

    /** Σ_n of the largest derivative of a data point. */
    double sumOfRowMaxima() {
        return sumOfRowMaxima;
    }

    private double[] overRows(double[] sums) {
        double[] all = Arrays.copyOf(sums, latents);
        for (int i = latents; i < sums.length; i++) {
            all[i % latents] += sums[i];
        }
        return all;
    }
}
