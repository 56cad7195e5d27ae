package org.entropysum.plugin.standard;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.ConstantNetwork;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.Network;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.NetworkPlugin;
import org.entropysum.plugin.NetworkSpec;

/** The networks that come with the framework, each with a choice for use from Java. */
public final class Networks {
    private static final Entry<DenseSpec> DENSE = new Entry<>(
            "dense", "dense layers, f_i = g(W_i f_{i-1} + b_i), the last one linear", DenseSpec.class, Networks::stack);

    private static final Entry<ConstantSpec> CONSTANT = new Entry<>(
            "constant",
            "learnable outputs that are the same at every input, y = b",
            ConstantSpec.class,
            (spec, name, role, inputs, outputs) -> ConstantNetwork.of(name, role, inputs, outputs));

    private Networks() {}

    static List<NetworkPlugin<?>> plugins() {
        return List.of(DENSE, CONSTANT);
    }

    /** Makes a network. */
    private interface Maker<S> {
        Network make(S spec, String name, Role role, int inputs, int outputs);
    }

    private record Entry<S extends NetworkSpec>(String id, String summary, Class<S> specType, Maker<S> maker)
            implements NetworkPlugin<S> {
        @Override
        public Network create(S spec, String name, Role role, int inputs, int outputs) {
            return maker.make(spec, name, role, inputs, outputs);
        }
    }

    private static Network stack(DenseSpec spec, String name, Role role, int inputs, int outputs) {
        int[] sizes = Stream.of(Stream.of(inputs), spec.hidden().stream(), Stream.of(outputs))
                .flatMap(size -> size)
                .mapToInt(Integer::intValue)
                .toArray();
        return DenseNetwork.of(name, role, spec.activation(), sizes).starting(spec.initial());
    }

    /**
     * A linear map.
     *
     * @return the choice
     */
    public static NetworkChoice linear() {
        return dense(Activation.IDENTITY);
    }

    /**
     * Dense layers, the last one linear.
     *
     * @param hidden the activation of hidden units
     * @param units the number of units of each hidden layer
     * @return the choice
     */
    public static NetworkChoice dense(Activation hidden, Integer... units) {
        return new NetworkChoice(DENSE, new DenseSpec(List.of(units), hidden));
    }

    /**
     * Learnable outputs that are the same at every input.
     *
     * @return the choice
     */
    public static NetworkChoice constant() {
        return new NetworkChoice(CONSTANT, new ConstantSpec());
    }
}
