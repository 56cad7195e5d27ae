package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model whose latents are H bits, few enough for all \( 2^H \) states to be listed.
 *
 * @param model the model
 */
record EnumeratedBits(GenerativeModel model) implements GenerativeModel, EnumerableLatents {
    /** The largest number of bits whose states are listed. */
    static final int LARGEST = 16;

    EnumeratedBits {
        if (model.latentSize() > LARGEST) {
            throw new IllegalArgumentException("the states of " + model.latentSize()
                    + " bits are too many to list (at most " + LARGEST + " bits)");
        }
    }

    /** The model as one with enumerable latents where they are few, else as it is. */
    static GenerativeModel whereFew(GenerativeModel model) {
        return model.latentSize() <= LARGEST ? new EnumeratedBits(model) : model;
    }

    /** Bit h of the number of the state in column h. */
    @Override
    public INDArray states() {
        Matrix states = Matrix.zeros(1 << latentSize(), latentSize());
        for (int s = 0; s < states.rows(); s++) {
            for (int h = 0; h < latentSize(); h++) {
                states.set(s, h, s >> h & 1);
            }
        }
        return states.toArray();
    }

    @Override
    public int latentSize() {
        return model.latentSize();
    }

    @Override
    public List<Conditional> conditionals() {
        return model.conditionals();
    }

    @Override
    public Layout layout() {
        return model.layout();
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return model.initial(data, random);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return model.directions(parameters);
    }

    @Override
    public int degreesOfFreedom() {
        return model.degreesOfFreedom();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        return model.usual(parameters);
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return model.degeneracies(parameters, data);
    }
}
