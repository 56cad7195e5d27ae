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
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The prior over components, \( c \sim \mathrm{Cat}(\pi) \), with the logits of π as parameters and as natural parameters. */
final class CategoricalPrior implements Conditional {
    static final String LOGITS = "logits";

    private final Categorical family;

    CategoricalPrior(int components) {
        this.family = Categorical.of(components);
    }

    static Block block(int components) {
        return Block.of(LOGITS, Role.PRIOR, 1, components);
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
        INDArray value = parameters.array(LOGITS);
        return new Linearization() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                into.add(LOGITS, Matrix.copyOf(cotangent));
            }
        };
    }

    // ζ = u: α = u
    Direction direction(Parameters parameters, Layout layout) {
        Parameters tangent = Parameters.zeros(layout).with(LOGITS, parameters.matrix(LOGITS));
        return Direction.Along.parameters(name(), tangent, 1);
    }
}
