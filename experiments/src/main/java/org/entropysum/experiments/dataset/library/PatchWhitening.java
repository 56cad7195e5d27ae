package org.entropysum.experiments.dataset.library;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;

/** x ↦ V (x − mean), where V decorrelates: Λ^{-½} Uᵀ (PCA) or U Λ^{-½} Uᵀ (ZCA) for the covariance U Λ Uᵀ. */
record PatchWhitening(Matrix map, Matrix mean) {
    private static final double SINGULAR = 1e-12;

    /** From a sample of patches, [N, D]. */
    static PatchWhitening of(Matrix patches, boolean turnedBack) {
        int n = patches.rows();
        int d = patches.columns();
        Matrix mean = patches.columnSums().scale(1.0 / n);
        Matrix centred = patches.columns(0, d).addScaled(-1, mean.repeatRows(n));
        SymmetricEigen eigen = SymmetricEigen.of(centred.transposeTimes(centred).scale(1.0 / n));
        double[] variances = eigen.values();
        Integer[] order = IntStream.range(0, d).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(variances[b], variances[a]));
        if (!(variances[order[d - 1]] > SINGULAR * variances[order[0]])) {
            throw new NumericFailure("covariance of the patches", "is singular: they cannot be whitened");
        }
        Matrix components = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                components.set(i, j, eigen.vectors().get(j, order[i]) / Math.sqrt(variances[order[i]]));
            }
        }
        return new PatchWhitening(turnedBack ? turned(components, eigen.vectors(), order) : components, mean);
    }

    private static Matrix turned(Matrix components, Matrix vectors, Integer[] order) {
        Matrix back = Matrix.zeros(order.length, order.length);
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                back.set(j, i, vectors.get(j, order[i]));
            }
        }
        return back.times(components);
    }

    void apply(double[] x) {
        double[] centred = new double[x.length];
        Arrays.setAll(centred, j -> x[j] - mean.get(0, j));
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += map.get(i, j) * centred[j];
            }
            x[i] = sum;
        }
    }
}
