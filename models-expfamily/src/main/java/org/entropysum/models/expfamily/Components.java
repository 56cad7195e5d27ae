package org.entropysum.models.expfamily;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/** The component densities of a Gaussian mixture: how parameters become means and covariances. */
sealed interface Components permits DiagonalComponents, CholeskyComponents {
    String MEANS = "means";

    static Block means(int components, int observables) {
        return Block.of(MEANS, Role.OBSERVABLE, components, observables);
    }

    /** The family of the components. */
    ExponentialFamily family();

    /** The blocks of parameters, means first. */
    Layout layout();

    /** The natural parameters of all components, [K, L]. */
    Matrix natural(Parameters parameters);

    /** Adds Jᵀc for c of shape [K, L]. */
    void pullback(Parameters parameters, Matrix cotangent, Gradient into);

    /** The velocity along which all natural parameters grow by themselves: covariances shrink, means stay. */
    Parameters tangent(Layout layout);

    /** The parameters in {@code before} with means and covariances replaced; covariances are [K or 1, D·D]. */
    Parameters with(Parameters before, Matrix means, Matrix covariances);

    /** The covariances, [K, D·D]. */
    Matrix covariances(Parameters parameters);

    /** The number of free parameters of the covariances. */
    int degreesOfFreedom();
}
