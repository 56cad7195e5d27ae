package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;

/** Networks whose first outputs are near given values: the biases of the last layer, with its weights scaled down. */
record FirstOutputs(double[] values, double[] scales) {
    static FirstOutputs of(double[] values, double scale) {
        double[] scales = new double[values.length];
        Arrays.fill(scales, scale);
        return new FirstOutputs(values, scales);
    }

    /** These outputs, and then others. */
    FirstOutputs and(FirstOutputs others) {
        return new FirstOutputs(joined(values, others.values), joined(scales, others.scales));
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Some of the outputs. */
    FirstOutputs range(int from, int to) {
        return new FirstOutputs(Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(scales, from, to));
    }

    /** A start of the network; as it comes where the last layer is not linear. */
    Parameters of(Network network, UniformRandomProvider random) {
        Parameters start = network.initial(random);
        if (network.linearOutput().isEmpty()) {
            return start;
        }
        LinearOutput last = network.linearOutput().get();
        Parameters scaled = last.weights()
                .map(name -> start.with(name, start.matrix(name).scaleRows(scales)))
                .orElse(start);
        return scaled.with(last.biases(), Matrix.over(values.clone(), 1, values.length));
    }
}
