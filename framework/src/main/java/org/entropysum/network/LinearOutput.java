package org.entropysum.network;

import java.util.Optional;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * A last layer \( y = W f + b \) in which every output has a row of W and an entry of b of its own.
 *
 * @param weights the block W, {@code [M, F]}, or empty if the outputs are biases alone
 * @param biases the block b, {@code [1, M]}
 */
public record LinearOutput(Optional<String> weights, String biases) {
    /**
     * The tangent under which output m moves with velocity \( r_m y_m + s_m \), at every input.
     *
     * @param parameters where
     * @param growth r, length M
     * @param shift s, length M
     * @return a tangent in the layout of the parameters, zero outside this layer
     */
    public Parameters velocity(Parameters parameters, double[] growth, double[] shift) {
        Matrix byBiases = parameters.matrix(biases);
        for (int m = 0; m < byBiases.columns(); m++) {
            byBiases.set(0, m, growth[m] * byBiases.get(0, m) + shift[m]);
        }
        Parameters tangent = Parameters.zeros(parameters.layout()).with(biases, byBiases);
        return weights.map(name -> tangent.with(name, parameters.matrix(name).scaleRows(growth)))
                .orElse(tangent);
    }
}
