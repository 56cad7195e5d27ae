package org.entropysum.network;

import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * A first layer \( W x + b \) through which alone the inputs enter a network, so that its columns undo a rescaling of the
 * inputs: \( x_d \to e^{r_d} x_d \) and \( W_{\cdot d} \to e^{-r_d} W_{\cdot d} \) together change nothing.
 *
 * @param weights the block W, {@code [F, D]}
 */
public record LinearInput(String weights) {
    /**
     * The tangent under which column d of W moves with velocity \( r_d W_{\cdot d} \).
     *
     * @param parameters where
     * @param growth r, length D
     * @return a tangent in the layout of the parameters, zero outside this layer
     */
    public Parameters velocity(Parameters parameters, double[] growth) {
        Matrix byColumns =
                parameters.matrix(weights).transpose().scaleRows(growth).transpose();
        return Parameters.zeros(parameters.layout()).with(weights, byColumns);
    }
}
