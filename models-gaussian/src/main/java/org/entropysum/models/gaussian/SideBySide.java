package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * Networks of the same inputs whose outputs are read side by side, as if they were those of one.
 *
 * @param networks the networks, at least one; an output of none depends on the weights of another
 */
record SideBySide(List<Network> networks) {
    SideBySide {
        networks = List.copyOf(networks);
    }

    static SideBySide of(Network... networks) {
        return new SideBySide(List.of(networks));
    }

    int inputSize() {
        return networks.get(0).inputSize();
    }

    int outputSize() {
        return networks.stream().mapToInt(Network::outputSize).sum();
    }

    Layout layout() {
        return networks.stream().map(Network::layout).reduce(Layout.of(), Layout::and);
    }

    boolean mixesRows() {
        return networks.stream().anyMatch(Network::mixesRows);
    }

    SideBySide evaluating(Parameters parameters, Iterable<Matrix> rows) {
        return new SideBySide(networks.stream()
                .map(network -> network.evaluating(parameters, rows))
                .toList());
    }

    /** A start with outputs near those given; as it comes where a last layer is not linear. */
    Parameters initial(FirstOutputs outputs, UniformRandomProvider random) {
        Parameters start = Parameters.zeros(layout());
        int at = 0;
        for (Network network : networks) {
            int end = at + network.outputSize();
            start = start.plus(1, outputs.range(at, end).of(network, random).in(layout()));
            at = end;
        }
        return start;
    }

    /**
     * The tangent under which output m moves with velocity r_m y_m + s_m; empty if one of the outputs that move does not come
     * from a linear layer.
     */
    Optional<Parameters> velocity(Parameters parameters, double[] growth, double[] shift) {
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

    /** All outputs, {@code [B, M]}, ready to be pulled back. */
    NetworkPass at(Parameters parameters, Matrix input) {
        List<NetworkPass> passes =
                networks.stream().map(network -> network.at(parameters, input)).toList();
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
            int at = 0;
            for (NetworkPass pass : passes) {
                int end = at + pass.output().columns();
                byInputs.add(pass.pullback(cotangent.columns(at, end), into));
                at = end;
            }
            Matrix sum = byInputs.get(0);
            byInputs.subList(1, byInputs.size()).forEach(each -> sum.addScaled(1, each));
            return sum;
        }
    }
}
