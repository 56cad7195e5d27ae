package org.entropysum.models.expfamily;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/** Components with spherical or diagonal covariance; the parameters are the logarithms of the variances. */
final class DiagonalComponents implements Components {
    private static final String LOG_VARIANCES = "log variances";

    private final int components;
    private final int observables;
    private final boolean spherical;
    private final GaussianDiagonal family;

    DiagonalComponents(int components, int observables, boolean spherical) {
        this.components = components;
        this.observables = observables;
        this.spherical = spherical;
        this.family = GaussianDiagonal.of(observables);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Layout layout() {
        Block variances = Block.of(LOG_VARIANCES, Role.OBSERVABLE, components, spherical ? 1 : observables);
        return Layout.of(Components.means(components, observables), variances);
    }

    private Matrix variances(Parameters parameters) {
        Matrix logarithms = parameters.matrix(LOG_VARIANCES);
        Matrix variances = Matrix.zeros(components, observables);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < observables; d++) {
                variances.set(k, d, Math.exp(logarithms.get(k, spherical ? 0 : d)));
            }
        }
        return variances;
    }

    // η = (μ/σ², −1/2σ²)
    @Override
    public Matrix natural(Parameters parameters) {
        Matrix means = parameters.matrix(MEANS);
        Matrix variances = variances(parameters);
        Matrix eta = Matrix.zeros(components, 2 * observables);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < observables; d++) {
                eta.set(k, d, means.get(k, d) / variances.get(k, d));
                eta.set(k, observables + d, -0.5 / variances.get(k, d));
            }
        }
        return eta;
    }

    // dη₁ = (dμ − μ dlog σ²)/σ², dη₂ = dlog σ² / 2σ²
    @Override
    public void pullback(Parameters parameters, Matrix cotangent, Gradient into) {
        Matrix means = parameters.matrix(MEANS);
        Matrix variances = variances(parameters);
        Matrix byMeans = Matrix.zeros(components, observables);
        Matrix byLogarithms = Matrix.zeros(components, spherical ? 1 : observables);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < observables; d++) {
                double first = cotangent.get(k, d) / variances.get(k, d);
                double second = cotangent.get(k, observables + d) / variances.get(k, d);
                byMeans.set(k, d, first);
                byLogarithms.add(k, spherical ? 0 : d, 0.5 * second - first * means.get(k, d));
            }
        }
        into.add(MEANS, byMeans);
        into.add(LOG_VARIANCES, byLogarithms);
    }

    @Override
    public Parameters tangent(Layout layout) {
        Matrix shrinking = Matrix.zeros(components, spherical ? 1 : observables);
        java.util.Arrays.fill(shrinking.values(), -1);
        return Parameters.zeros(layout).with(LOG_VARIANCES, shrinking);
    }

    @Override
    public Parameters with(Parameters before, Matrix means, Matrix covariances) {
        Matrix logarithms = Matrix.zeros(components, spherical ? 1 : observables);
        for (int k = 0; k < components; k++) {
            double trace = 0;
            for (int d = 0; d < observables; d++) {
                double variance = covariances.get(k, d * observables + d);
                trace += variance;
                logarithms.set(k, spherical ? 0 : d, Math.log(spherical ? trace / observables : variance));
            }
        }
        return before.with(MEANS, means).with(LOG_VARIANCES, logarithms);
    }

    @Override
    public Matrix covariances(Parameters parameters) {
        Matrix variances = variances(parameters);
        Matrix covariances = Matrix.zeros(components, observables * observables);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < observables; d++) {
                covariances.set(k, d * observables + d, variances.get(k, d));
            }
        }
        return covariances;
    }

    @Override
    public int degreesOfFreedom() {
        return spherical ? components : components * observables;
    }
}
