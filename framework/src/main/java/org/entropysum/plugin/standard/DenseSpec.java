package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.network.Activation;
import org.entropysum.network.InitialWeights;
import org.entropysum.plugin.NetworkSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a dense network.
 *
 * @param hidden the numbers of units of the hidden layers, from input to output; none for a linear map
 * @param activation what hidden units make of their inputs
 * @param initial how weights and biases are drawn before learning
 */
public record DenseSpec(
        @Setting(value = "units of each hidden layer, such as [50, 50]; without, a linear map", byDefault = "")
        List<Integer> hidden,

        @Setting(value = "of hidden units: relu, leaky-relu, tanh, softplus, sigmoid or identity", byDefault = "relu")
        Activation activation,

        @Setting(
                value = "first weights: normal (variances by activation, biases 0), or uniform (weights and biases"
                        + " within ±1/√inputs, the default of PyTorch)",
                byDefault = "normal")
        InitialWeights initial)
        implements NetworkSpec {
    /**
     * The settings of a network with normal first weights.
     *
     * @param hidden the numbers of units of the hidden layers, from input to output
     * @param activation what hidden units make of their inputs
     */
    public DenseSpec(List<Integer> hidden, Activation activation) {
        this(hidden, activation, InitialWeights.NORMAL);
    }

    /** Copies the list and checks that no layer is empty. {@inheritDoc} */
    public DenseSpec {
        hidden = List.copyOf(hidden);
        for (int units : hidden) {
            if (units < 1) {
                throw new IllegalArgumentException("a hidden layer has at least one unit, not " + units);
            }
        }
    }
}
