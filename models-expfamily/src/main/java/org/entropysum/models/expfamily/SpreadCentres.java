package org.entropysum.models.expfamily;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/**
 * Data points that lie far apart: k-means++ (Arthur and Vassilvitskii, 2007), with distances in units of each column's
 * standard deviation.
 */
final class SpreadCentres {
    private static final int CHUNK = 1024;

    private final Dataset data;
    private final Matrix variances;

    SpreadCentres(Dataset data) {
        this.data = data;
        this.variances = variances(data);
    }

    /** The variance of each column with divisor N, [1, D]. */
    static Matrix variances(Dataset data) {
        int n = data.shape().rows();
        Matrix mean = Matrix.zeros(1, data.shape().columns());
        data.chunks(CHUNK).forEach(chunk -> mean.addScaled(1, chunk.rowsOnHeap().columnSums()));
        mean.scale(1.0 / n);
        Matrix variances = Matrix.zeros(1, mean.columns());
        for (Batch chunk : data.chunks(CHUNK)) {
            Matrix x = chunk.rowsOnHeap();
            x.addScaled(-1, mean.repeatRows(x.rows()));
            for (int i = 0; i < x.rows(); i++) {
                for (int d = 0; d < x.columns(); d++) {
                    variances.add(0, d, x.get(i, d) * x.get(i, d) / n);
                }
            }
        }
        return variances;
    }

    /** K data points, each drawn with a probability proportional to its squared distance from those before. */
    Matrix choose(int count, UniformRandomProvider random) {
        double[] squared = new double[data.shape().rows()];
        java.util.Arrays.fill(squared, 1);
        Matrix centres = Matrix.zeros(count, variances.columns());
        for (int k = 0; k < count; k++) {
            Matrix chosen = data.rows(draw(squared, random), 1).rowsOnHeap();
            System.arraycopy(chosen.values(), 0, centres.values(), k * chosen.columns(), chosen.columns());
            for (Batch chunk : data.chunks(CHUNK)) {
                approach(squared, chunk, chosen, k == 0);
            }
        }
        return centres;
    }

    private void approach(double[] squared, Batch chunk, Matrix chosen, boolean isFirst) {
        for (int i = 0; i < chunk.rows(); i++) {
            int n = chunk.firstRow() + i;
            double distance = squaredDistance(chunk.rowsOnHeap(), i, chosen);
            squared[n] = isFirst ? distance : Math.min(squared[n], distance);
        }
    }

    private static int draw(double[] weights, UniformRandomProvider random) {
        double total = java.util.Arrays.stream(weights).sum();
        double rest = random.nextDouble() * total;
        for (int n = 0; n < weights.length; n++) {
            rest -= weights[n];
            if (rest < 0) {
                return n;
            }
        }
        return random.nextInt(weights.length);
    }

    private double squaredDistance(Matrix x, int row, Matrix centre) {
        double sum = 0;
        for (int d = 0; d < x.columns(); d++) {
            double difference = x.get(row, d) - centre.get(0, d);
            sum += difference * difference / variances.get(0, d);
        }
        return sum;
    }
}
