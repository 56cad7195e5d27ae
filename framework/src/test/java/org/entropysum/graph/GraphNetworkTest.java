package org.entropysum.graph;

import java.util.Optional;
import org.entropysum.model.Layout;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkContract;
import org.junit.jupiter.api.Nested;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** A dense network as a graph. */
final class GraphNetworkTest extends NetworkContract {
    static final DenseNetwork DENSE = DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, 3, 5, 4, 2);

    static GraphNetwork graph() {
        Layout layout = DENSE.layout();
        return GraphNetwork.of(layout, 3, 2, GraphNetworkTest::dense)
                .ending(new LinearOutput(Optional.of("decoder weights 3"), "decoder biases 3"));
    }

    private static SDVariable dense(Graph graph) {
        SameDiff sd = graph.operations();
        SDVariable value = graph.rows();
        for (int i = 1; i <= 3; i++) {
            SDVariable linear = sd.linalg()
                    .mmul(value, graph.parameter("decoder weights " + i), false, true, false)
                    .add(graph.parameter("decoder biases " + i));
            value = i < 3 ? sd.math().tanh(linear) : linear;
        }
        return value;
    }

    @Override
    protected Network network() {
        return graph();
    }

    /** Layers of one unit, whose weights are a single row or column. */
    @Nested
    final class OfSingleUnits extends NetworkContract {
        private static final DenseNetwork NARROW =
                DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, 1, 1, 3, 1);

        @Override
        protected Network network() {
            return GraphNetwork.of(NARROW.layout(), 1, 1, GraphNetworkTest::dense)
                    .ending(new LinearOutput(Optional.of("decoder weights 3"), "decoder biases 3"));
        }
    }

    @Nested
    final class OfOneHiddenUnit extends NetworkContract {
        private static final DenseNetwork NARROW =
                DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, 3, 4, 1, 2);

        @Override
        protected Network network() {
            return GraphNetwork.of(NARROW.layout(), 3, 2, GraphNetworkTest::dense)
                    .ending(new LinearOutput(Optional.of("decoder weights 3"), "decoder biases 3"));
        }
    }
}
