package org.entropysum.models.expfamily;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/**
 * Data points that lie far apart: k-means++ (Arthur and Vassilvitskii, 2007), with distances in units of each column's
 * standard deviation.
 */
final class SpreadCentres {
    private final Matrix points;
    private final Matrix variances;

    SpreadCentres(Dataset data) {
        this.points =
                Matrix.over(data.values(), data.shape().rows(), data.shape().columns());
        this.variances = variances(data);
    }

    /** The variance of each column with divisor N, [1, D]. */
    static Matrix variances(Dataset data) {
        int n = data.shape().rows();
        Matrix x = Matrix.over(data.values(), n, data.shape().columns());
        x.addScaled(-1, x.columnSums().scale(1.0 / n).repeatRows(n));
        Matrix variances = Matrix.zeros(1, x.columns());
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < x.columns(); d++) {
                variances.add(0, d, x.get(i, d) * x.get(i, d) / n);
            }
        }
        return variances;
    }

    /** K data points, each drawn with a probability proportional to its squared distance from those before. */
    Matrix choose(int count, UniformRandomProvider random) {
        double[] squared = new double[points.rows()];
        java.util.Arrays.fill(squared, 1);
        Matrix centres = Matrix.zeros(count, points.columns());
        for (int k = 0; k < count; k++) {
            int chosen = draw(squared, random);
            System.arraycopy(points.row(chosen).values(), 0, centres.values(), k * points.columns(), points.columns());
            for (int n = 0; n < squared.length; n++) {
                double distance = squaredDistance(n, chosen);
                squared[n] = k == 0 ? distance : Math.min(squared[n], distance);
            }
        }
        return centres;
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

    private double squaredDistance(int a, int b) {
        double sum = 0;
        for (int d = 0; d < points.columns(); d++) {
            double difference = points.get(a, d) - points.get(b, d);
            sum += difference * difference / variances.get(0, d);
        }
        return sum;
    }
}
