package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.network.Activation;
import org.entropysum.plugin.NetworkSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a dense network.
 *
 * @param hidden the numbers of units of the hidden layers, from input to output; none for a linear map
 * @param activation what hidden units make of their inputs
 */
public record DenseSpec(
        @Setting(value = "units of each hidden layer, such as [50, 50]; without, a linear map", byDefault = "")
        List<Integer> hidden,

        @Setting(value = "of hidden units: relu, leaky-relu, tanh, softplus, sigmoid or identity", byDefault = "relu")
        Activation activation)
        implements NetworkSpec {
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
