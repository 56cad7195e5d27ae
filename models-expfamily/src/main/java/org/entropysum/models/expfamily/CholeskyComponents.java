package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianFull;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;

/**
 * Components with full covariance, one for each or one for all, \( \Sigma = L L^\top \) with \( L = \mathrm{diag}(e^l)\,U \)
 * and U lower triangular with ones on its diagonal. Parameters are l and the strictly lower part of U, row by row: numbers
 * without units.
 */
final class CholeskyComponents implements Components {
    private static final String LOG_SCALES = "log scales";
    private static final String CORRELATIONS = "correlations";

    private final int components;
    private final int observables;
    private final int matrices;
    private final GaussianFull family;

    CholeskyComponents(int components, int observables, boolean tied) {
        this.components = components;
        this.observables = observables;
        this.matrices = tied ? 1 : components;
        this.family = GaussianFull.of(observables);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Layout layout() {
        return Layout.of(
                Components.means(components, observables),
                Block.of(LOG_SCALES, Role.OBSERVABLE, matrices, observables),
                Block.of(CORRELATIONS, Role.OBSERVABLE, matrices, observables * (observables - 1) / 2));
    }

    private int matrixOf(int component) {
        return matrices == 1 ? 0 : component;
    }

    private Matrix[] factors(Parameters parameters) {
        Matrix logScales = parameters.matrix(LOG_SCALES);
        Matrix correlations = parameters.matrix(CORRELATIONS);
        Matrix[] factors = new Matrix[matrices];
        for (int m = 0; m < matrices; m++) {
            factors[m] = Matrix.zeros(observables, observables);
            int lower = 0;
            for (int i = 0; i < observables; i++) {
                double scale = Math.exp(logScales.get(m, i));
                for (int j = 0; j < i; j++) {
                    factors[m].set(i, j, scale * correlations.get(m, lower++));
                }
                factors[m].set(i, i, scale);
            }
        }
        return factors;
    }

    private static Matrix[] precisions(Matrix[] factors) {
        return Arrays.stream(factors)
                .map(factor -> Cholesky.ofFactor(factor).inverse())
                .toArray(Matrix[]::new);
    }

    // η = (Σ⁻¹μ, −½Σ⁻¹)
    @Override
    public Matrix natural(Parameters parameters) {
        Matrix means = parameters.matrix(MEANS);
        Matrix[] precisions = precisions(factors(parameters));
        Matrix eta = Matrix.zeros(components, family.statisticSize());
        for (int k = 0; k < components; k++) {
            Matrix precision = precisions[matrixOf(k)];
            Matrix first = means.row(k).times(precision);
            for (int i = 0; i < observables; i++) {
                eta.set(k, i, first.get(0, i));
                for (int j = 0; j < observables; j++) {
                    eta.set(k, observables + i * observables + j, -0.5 * precision.get(i, j));
                }
            }
        }
        return eta;
    }

    // With P = Σ⁻¹: ∂/∂μ = P c₁, ∂/∂P = c₁μᵀ − ½C₂, ∂/∂Σ = −P ∂/∂P P, ∂/∂L = (∂/∂Σ + its transpose) L
    @Override
    public void pullback(Parameters parameters, Matrix cotangent, Gradient into) {
        Matrix means = parameters.matrix(MEANS);
        Matrix[] factors = factors(parameters);
        Matrix[] precisions = precisions(factors);
        Matrix byMeans = Matrix.zeros(components, observables);
        Matrix byScales = Matrix.zeros(matrices, observables);
        Matrix byCorrelations = Matrix.zeros(matrices, observables * (observables - 1) / 2);
        for (int k = 0; k < components; k++) {
            Matrix precision = precisions[matrixOf(k)];
            Matrix first = cotangent.row(k).columns(0, observables);
            System.arraycopy(first.times(precision).values(), 0, byMeans.values(), k * observables, observables);
            Matrix byPrecision = first.transpose().times(means.row(k));
            for (int i = 0; i < observables * observables; i++) {
                byPrecision.values()[i] -= 0.5 * cotangent.get(k, observables + i);
            }
            Matrix bySigma = precision.times(byPrecision).times(precision).scale(-1);
            Matrix byFactor = bySigma.transpose().addScaled(1, bySigma).times(factors[matrixOf(k)]);
            addFactor(byFactor, factors[matrixOf(k)], matrixOf(k), byScales, byCorrelations);
        }
        into.add(MEANS, byMeans);
        into.add(LOG_SCALES, byScales);
        into.add(CORRELATIONS, byCorrelations);
    }

    // ∂/∂l_i = Σ_j L_ij ∂/∂L_ij, ∂/∂U_ij = e^{l_i} ∂/∂L_ij
    private void addFactor(Matrix byFactor, Matrix factor, int m, Matrix byScales, Matrix byCorrelations) {
        int lower = 0;
        for (int i = 0; i < observables; i++) {
            for (int j = 0; j <= i; j++) {
                byScales.add(m, i, byFactor.get(i, j) * factor.get(i, j));
                if (j < i) {
                    byCorrelations.add(m, lower++, byFactor.get(i, j) * factor.get(i, i));
                }
            }
        }
    }

    // Σ → e^{-t} Σ: L → e^{-t/2} L, l → l − t/2
    @Override
    public Parameters tangent(Layout layout) {
        Matrix shrinking = Matrix.zeros(matrices, observables);
        Arrays.fill(shrinking.values(), -0.5);
        return Parameters.zeros(layout).with(LOG_SCALES, shrinking);
    }

    @Override
    public Parameters with(Parameters before, Matrix means, Matrix covariances) {
        Matrix logScales = Matrix.zeros(matrices, observables);
        Matrix correlations = Matrix.zeros(matrices, observables * (observables - 1) / 2);
        for (int m = 0; m < matrices; m++) {
            Matrix factor = Cholesky.of(
                            "covariance of component " + m,
                            covariances.values(),
                            m * observables * observables,
                            observables,
                            1)
                    .factor();
            int lower = 0;
            for (int i = 0; i < observables; i++) {
                logScales.set(m, i, Math.log(factor.get(i, i)));
                for (int j = 0; j < i; j++) {
                    correlations.set(m, lower++, factor.get(i, j) / factor.get(i, i));
                }
            }
        }
        return before.with(MEANS, means).with(LOG_SCALES, logScales).with(CORRELATIONS, correlations);
    }

    @Override
    public Matrix covariances(Parameters parameters) {
        Matrix[] factors = factors(parameters);
        Matrix covariances = Matrix.zeros(components, observables * observables);
        for (int k = 0; k < components; k++) {
            Matrix factor = factors[matrixOf(k)];
            double[] covariance = factor.times(factor.transpose()).values();
            System.arraycopy(covariance, 0, covariances.values(), k * covariance.length, covariance.length);
        }
        return covariances;
    }

    @Override
    public int degreesOfFreedom() {
        return matrices * observables * (observables + 1) / 2;
    }
}
