package org.entropysum.posterior;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.StandardNormal;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Weighted points for expectations under N(0, I) in H dimensions. */
sealed interface StandardNormalRule {
    /** The number of points. */
    int size();

    /** The weight of point k. */
    double weight(int k);

    /** The points for a data point, [size, H]. */
    Matrix points(int row);

    /** Writes the points for consecutive data points one after the other, from the start of a buffer. */
    default void fill(int firstRow, int rows, double[] into) {
        for (int n = 0; n < rows; n++) {
            double[] points = points(firstRow + n).values();
            System.arraycopy(points, 0, into, n * points.length, points.length);
        }
    }

    /** The weights of the points for a number of data points, [rows, size]. */
    default Matrix weights(int rows) {
        Matrix weights = Matrix.zeros(rows, size());
        for (int k = 0; k < size(); k++) {
            weights.set(0, k, weight(k));
        }
        for (int n = 1; n < rows; n++) {
            System.arraycopy(weights.values(), 0, weights.values(), n * size(), size());
        }
        return weights;
    }

    /** Maps one standard normal point to a latent. */
    @FunctionalInterface
    interface Placement {
        /** Writes the node of data point n for the point at from in the buffer standard to z, starting at to. */
        void place(int n, double[] standard, int from, double[] z, int to);
    }

    /** The nodes of data points firstRow, firstRow + 1, … under distributions of h latents. */
    default Nodes nodes(int firstRow, int rows, int h, Placement placement) {
        Matrix z = Matrix.zeros(rows * size(), h);
        for (int n = 0; n < rows; n++) {
            Matrix points = points(firstRow + n);
            for (int k = 0; k < size(); k++) {
                placement.place(n, points.values(), k * points.columns(), z.values(), (n * size() + k) * h);
            }
        }
        return new Nodes.PerDatum(z, weights(rows));
    }

    static StandardNormalRule of(Expectation rule, int h) {
        if (rule instanceof Expectation.SigmaPoints || rule instanceof Expectation.Analytic) {
            return sigmaPoints(h);
        }
        if (rule instanceof Expectation.GaussHermite hermite) {
            return gaussHermite(hermite.order(), h);
        }
        if (rule instanceof Expectation.MonteCarlo draws) {
            return new Draws(draws.samples(), draws.seed(), h);
        }
        if (rule instanceof Expectation.QuasiMonteCarlo net) {
            return new Spread(UniformRule.shifted(net, h));
        }
        throw new IllegalArgumentException(
                "a Gaussian posterior cannot be enumerated; use sigma points, Gauss–Hermite or (quasi) Monte Carlo");
    }

    private static StandardNormalRule sigmaPoints(int h) {
        Matrix points = Matrix.zeros(2 * h, h);
        for (int i = 0; i < h; i++) {
            points.set(i, i, Math.sqrt(h));
            points.set(h + i, i, -Math.sqrt(h));
        }
        double[] weights = new double[2 * h];
        Arrays.fill(weights, 0.5 / h);
        return new Fixed(points, weights);
    }

    // ∫ f(x) N(x; 0, 1) dx = π^{-1/2} ∫ f(√2 t) e^{-t²} dt
    private static StandardNormalRule gaussHermite(int order, int h) {
        GaussIntegrator rule = new GaussIntegratorFactory().hermite(order);
        int size = Math.toIntExact(Math.round(Math.pow(order, h)));
        Matrix points = Matrix.zeros(size, h);
        double[] weights = new double[size];
        for (int k = 0; k < size; k++) {
            weights[k] = 1;
            int rest = k;
            for (int i = 0; i < h; i++) {
                points.set(k, i, Math.sqrt(2) * rule.getPoint(rest % order));
                weights[k] *= rule.getWeight(rest % order) / Math.sqrt(Math.PI);
                rest /= order;
            }
        }
        return new Fixed(points, weights);
    }

    /** The same points for all data. */
    record Fixed(Matrix allPoints, double[] weights) implements StandardNormalRule {
        @Override
        public int size() {
            return weights.length;
        }

        @Override
        public double weight(int k) {
            return weights[k];
        }

        @Override
        public Matrix points(int row) {
            return allPoints;
        }
    }

    /** Independent draws. */
    record Draws(int size, long seed, int h) implements StandardNormalRule {
        @Override
        public double weight(int k) {
            return 1.0 / size;
        }

        @Override
        public Matrix points(int row) {
            Matrix points = Matrix.zeros(size, h);
            fill(row, 1, points.values());
            return points;
        }

        @Override
        public void fill(int firstRow, int rows, double[] into) {
            for (int n = 0; n < rows; n++) {
                var normal = ZigguratSampler.NormalizedGaussian.of(RowStream.of(seed, firstRow + n));
                for (int i = n * size * h; i < (n + 1) * size * h; i++) {
                    into[i] = normal.sample();
                }
            }
        }
    }

    /** Evenly spread points of the unit cube under the inverse of the distribution function. */
    record Spread(UniformRule uniform) implements StandardNormalRule {
        @Override
        public int size() {
            return uniform.size();
        }

        @Override
        public double weight(int k) {
            return 1.0 / uniform.size();
        }

        @Override
        public Matrix points(int row) {
            Matrix points = uniform.points(row);
            for (int i = 0; i < points.values().length; i++) {
                points.values()[i] = StandardNormal.quantile(points.values()[i]);
            }
            return points;
        }
    }
}
