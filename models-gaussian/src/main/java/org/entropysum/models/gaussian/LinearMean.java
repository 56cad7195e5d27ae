package org.entropysum.models.gaussian;

import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/** The mean \( Wz + \mu \) of an observable, with its pullback. */
final class LinearMean {
    static final String WEIGHTS = "weights";
    static final String MEAN = "mean";

    private final Matrix weights;
    private final Matrix offset;
    private final Matrix z;

    LinearMean(Parameters parameters, Matrix z) {
        this.weights = parameters.matrix(WEIGHTS);
        this.offset = parameters.matrix(MEAN);
        this.z = z;
    }

    static Block weights(int observables, int latents) {
        return Block.of(WEIGHTS, Role.OBSERVABLE, observables, latents);
    }

    static Block mean(int observables) {
        return Block.of(MEAN, Role.OBSERVABLE, 1, observables);
    }

    /** W z + μ, [B, D]. */
    Matrix value() {
        return z.times(weights.transpose()).addScaled(1, offset.repeatRows(z.rows()));
    }

    /** Adds cᵀz to W, the sum of c to μ, and c W to z. */
    void pullback(Matrix cotangent, Gradient into) {
        into.add(WEIGHTS, cotangent.transposeTimes(z));
        into.add(MEAN, cotangent.columnSums());
        into.latents().addScaled(1, cotangent.times(weights));
    }
}
