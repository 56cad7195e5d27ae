package org.entropysum.posterior;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;

/**
 * Expectations under one distribution from its log density alone: sums over all states, or the trapezoidal rule in the plane
 * on a grid that follows the covariance of given nodes (for Gaussians exact to rounding with steps of half a deviation).
 *
 * @param z where the density is known, one point a row
 * @param logDensity log q there
 * @param cell the volume that a point stands for
 */
record Reference(Matrix z, double[] logDensity, double cell) {
    private static final double STEP = 0.5;
    private static final int REACH = 22;
    private static final int GRID = 2 * REACH + 1;

    static Reference of(GenerativeModel model, Posterior posterior, int n, Nodes around) {
        if (model instanceof EnumerableLatents finite) {
            Matrix states = Matrix.copyOf(finite.states());
            return of(posterior, n, states, 1);
        }
        Matrix mean = mean(around, n);
        Cholesky spread = Cholesky.of("covariance of the nodes", covariance(around, n, mean));
        Matrix grid = Matrix.zeros(GRID * GRID, 2);
        for (int i = 0; i < grid.rows(); i++) {
            double a = STEP * (i / GRID - REACH);
            double b = STEP * (i % GRID - REACH);
            Matrix factor = spread.factor();
            grid.set(i, 0, mean.get(0, 0) + factor.get(0, 0) * a);
            grid.set(i, 1, mean.get(0, 1) + factor.get(1, 0) * a + factor.get(1, 1) * b);
        }
        return of(posterior, n, grid, STEP * STEP * Math.exp(0.5 * spread.logDeterminant()));
    }

    private static Reference of(Posterior posterior, int n, Matrix z, double cell) {
        int rows = (int) posterior.entropy().size(0);
        Matrix log = posterior.logDensity(new Nodes.Shared(z, Matrix.zeros(rows, z.rows())));
        return new Reference(z, log.row(n).values(), cell);
    }

    /** Σ or ∫ q(z) f(z), where f may be infinite if q is zero. */
    double expectation(ToDoubleFunction<double[]> f) {
        double sum = 0;
        for (int i = 0; i < z.rows(); i++) {
            double q = Math.exp(logDensity[i]) * cell;
            sum += q == 0 ? 0 : q * f.applyAsDouble(z.row(i).values());
        }
        return sum;
    }

    double entropy() {
        double sum = 0;
        for (double log : logDensity) {
            double q = Math.exp(log) * cell;
            sum -= q == 0 ? 0 : q * log;
        }
        return sum;
    }

    static double expectation(Nodes nodes, int n, ToDoubleFunction<double[]> f) {
        double sum = 0;
        for (int s = 0; s < nodes.weight().columns(); s++) {
            double weight = nodes.weight().get(n, s);
            sum += weight == 0
                    ? 0
                    : weight * f.applyAsDouble(nodes.z().row(nodes.row(n, s)).values());
        }
        return sum;
    }

    private static Matrix mean(Nodes nodes, int n) {
        Matrix mean = Matrix.zeros(1, nodes.z().columns());
        Arrays.setAll(mean.values(), i -> expectation(nodes, n, z -> z[i]));
        return mean;
    }

    private static Matrix covariance(Nodes nodes, int n, Matrix mean) {
        int h = mean.columns();
        Matrix covariance = Matrix.zeros(h, h);
        Arrays.setAll(
                covariance.values(),
                k -> expectation(nodes, n, z -> (z[k / h] - mean.get(0, k / h)) * (z[k % h] - mean.get(0, k % h))));
        return covariance;
    }
}
