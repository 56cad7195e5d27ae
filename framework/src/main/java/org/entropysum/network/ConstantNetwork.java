package org.entropysum.network;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/**
 * Outputs that are learnable and the same at every input, \( y = b \), as the shared log variances of a linear VAE. The block
 * is {@code "PREFIX biases"}, shape {@code [1, M]}.
 */
public final class ConstantNetwork implements Network {
    private final String biases;
    private final int inputs;
    private final Layout layout;

    private ConstantNetwork(String biases, Role role, int inputs, int outputs) {
        this.biases = biases;
        this.inputs = inputs;
        this.layout = Layout.of(Block.of(biases, role, 1, outputs));
    }

    /**
     * Constant outputs.
     *
     * @param prefix how the name of its block begins
     * @param role what its biases belong to
     * @param inputs D, which are not read
     * @param outputs M
     * @return the network
     */
    public static ConstantNetwork of(String prefix, Role role, int inputs, int outputs) {
        return new ConstantNetwork(prefix + " biases", role, inputs, outputs);
    }

    @Override
    public int inputSize() {
        return inputs;
    }

    @Override
    public int outputSize() {
        return layout.size();
    }

    @Override
    public Layout layout() {
        return layout;
    }

    /** Zeros. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        return Parameters.zeros(layout);
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        Matrix output = parameters.matrix(biases).repeatRows(input.rows());
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                into.add(biases, cotangent.columnSums());
                return Matrix.zeros(input.rows(), inputs);
            }
        };
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        return Optional.of(new LinearOutput(Optional.empty(), biases));
    }
}
