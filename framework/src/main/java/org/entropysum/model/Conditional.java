package org.entropysum.model;

import java.util.Arrays;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One factor p(child | parents) of a model: a family, and the map from parents to its natural parameters. */
public interface Conditional {
    /**
     * The name of the factor and of its entropy, for example {@code prior} or {@code observable}.
     *
     * @return the name, unique in the model
     */
    String name();

    /**
     * The variable it is about.
     *
     * @return the data or columns of the latents
     */
    Child child();

    /**
     * The family.
     *
     * @return the family
     */
    ExponentialFamily family();

    /**
     * Whether η of a row depends on the other rows of its batch, as with batch normalization in training.
     *
     * @return false for a function of single rows
     */
    default boolean mixesRows() {
        return false;
    }

    /**
     * The map to natural parameters at B rows of latents, with its derivative.
     *
     * @param parameters Ψ and Θ
     * @param z latents, {@code [B, H]}, of which the parents are read
     * @return value and pullback
     */
    Linearization at(Parameters parameters, INDArray z);

    /**
     * Refuses natural parameters outside the family.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return the same
     * @throws NumericFailure if they are finite and one row belongs to no member of the family
     */
    default INDArray requireProper(INDArray eta) {
        if (family().isProper(eta)
                || !Arrays.stream(Matrix.copyOf(eta).values()).allMatch(Double::isFinite)) {
            return eta;
        }
        throw new NumericFailure(
                "natural parameters of " + name(),
                "belong to no member of the family (a wrong sign, or a variance below 0)");
    }
}
