package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.family.Bernoulli;
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

/** Bits given the bits of the layer above them, \( \eta = Wz + b \), where b is a parameter or fixed. */
final class LogitLayer implements Conditional {
    private final String name;
    private final Child child;
    private final Child.Latent parents;
    private final Biases biases;
    private final Role role;
    private final Bernoulli family;

    LogitLayer(String name, Child child, int size, Child.Latent parents, Biases biases) {
        this.name = name;
        this.child = child;
        this.parents = parents;
        this.biases = biases;
        this.role = child instanceof Child.Observed ? Role.OBSERVABLE : Role.PRIOR;
        this.family = Bernoulli.of(size);
    }

    String weights() {
        return child instanceof Child.Observed ? "weights" : "weights of " + name;
    }

    String biases() {
        return child instanceof Child.Observed ? "biases" : "biases of " + name;
    }

    private int size() {
        return family.eventSize();
    }

    private int parentCount() {
        return parents.to() - parents.from();
    }

    Layout layout() {
        Layout layout = Layout.of(Block.of(weights(), role, size(), parentCount()));
        return hasBiases() ? layout.and(Layout.of(Block.of(biases(), role, 1, size()))) : layout;
    }

    boolean hasBiases() {
        return biases.fixed().isEmpty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray latents) {
        Matrix z = Matrix.copyOf(latents).columns(parents.from(), parents.to());
        Matrix weights = parameters.matrix(weights());
        return new Linearization() {
            @Override
            public INDArray value() {
                Matrix eta = z.times(weights.transpose());
                return eta.addScaled(1, offsets(parameters).repeatRows(z.rows()))
                        .toArray();
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                addTo(into, Matrix.copyOf(cotangent));
            }

            private void addTo(Gradient into, Matrix cotangent) {
                into.add(weights(), cotangent.transposeTimes(z));
                if (hasBiases()) {
                    into.add(biases(), cotangent.columnSums());
                }
                addToParents(cotangent.times(weights), into.latents());
            }
        };
    }

    private void addToParents(Matrix byParents, Matrix byLatents) {
        for (int row = 0; row < byParents.rows(); row++) {
            for (int h = 0; h < byParents.columns(); h++) {
                byLatents.add(row, parents.from() + h, byParents.get(row, h));
            }
        }
    }

    /** b, [1, D]. */
    Matrix offsets(Parameters parameters) {
        if (hasBiases()) {
            return parameters.matrix(biases());
        }
        Matrix same = Matrix.zeros(1, size());
        Arrays.fill(same.values(), biases.fixed().orElseThrow());
        return same;
    }

    // η is linear in (W, b): β = (W, b)
    Direction direction(Parameters parameters, Layout layout, int latents) {
        if (!biases.scale()) {
            return new Direction.Missing(
                    name, "the biases are fixed at " + biases + ", so no parameter scales the natural parameters");
        }
        Parameters tangent = Parameters.zeros(layout).with(weights(), parameters.matrix(weights()));
        return Direction.Along.parameters(
                name, hasBiases() ? tangent.with(biases(), parameters.matrix(biases())) : tangent, latents);
    }
}
