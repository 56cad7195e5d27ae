package org.entropysum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenseKernelTest {
    private static final double ROUNDING = 1e-11;

    /** More than go through an activation together, and no multiple of them. */
    private static final int ROWS = 300;

    private static final int INPUTS = 3;
    private static final int OUTPUTS = 4;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void manyRowsPassAndReturnAsByTheDefinition(Activation activation) {
        compare(DenseNetwork.of("f", Role.OBSERVABLE, activation, INPUTS, 40, 7, OUTPUTS));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void lastLayersNeedNotBeLinear(Activation activation) {
        compare(DenseNetwork.of("f", Role.OBSERVABLE, Activation.TANH, INPUTS, 40, OUTPUTS)
                .ending(activation));
    }

    private static void compare(DenseNetwork network) {
        var random = Draws.seeded(7);
        Parameters parameters = network.initial(random).plus(0.1, Draws.normal(network.layout(), random));
        var prepared = network.prepared(parameters);
        for (int rows : new int[] {ROWS, 1, ROWS / 2}) {
            Matrix input = Draws.normal(rows, INPUTS, random);
            Matrix cotangent = Draws.normal(rows, OUTPUTS, random);
            NetworkPass defined = network.at(parameters, input);
            NetworkPass kernel = prepared.apply(input);
            assertThat(kernel.output().values())
                    .containsExactly(defined.output().values(), within(ROUNDING));
            Gradient expected = Gradient.zeros(network.layout(), 0, 0);
            Gradient gradient = Gradient.zeros(network.layout(), 0, 0);
            double[] byInputs = defined.pullback(cotangent, expected).values();
            assertThat(kernel.pullback(cotangent, gradient).values()).containsExactly(byInputs, within(ROUNDING));
            assertThat(gradient.parameters().values())
                    .containsExactly(expected.parameters().values(), within(ROWS * ROUNDING));
        }
    }
}
