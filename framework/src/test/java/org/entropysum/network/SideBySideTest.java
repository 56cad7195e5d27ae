package org.entropysum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final DenseNetwork LINEAR = DenseNetwork.of("means", Role.POSTERIOR, Activation.TANH, 3, 4, 2);
    private static final ConstantNetwork CONSTANT = ConstantNetwork.of("scales", Role.POSTERIOR, 3, 1);
    private static final SideBySide BOTH = SideBySide.of(LINEAR, CONSTANT);
    private static final SideBySide BENT = SideBySide.of(LINEAR.ending(Activation.TANH), CONSTANT);

    /** As if the networks were one. */
    private record AsOne(SideBySide all) implements Network {
        @Override
        public int inputSize() {
            return all.inputSize();
        }

        @Override
        public int outputSize() {
            return all.outputSize();
        }

        @Override
        public Layout layout() {
            return all.layout();
        }

        @Override
        public Parameters initial(UniformRandomProvider random) {
            return all.initial(random);
        }

        @Override
        public NetworkPass at(Parameters parameters, Matrix input) {
            return all.at(parameters, input);
        }

        @Override
        public Function<Matrix, NetworkPass> prepared(Parameters parameters) {
            return all.prepared(parameters);
        }

        @Override
        public Optional<LinearOutput> linearOutput() {
            return Optional.empty();
        }
    }

    @Nested
    final class Several extends NetworkContract {
        @Override
        protected Network network() {
            return new AsOne(SideBySide.of(
                    LINEAR, CONSTANT, DenseNetwork.of("variances", Role.POSTERIOR, Activation.SOFTPLUS, 3, 2, 2)));
        }
    }

    @Nested
    final class OneAlone extends NetworkContract {
        @Override
        protected Network network() {
            return new AsOne(SideBySide.of(LINEAR));
        }
    }

    @Test
    void outputsMoveWithTheVelocityAskedFor() {
        Parameters point = Draws.normal(BOTH.layout(), Draws.seeded(1));
        Matrix input = Draws.normal(4, 3, Draws.seeded(2));
        double[] growth = {0.5, -2, 0.25};
        double[] shift = {1, 0, -3};
        Parameters tangent = BOTH.velocity(point, growth, shift).orElseThrow();
        Matrix here = BOTH.at(point, input).output();
        for (int row = 0; row < 4; row++) {
            for (int m = 0; m < 3; m++) {
                int n = row;
                int output = m;
                double velocity = Derivative.fourthOrder(
                        t -> BOTH.at(point.plus(t, tangent), input).output().get(n, output), STEP);
                assertThat(velocity).isCloseTo(growth[m] * here.get(row, m) + shift[m], within(GRADIENT));
            }
        }
    }

    @Test
    void outputsOfABentLayerCannotMoveByThemselves() {
        Parameters point = Draws.normal(BENT.layout(), Draws.seeded(1));
        assertThat(BOTH.endsLinearly()).isTrue();
        assertThat(BENT.endsLinearly()).isFalse();
        assertThat(BENT.velocity(point, new double[] {0, 1, 0}, new double[3])).isEmpty();
        assertThat(BENT.velocity(point, new double[3], new double[] {0, 0, 1})).isPresent();
    }

    @Test
    void eachNetworkStartsAtItsOutputs() {
        List<Integer> firsts = new ArrayList<>();
        Parameters start = BOTH.initial((network, from) -> {
            firsts.add(from);
            return network.initial(Draws.seeded(5));
        });
        assertThat(firsts).containsExactly(0, 2);
        assertThat(start.restrictedTo(LINEAR.layout()).values())
                .containsExactly(LINEAR.initial(Draws.seeded(5)).values());
    }

    @Test
    void refusesNetworksOfOtherInputsAndNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SideBySide.of(LINEAR, ConstantNetwork.of("scales", Role.POSTERIOR, 2, 1)))
                .withMessage("networks of 3 and of 2 inputs cannot be read side by side");
        assertThatIllegalArgumentException().isThrownBy(SideBySide::of);
    }
}
