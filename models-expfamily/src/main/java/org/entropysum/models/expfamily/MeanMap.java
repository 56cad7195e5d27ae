package org.entropysum.models.expfamily;

import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** The mean of an observable as a function of the latents, with its pullback. */
interface MeanMap {
    /** The means at B rows of latents, [B, D]. */
    Matrix at(Parameters parameters, Matrix z);

    /** Adds Jᵀc for c of shape [B, D], to the parameters and to the latents. */
    void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into);
}
