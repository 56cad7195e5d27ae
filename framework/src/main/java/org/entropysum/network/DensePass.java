package org.entropysum.network;

import java.util.List;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * Dense layers at the rows of a batch.
 *
 * @param layers from input to output
 */
record DensePass(List<Layer> layers) implements NetworkPass {
    /** The blocks of a layer. */
    record Names(String weights, String biases) {}

    /** One layer, y = g(a) with a = x Wᵀ + b. */
    record Layer(Names names, Activation activation, Matrix weights, Matrix input, Matrix sum, Matrix output) {
        static Layer of(Names names, Activation activation, Parameters parameters, Matrix input) {
            Matrix weights = parameters.matrix(names.weights());
            Matrix sum = input.timesTranspose(weights);
            sum.addScaled(1, parameters.matrix(names.biases()).repeatRows(sum.rows()));
            return new Layer(names, activation, weights, input, sum, activated(activation, sum));
        }

        private static Matrix activated(Activation activation, Matrix sum) {
            if (activation == Activation.IDENTITY) {
                return sum;
            }
            Matrix output = Matrix.zeros(sum.rows(), sum.columns());
            for (int i = 0; i < output.values().length; i++) {
                output.values()[i] = activation.value(sum.values()[i]);
            }
            return output;
        }

        // ∂/∂a = g'(a) ∂/∂y, ∂/∂W = (∂/∂a)ᵀ x, ∂/∂b = Σ ∂/∂a, ∂/∂x = (∂/∂a) W
        Matrix pullback(Matrix cotangent, Gradient into) {
            Matrix bySum = cotangent;
            if (activation != Activation.IDENTITY) {
                bySum = Matrix.zeros(sum.rows(), sum.columns());
                for (int i = 0; i < bySum.values().length; i++) {
                    bySum.values()[i] = cotangent.values()[i] * activation.slope(sum.values()[i]);
                }
            }
            into.add(names.weights(), bySum.transposeTimes(input));
            into.add(names.biases(), bySum.columnSums());
            return bySum.times(weights);
        }
    }

    @Override
    public Matrix output() {
        return layers.get(layers.size() - 1).output();
    }

    @Override
    public Matrix pullback(Matrix cotangent, Gradient into) {
        Matrix back = cotangent;
        for (int i = layers.size() - 1; i >= 0; i--) {
            back = layers.get(i).pullback(back, into);
        }
        return back;
    }
}
