package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.GAP_IDENTITY;

import java.util.Arrays;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;

final class AmortizedPosteriorTest {
    private static final double VISIBLE = 1e-4;

    private final Dataset data = ToyData.line(9);
    private final DenseNetwork encoder = DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 5, 4);
    private final AmortizedPosterior linear = AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(2), encoder);

    // V → V, v → v of the first mean and +2 for the bias of its log variance, and nothing else
    @Test
    void directionInWeightSpaceIsThatOfThePaper() {
        Parameters point = Draws.normal(linear.layout(), Draws.seeded(1));
        Parameters tangent = linear.rescaling(point, new double[] {1, 0});
        Matrix weights = Matrix.zeros(4, 5);
        System.arraycopy(point.matrix("encoder weights 2").values(), 0, weights.values(), 0, 5);
        Matrix biases =
                Matrix.over(new double[] {point.matrix("encoder biases 2").get(0, 0), 0, 2, 0}, 1, 4);
        Parameters expected = Parameters.zeros(linear.layout())
                .with("encoder weights 2", weights)
                .with("encoder biases 2", biases);
        assertThat(tangent.values()).containsExactly(expected.values());
    }

    @Test
    void weightsReproduceTheRateAtTheOutputsWithLinearHeads() {
        assertThat(mismatch(linear)).isLessThan(GAP_IDENTITY);
        assertThat(mismatch(linear.with(Coordinates.Kind.LOG_SCALE, Head.SOFTPLUS_SCALE)))
                .isGreaterThan(VISIBLE);
        assertThat(mismatch(linear.with(Coordinates.Kind.POSITION, Head.TANH))).isGreaterThan(VISIBLE);
    }

    @Test
    void leakyMeansGrowByAFactorButLeakyLogScalesDoNotShift() {
        assertThat(mismatch(linear.with(Coordinates.Kind.POSITION, Head.LEAKY_RELU)))
                .isLessThan(GAP_IDENTITY);
        assertThat(Arrays.stream(Head.values()).filter(head -> isClosed(head, Coordinates.Kind.POSITION)))
                .containsExactly(Head.LINEAR, Head.LOG_VARIANCE, Head.LEAKY_RELU, Head.LEAKY_LOG_VARIANCE);
        assertThat(Arrays.stream(Head.values()).filter(head -> isClosed(head, Coordinates.Kind.LOG_SCALE)))
                .containsExactly(Head.LINEAR, Head.LOG_VARIANCE);
        assertThat(Arrays.stream(Head.values()).filter(head -> isClosed(head, Coordinates.Kind.SHAPE)))
                .containsExactly(Head.values());
    }

    private static boolean isClosed(Head head, Coordinates.Kind kind) {
        return head.obstacleToRescaling(kind).isEmpty();
    }

    /** The rate of the first latent at the outputs against the derivative along the direction of linear heads. */
    private double mismatch(AmortizedPosterior family) {
        ModelAssembly assembly = ModelAssembly.of(LinearGaussianToy.of(2, 3), family, new Expectation.MonteCarlo(4, 7));
        var random = Draws.seeded(2);
        Parameters point = assembly.initial(data, random).plus(0.3, Draws.normal(assembly.layout(), random));
        Evaluation there = EntropySumEvaluator.of(assembly, data).at(point);
        Parameters tangent = linear.rescaling(point, new double[] {1, 0}).in(point.layout());
        return Math.abs(there.gradient().dot(tangent) - there.latentRates()[0]) / (1 + there.magnitude());
    }

    @Test
    void softplusScalesKeepTheirDigitsFarOut() {
        assertThat(Head.SOFTPLUS_SCALE.value(-800)).isEqualTo(-800);
        assertThat(Head.SOFTPLUS_SCALE.slope(-800)).isEqualTo(1);
        assertThat(Head.SOFTPLUS_SCALE.value(-39.9)).isCloseTo(-39.9, within(1e-14));
        assertThat(Head.SOFTPLUS_SCALE.slope(-39.9)).isCloseTo(1, within(1e-14));
    }

    @Test
    void refusesAnEncoderOfAnotherWidth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(3), encoder))
                .withMessageContaining("4 outputs of the encoder do not fit the 6 coordinates");
    }
}
