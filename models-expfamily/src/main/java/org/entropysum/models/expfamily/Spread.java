package org.entropysum.models.expfamily;

import java.util.List;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.numeric.Matrix;

/**
 * Means and variances (divisor N) of the columns of what is computed from each data point, in two passes.
 *
 * @param means the means
 * @param variances the variances
 */
record Spread(double[] means, double[] variances) {
    static Spread of(List<Batch> chunks, Function<Batch, Matrix> features) {
        int rows = chunks.stream().mapToInt(Batch::rows).sum();
        double[] means = new double[features.apply(chunks.get(0)).columns()];
        double[] variances = new double[means.length];
        chunks.forEach(chunk -> addMeans(features.apply(chunk), rows, means));
        chunks.forEach(chunk -> addVariances(features.apply(chunk), rows, means, variances));
        return new Spread(means, variances);
    }

    private static void addMeans(Matrix values, int rows, double[] means) {
        for (int n = 0; n < values.rows(); n++) {
            for (int j = 0; j < means.length; j++) {
                means[j] += values.get(n, j) / rows;
            }
        }
    }

    private static void addVariances(Matrix values, int rows, double[] means, double[] variances) {
        for (int n = 0; n < values.rows(); n++) {
            for (int j = 0; j < means.length; j++) {
                double deviation = values.get(n, j) - means[j];
                variances[j] += deviation * deviation / rows;
            }
        }
    }
}
