package org.entropysum.models.expfamily;

import java.util.Optional;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.family.ParameterChart.Part;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;

/**
 * Means and covariances of Gaussian components in the coordinates of their chart, without a detour through precisions, which
 * would cost digits.
 *
 * @param components the components
 * @param covariance their form
 */
record GaussianForm(Components components, Covariance covariance) {
    static final String MEANS = "means";

    private static final String LOG_VARIANCES = "log variances";
    static final String LOG_SCALES = "log scales";
    static final String CORRELATIONS = "correlations";

    /** The form of components that are Gaussian. */
    static Optional<GaussianForm> of(Components components) {
        ExponentialFamily family = components.family();
        if (family instanceof GaussianSpherical) {
            return Optional.of(new GaussianForm(components, Covariance.SPHERICAL));
        }
        if (family instanceof GaussianDiagonal) {
            return Optional.of(new GaussianForm(components, Covariance.DIAGONAL));
        }
        boolean tied = components.chart().parts().stream().anyMatch(components::isShared);
        return family instanceof GaussianFull
                ? Optional.of(new GaussianForm(components, tied ? Covariance.TIED : Covariance.FULL))
                : Optional.empty();
    }

    boolean isTied() {
        return covariance == Covariance.TIED;
    }

    private int columns() {
        return components.family().eventSize();
    }

    /** The parameters in {@code before} with means and covariances replaced; covariances are [K or 1, D·D]. */
    Parameters with(Parameters before, Matrix means, Matrix covariances) {
        Parameters moved = before.with(MEANS, means);
        return switch (covariance) {
            case SPHERICAL -> moved.with(LOG_VARIANCES, logVariances(covariances, 1));
            case DIAGONAL -> moved.with(LOG_VARIANCES, logVariances(covariances, columns()));
            case TIED, FULL -> withFactors(moved, covariances);
        };
    }

    private Matrix logVariances(Matrix covariances, int variances) {
        int d = columns();
        Matrix logarithms = Matrix.zeros(covariances.rows(), variances);
        for (int k = 0; k < covariances.rows(); k++) {
            double trace = 0;
            for (int i = 0; i < d; i++) {
                double variance = covariances.get(k, i * d + i);
                trace += variance;
                logarithms.set(k, i % variances, Math.log(variances == 1 ? trace / d : variance));
            }
        }
        return logarithms;
    }

    private Parameters withFactors(Parameters before, Matrix covariances) {
        int d = columns();
        Matrix logScales = Matrix.zeros(covariances.rows(), d);
        Matrix correlations = Matrix.zeros(covariances.rows(), d * (d - 1) / 2);
        for (int m = 0; m < covariances.rows(); m++) {
            String name = isTied() ? "covariance of all components" : "covariance of component " + m;
            Matrix factor =
                    Cholesky.of(name, covariances.values(), m * d * d, d, 1).factor();
            int lower = 0;
            for (int i = 0; i < d; i++) {
                logScales.set(m, i, Math.log(factor.get(i, i)));
                for (int j = 0; j < i; j++) {
                    correlations.set(m, lower++, factor.get(i, j) / factor.get(i, i));
                }
            }
        }
        return before.with(LOG_SCALES, logScales).with(CORRELATIONS, correlations);
    }

    boolean isFull() {
        return isTied() || covariance == Covariance.FULL;
    }

    /** Lower triangular L with Σ = L Lᵀ, [K, D·D]. */
    Matrix factors(Parameters parameters) {
        int d = columns();
        Matrix factors = Matrix.zeros(components.count(), d * d);
        Matrix coordinates = components.coordinates(parameters);
        for (int k = 0; k < components.count(); k++) {
            System.arraycopy(factor(coordinates, k).values(), 0, factors.values(), k * d * d, d * d);
        }
        return factors;
    }

    /** The covariances, [K, D·D]. */
    Matrix covariances(Parameters parameters) {
        int d = columns();
        Matrix covariances = Matrix.zeros(components.count(), d * d);
        Matrix factors = factors(parameters);
        for (int k = 0; k < components.count(); k++) {
            Matrix factor = Matrix.over(factors.row(k).values(), d, d);
            double[] covariance = factor.times(factor.transpose()).values();
            System.arraycopy(covariance, 0, covariances.values(), k * d * d, d * d);
        }
        return covariances;
    }

    /** A lower triangular L with Σ = L Lᵀ of one component. */
    private Matrix factor(Matrix coordinates, int k) {
        int d = columns();
        boolean full = isFull();
        Part scales = components.chart().parts().get(1);
        Matrix factor = Matrix.zeros(d, d);
        int lower = 2 * d;
        for (int i = 0; i < d; i++) {
            double log = coordinates.get(k, d + i % scales.size());
            double scale = Math.exp(full ? log : 0.5 * log);
            factor.set(i, i, scale);
            for (int j = 0; full && j < i; j++) {
                factor.set(i, j, scale * coordinates.get(k, lower++));
            }
        }
        return factor;
    }
}
