package org.entropysum.models.expfamily;

import org.entropysum.family.Categorical;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The prior over components, \( c \sim \mathrm{Cat}(\pi) \). Learnable, the logits of π are parameters and natural parameters;
 * uniform, the natural parameters are zero, which grows by itself without any parameter.
 */
final class CategoricalPrior implements Conditional {
    static final String LOGITS = "logits";

    private final int components;
    private final MixtureWeights weights;
    private final Categorical family;

    CategoricalPrior(int components, MixtureWeights weights) {
        this.components = components;
        this.weights = weights;
        this.family = Categorical.of(components);
    }

    private boolean isLearnable() {
        return weights == MixtureWeights.LEARNABLE;
    }

    Layout layout() {
        return isLearnable() ? Layout.of(Block.of(LOGITS, Role.PRIOR, 1, components)) : Layout.of();
    }

    private Matrix logits(Parameters parameters) {
        return isLearnable() ? parameters.matrix(LOGITS) : Matrix.zeros(1, components);
    }

    /** The weights π, [1, K]. */
    Matrix weights(Parameters parameters) {
        return Matrix.over(Elementary.softmax(logits(parameters).values(), 0, components), 1, components);
    }

    /** The logarithms of the weights, [1, K]. */
    Matrix logWeights(Parameters parameters) {
        Matrix logits = logits(parameters);
        double normalizer = Elementary.logSumExp(logits.values(), 0, components);
        for (int k = 0; k < components; k++) {
            logits.add(0, k, -normalizer);
        }
        return logits;
    }

    /**
     * The parameters with \( \pi_c = N_c / N \). A component without any data has weight 0, for which the smallest positive
     * number stands.
     */
    Parameters with(Parameters before, double[] counts) {
        if (!isLearnable()) {
            return before;
        }
        double all = java.util.Arrays.stream(counts).sum();
        Matrix logits = Matrix.zeros(1, components);
        for (int k = 0; k < components; k++) {
            logits.set(0, k, counts[k] == 0 ? Math.log(Double.MIN_VALUE) : Math.log(counts[k] / all));
        }
        return before.with(LOGITS, logits);
    }

    int degreesOfFreedom() {
        return isLearnable() ? components - 1 : 0;
    }

    @Override
    public String name() {
        return "prior";
    }

    @Override
    public Child child() {
        return new Child.Latent(0, 1);
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        return Linearization.of(logits(parameters), this::pullback);
    }

    void pullback(Matrix cotangent, Gradient into) {
        if (isLearnable()) {
            into.add(LOGITS, cotangent);
        }
    }

    // ζ = u: α = u
    Direction direction(Parameters parameters, Layout layout) {
        Parameters rest = Parameters.zeros(layout);
        return Direction.Along.parameters(
                name(), isLearnable() ? rest.with(LOGITS, parameters.matrix(LOGITS)) : rest, 1);
    }
}
