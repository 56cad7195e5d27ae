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
            Matrix sum = input.timesTranspose(weights).addToRows(parameters.matrix(names.biases()));
            return new Layer(names, activation, weights, input, sum, activated(activation, sum));
        }

        private static Matrix activated(Activation activation, Matrix sum) {
            if (activation == Activation.IDENTITY) {
                return sum;
            }
            Matrix output = Matrix.zeros(sum.rows(), sum.columns());
            activation.values(sum.values(), output.values(), output.values().length);
            return output;
        }

        // ∂/∂a = g'(a) ∂/∂y, ∂/∂W = (∂/∂a)ᵀ x, ∂/∂b = Σ ∂/∂a
        Matrix pullToSum(Matrix cotangent, Gradient into) {
            Matrix bySum = cotangent;
            if (activation != Activation.IDENTITY) {
                bySum = cotangent.copy();
                activation.pullback(sum.values(), output.values(), bySum.values(), bySum.values().length);
            }
            into.add(names.weights(), bySum.transposeTimes(input));
            into.add(names.biases(), bySum.columnSums());
            return bySum;
        }
    }

    @Override
    public Matrix output() {
        return layers.get(layers.size() - 1).output();
    }

    // ∂/∂x = (∂/∂a) W
    @Override
    public Matrix pullback(Matrix cotangent, Gradient into) {
        Layer first = layers.get(0);
        return pullbackToFirst(cotangent, into).times(first.weights());
    }

    @Override
    public void pullbackToWeights(Matrix cotangent, Gradient into) {
        pullbackToFirst(cotangent, into);
    }

    private Matrix pullbackToFirst(Matrix cotangent, Gradient into) {
        Matrix back = cotangent;
        for (int i = layers.size() - 1; i > 0; i--) {
            back = layers.get(i).pullToSum(back, into).times(layers.get(i).weights());
        }
        return layers.get(0).pullToSum(back, into);
    }
}
