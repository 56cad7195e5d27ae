package org.entropysum.fused;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;

/**
 * Some outputs of a network, as a network.
 *
 * @param whole the network
 * @param from the first output
 * @param to behind the last output
 * @param owns whether the weights stand in the layout of this range, as in one of several ranges of a network
 */
record OutputRange(Network whole, int from, int to, boolean owns) implements Network {
    @Override
    public int inputSize() {
        return whole.inputSize();
    }

    @Override
    public int outputSize() {
        return to - from;
    }

    @Override
    public Layout layout() {
        return owns ? whole.layout() : Layout.of();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return owns ? whole.initial(random) : Parameters.zeros(Layout.of());
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        return Optional.empty();
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        NetworkPass pass = whole.at(parameters, input);
        Matrix output = pass.output().columns(from, to);
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                Matrix all = Matrix.zeros(cotangent.rows(), whole.outputSize());
                all.setColumns(from, cotangent);
                return pass.pullback(all, into);
            }
        };
    }
}
