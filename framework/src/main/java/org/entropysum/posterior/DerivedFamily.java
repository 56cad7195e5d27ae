package org.entropysum.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * A family without parameters of its own: q follows from Ψ and Θ as the maximum of the ELBO within its support, so that there
 * the ELBO does not change with q and nothing is carried back.
 */
interface DerivedFamily extends VariationalFamily {
    @Override
    default Layout layout() {
        return Layout.of();
    }

    @Override
    default Parameters initial(UniformRandomProvider random) {
        return Parameters.zeros(layout());
    }

    @Override
    default void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        // At the maximum the ELBO does not change with q.
    }
}
