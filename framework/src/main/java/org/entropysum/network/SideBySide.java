package org.entropysum.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * Networks of the same inputs whose outputs are read side by side, as if they were those of one: several are separate trunks, a
 * single one is a trunk that its outputs share.
 *
 * @param networks the networks, at least one; an output of none depends on the weights of another
 */
public record SideBySide(List<Network> networks) {
    /** Copies the list and checks that there is a network, and that all have the same inputs. {@inheritDoc} */
    public SideBySide {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("there are no outputs without a network");
        }
        int inputs = networks.get(0).inputSize();
        for (Network network : networks) {
            if (network.inputSize() != inputs) {
                throw new IllegalArgumentException("networks of " + inputs + " and of " + network.inputSize()
                        + " inputs cannot be read side by side");
            }
        }
    }

    /**
     * Some networks.
     *
     * @param networks the networks, at least one
     * @return their outputs
     */
    public static SideBySide of(Network... networks) {
        return new SideBySide(List.of(networks));
    }

    /**
     * The number of inputs.
     *
     * @return D
     */
    public int inputSize() {
        return networks.get(0).inputSize();
    }

    /**
     * The number of outputs of all networks.
     *
     * @return M
     */
    public int outputSize() {
        return networks.stream().mapToInt(Network::outputSize).sum();
    }

    /**
     * The weights of all networks.
     *
     * @return the layout
     */
    public Layout layout() {
        return networks.stream().map(Network::layout).reduce(Layout.of(), Layout::and);
    }

    /**
     * Whether the outputs of a row depend on other rows.
     *
     * @return whether one of the networks mixes rows
     */
    public boolean mixesRows() {
        return networks.stream().anyMatch(Network::mixesRows);
    }

    /**
     * The networks of evaluation.
     *
     * @param parameters a layout that holds the weights
     * @param rows the rows that are measured, as {@link Network#evaluating} has it
     * @return networks with the same weights that do not mix rows
     */
    public SideBySide evaluating(Parameters parameters, Iterable<Matrix> rows) {
        return new SideBySide(networks.stream()
                .map(network -> network.evaluating(parameters, rows))
                .toList());
    }

    /** Makes the first weights of a network whose outputs are the ones from an index on. */
    @FunctionalInterface
    public interface Start {
        /**
         * First weights.
         *
         * @param network the network
         * @param from the index of its first output
         * @return weights, in the layout of the network
         */
        Parameters of(Network network, int from);
    }

    /**
     * Weights to start learning from.
     *
     * @param random the source of randomness
     * @return the weights, in {@link #layout()}
     */
    public Parameters initial(UniformRandomProvider random) {
        return initial((network, from) -> network.initial(random));
    }

    /**
     * Weights to start learning from.
     *
     * @param start makes those of each network
     * @return the weights, in {@link #layout()}
     */
    public Parameters initial(Start start) {
        Layout layout = layout();
        Parameters all = Parameters.zeros(layout);
        int at = 0;
        for (Network network : networks) {
            all = all.plus(1, start.of(network, at).in(layout));
            at += network.outputSize();
        }
        return all;
    }

    /**
     * Whether every output comes from a last layer that is linear, with a bias of its own.
     *
     * @return whether any outputs may move by themselves
     */
    public boolean endsLinearly() {
        return networks.stream().allMatch(network -> network.linearOutput().isPresent());
    }

    /**
     * The tangent under which output m moves with velocity \( r_m y_m + s_m \), at every input.
     *
     * @param parameters where
     * @param growth r, length M
     * @param shift s, length M
     * @return a tangent in the layout of the parameters; empty if one of the outputs that move comes from a network whose last
     *     layer is not linear
     */
    public Optional<Parameters> velocity(Parameters parameters, double[] growth, double[] shift) {
        Parameters tangent = Parameters.zeros(parameters.layout());
        int at = 0;
        for (Network network : networks) {
            int end = at + network.outputSize();
            double[] growths = Arrays.copyOfRange(growth, at, end);
            double[] shifts = Arrays.copyOfRange(shift, at, end);
            at = end;
            if (isZero(growths) && isZero(shifts)) {
                continue;
            }
            Optional<LinearOutput> last = network.linearOutput();
            if (last.isEmpty()) {
                return Optional.empty();
            }
            tangent = tangent.plus(1, last.get().velocity(parameters, growths, shifts));
        }
        return Optional.of(tangent);
    }

    private static boolean isZero(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    /**
     * All outputs at B rows, ready to be pulled back.
     *
     * @param parameters a layout that holds the weights
     * @param input x, {@code [B, D]}; not changed
     * @return the forward pass, with outputs {@code [B, M]}
     */
    public NetworkPass at(Parameters parameters, Matrix input) {
        return together(
                networks.stream().map(network -> network.at(parameters, input)).toList());
    }

    /**
     * All outputs at one point for many batches, as {@link Network#prepared} has it.
     *
     * @param parameters a layout that holds the weights
     * @return from the rows of a batch to a forward pass that is pulled back at most once, for several threads
     */
    public Function<Matrix, NetworkPass> prepared(Parameters parameters) {
        List<Function<Matrix, NetworkPass>> prepared =
                networks.stream().map(network -> network.prepared(parameters)).toList();
        return input ->
                together(prepared.stream().map(network -> network.apply(input)).toList());
    }

    private static NetworkPass together(List<NetworkPass> passes) {
        return passes.size() == 1 ? passes.get(0) : new Together(passes);
    }

    private static final class Together implements NetworkPass {
        private final List<NetworkPass> passes;
        private final Matrix output;

        Together(List<NetworkPass> passes) {
            this.passes = passes;
            List<Matrix> outputs = passes.stream().map(NetworkPass::output).toList();
            this.output = Matrix.zeros(
                    outputs.get(0).rows(),
                    outputs.stream().mapToInt(Matrix::columns).sum());
            int at = 0;
            for (Matrix each : outputs) {
                output.setColumns(at, each);
                at += each.columns();
            }
        }

        @Override
        public Matrix output() {
            return output;
        }

        @Override
        public Matrix pullback(Matrix cotangent, Gradient into) {
            List<Matrix> byInputs = new ArrayList<>();
            eachPass(cotangent, (pass, own) -> byInputs.add(pass.pullback(own, into)));
            Matrix sum = byInputs.get(0).copy();
            byInputs.subList(1, byInputs.size()).forEach(each -> sum.addScaled(1, each));
            return sum;
        }

        @Override
        public void pullbackToWeights(Matrix cotangent, Gradient into) {
            eachPass(cotangent, (pass, own) -> pass.pullbackToWeights(own, into));
        }

        private void eachPass(Matrix cotangent, BiConsumer<NetworkPass, Matrix> back) {
            int at = 0;
            for (NetworkPass pass : passes) {
                int end = at + pass.output().columns();
                back.accept(pass, cotangent.columns(at, end));
                at = end;
            }
        }
    }
}
