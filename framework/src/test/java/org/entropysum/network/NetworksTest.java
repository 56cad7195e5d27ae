package org.entropysum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NetworksTest {
    private abstract static class Dense extends NetworkContract {
        private final Activation hidden;
        private final Activation output;

        Dense(Activation hidden, Activation output) {
            this.hidden = hidden;
            this.output = output;
        }

        @Override
        protected Network network() {
            return DenseNetwork.of("encoder", Role.POSTERIOR, hidden, 3, 5, 4, 2)
                    .ending(output);
        }
    }

    @Nested
    final class Tanh extends Dense {
        Tanh() {
            super(Activation.TANH, Activation.IDENTITY);
        }
    }

    @Nested
    final class UniformStart extends NetworkContract {
        @Override
        protected Network network() {
            return uniform();
        }
    }

    private static DenseNetwork uniform() {
        return DenseNetwork.of("encoder", Role.POSTERIOR, Activation.RELU, 16, 25, 4)
                .starting(InitialWeights.UNIFORM);
    }

    /** A variance of 1/3 times inputs, within three deviations of the mean square of so many draws. */
    @Test
    void uniformWeightsAndBiasesFillTheIntervalOfTheirInputs() {
        Parameters start = uniform().initial(Draws.seeded(4));
        assertThat(uniform().ending(Activation.TANH).initial(Draws.seeded(4)).values())
                .containsExactly(start.values());
        for (String layer : new String[] {"1", "2"}) {
            double bound = layer.equals("1") ? 0.25 : 0.2;
            for (String kind : new String[] {"weights ", "biases "}) {
                double[] values = start.matrix("encoder " + kind + layer).values();
                double squares = Arrays.stream(values)
                        .map(v -> v * v / bound / bound)
                        .average()
                        .orElseThrow();
                assertThat(Arrays.stream(values)).allMatch(value -> Math.abs(value) <= bound);
                assertThat(squares).isCloseTo(1.0 / 3, within(0.9 / Math.sqrt(values.length)));
            }
        }
    }

    @Nested
    final class Relu extends Dense {
        Relu() {
            super(Activation.RELU, Activation.IDENTITY);
        }
    }

    @Nested
    final class LeakyRelu extends Dense {
        LeakyRelu() {
            super(Activation.LEAKY_RELU, Activation.SIGMOID);
        }
    }

    @Nested
    final class Softplus extends Dense {
        Softplus() {
            super(Activation.SOFTPLUS, Activation.TANH);
        }
    }

    @Nested
    final class Linear extends NetworkContract {
        @Override
        protected Network network() {
            return DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, 3, 2);
        }
    }

    @Nested
    final class Constant extends NetworkContract {
        @Override
        protected Network network() {
            return ConstantNetwork.of("scale", Role.POSTERIOR, 3, 2);
        }
    }

    @Nested
    final class WithUnitColumns extends NetworkContract {
        @Override
        protected Network network() {
            return UnitColumns.of(DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, 3, 4, 2));
        }
    }

    @Test
    void unitColumnsHaveNormOneWhateverTheirParameters() {
        Network identity = UnitColumns.of(DenseNetwork.of("f", Role.OBSERVABLE, Activation.TANH, 2, 3));
        var weights = identity.initial(Draws.seeded(1)).with("f weights 1", Draws.normal(3, 2, Draws.seeded(2)));
        Matrix columns = identity.at(weights, Matrix.identity(2)).output();
        for (int d = 0; d < 2; d++) {
            double squares = 0;
            for (double entry : columns.row(d).values()) {
                squares += entry * entry;
            }
            assertThat(squares).isCloseTo(1, within(1e-15));
        }
        assertThat(identity.linearOutput()).isEmpty();
        assertThat(identity.linearInput()).isEmpty();
    }

    @Test
    void aColumnOfZerosHasNoDirection() {
        Network network = UnitColumns.of(DenseNetwork.of("f", Role.OBSERVABLE, Activation.TANH, 2, 3));
        var zeros = Parameters.zeros(network.layout());
        assertThatThrownBy(() -> network.at(zeros, Matrix.identity(2)))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining("f weights 1")
                .hasMessageContaining("norm 0");
    }

    @Test
    void twoLayersMultiplyAndAddAsWritten() {
        Network network = DenseNetwork.of("f", Role.OBSERVABLE, Activation.RELU, 2, 2, 1);
        var weights = network.initial(Draws.seeded(1))
                .with("f weights 1", Matrix.over(new double[] {1, 2, -3, 4}, 2, 2))
                .with("f biases 1", Matrix.over(new double[] {0.5, -1}, 1, 2))
                .with("f weights 2", Matrix.over(new double[] {2, -1}, 1, 2))
                .with("f biases 2", 0.25);
        Matrix output = network.at(weights, Matrix.over(new double[] {1, 1, 2, 0}, 2, 2))
                .output();
        // relu(3.5, 0) → 7.25; relu(2.5, −7) → 5.25
        assertThat(output.values()).containsExactly(7.25, 5.25);
    }

    @Test
    void firstWeightsKeepTheSizeOfTheirInputs() {
        Network network = DenseNetwork.of("f", Role.OBSERVABLE, Activation.RELU, 400, 300, 1);
        double[] weights =
                network.initial(Draws.seeded(1)).matrix("f weights 1").values();
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        assertThat(squares / weights.length).isCloseTo(2.0 / 400, within(0.02 * 2.0 / 400));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsKeepTheirLimits(Activation activation) {
        assertThat(activation.value(800)).isFinite();
        assertThat(activation.value(-800)).isFinite();
        assertThat(activation.slope(800)).isBetween(0.0, 1.0);
        assertThat(activation.slope(-800)).isBetween(0.0, 1.0);
    }

    @Test
    void refusesLayersWithoutUnits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseNetwork.of("f", Role.OBSERVABLE, Activation.RELU, 2, 0))
                .withMessageContaining("[2, 0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DenseNetwork.of("f", Role.OBSERVABLE, Activation.RELU, 2))
                .withMessageContaining("at least two");
    }

    @Test
    void refusesInputsOfAnotherWidth() {
        Network network = DenseNetwork.of("f", Role.OBSERVABLE, Activation.RELU, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.at(network.initial(Draws.seeded(1)), Matrix.zeros(4, 3)))
                .withMessageContaining("takes 2 inputs, not rows of 3");
    }
}
