package org.entropysum.graph;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;

/** A network that is a SameDiff graph, \( y = f(x; w) \). Its pullback follows from the graph. */
public final class GraphNetwork implements Network {
    private final int inputs;
    private final int outputs;
    private final Layout layout;
    private final GraphMap map;
    private final Optional<LinearOutput> last;

    private GraphNetwork(int inputs, int outputs, Layout layout, GraphMap map, Optional<LinearOutput> last) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.layout = layout;
        this.map = map;
        this.last = last;
    }

    /**
     * A network.
     *
     * @param layout its weights
     * @param inputs D, the columns of {@link Graph#rows()}
     * @param outputs M
     * @param definition the outputs as a graph, {@code [B, M]}
     * @return the network, of which it is not known whether its last layer is linear
     * @throws IllegalArgumentException if the graph holds an operation whose derivative cannot be relied on, or numbers of
     *     another type than DOUBLE; the message names it
     */
    public static GraphNetwork of(Layout layout, int inputs, int outputs, GraphDefinition definition) {
        return new GraphNetwork(
                inputs, outputs, layout, GraphMap.of("the network", layout, inputs, definition), Optional.empty());
    }

    /**
     * The same network with the statement that its last layer is linear; the network's contract examines it.
     *
     * @param layer the blocks of the last layer
     * @return the network
     */
    public GraphNetwork ending(LinearOutput layer) {
        return new GraphNetwork(inputs, outputs, layout, map, Optional.of(layer));
    }

    @Override
    public int inputSize() {
        return inputs;
    }

    @Override
    public int outputSize() {
        return outputs;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    /** Normal numbers of variance 1/columns in blocks of several rows, zeros in blocks of one row. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Parameters start = Parameters.zeros(layout);
        for (Block block : layout.blocks()) {
            Matrix values = Matrix.zeros(block.rows(), block.columns());
            for (int i = 0; block.rows() > 1 && i < values.values().length; i++) {
                values.values()[i] = normal.sample() / Math.sqrt(block.columns());
            }
            start = start.with(block.name(), values);
        }
        return start;
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        if (input.columns() != inputs) {
            throw new IllegalArgumentException(
                    "the network takes " + inputs + " inputs, not rows of " + input.columns());
        }
        GraphMap.Pass pass = map.at(parameters, input.toArray());
        Matrix value = Matrix.copyOf(pass.value());
        Matrix output = value.rows() == 1 ? value.repeatRows(input.rows()) : value;
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                Matrix c = value.rows() == 1 ? cotangent.columnSums() : cotangent;
                return pass.pullback(c.toArray(), into).orElseGet(() -> Matrix.zeros(input.rows(), inputs));
            }
        };
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        return last;
    }
}
