package org.entropysum.posterior;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.numeric.Matrix;
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

    static StandardNormalRule of(Expectation rule, int h) {
        if (rule instanceof Expectation.SigmaPoints) {
            return sigmaPoints(h);
        }
        if (rule instanceof Expectation.GaussHermite hermite) {
            return gaussHermite(hermite.order(), h);
        }
        if (rule instanceof Expectation.MonteCarlo draws) {
            return new Draws(draws.samples(), draws.seed(), h);
        }
        throw new IllegalArgumentException(
                "a Gaussian posterior cannot be enumerated; use sigma points, Gauss–Hermite or Monte Carlo");
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

    /** Draws that depend on the seed and the identity of the data point only. */
    record Draws(int size, long seed, int h) implements StandardNormalRule {
        private static final long GOLDEN = 0x9e3779b97f4a7c15L;

        @Override
        public double weight(int k) {
            return 1.0 / size;
        }

        @Override
        public Matrix points(int row) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed + GOLDEN * (row + 1));
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            Matrix points = Matrix.zeros(size, h);
            for (int i = 0; i < points.values().length; i++) {
                points.values()[i] = normal.sample();
            }
            return points;
        }
    }
}
