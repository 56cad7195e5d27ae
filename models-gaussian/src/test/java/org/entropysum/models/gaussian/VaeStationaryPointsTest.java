package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.Coordinates;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.Head;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RescalableFamily;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Variational autoencoders with encoders and frozen draws, at random and at stationary points. */
class VaeStationaryPointsTest {
    private static final double IDENTITY = 1e-10;
    private static final double STATIONARY = 1e-9;

    /** What stays of the gap at stationary points where something cannot rescale, at least. */
    private static final double RESIDUAL = 1e-6;

    /** Tenths of a nat where the means stay between −1 and 1. */
    private static final double TANH_RESIDUAL = 0.1;

    private static final double STANDARD_NORMAL_ENTROPY = 0.5 * Math.log(2 * Math.PI * Math.E);

    private static final Expectation FROZEN = new Expectation.MonteCarlo(4, 21);
    private static final Dataset CURVE = VaeData.curve(100, 0.6);

    /** With less noise the means of an encoder with tanh head run against its ends, and there is no stationary point. */
    private static final Dataset NOISY_CURVE = VaeData.curve(100, 1);

    private static final VaeForm FORM = VaeForm.entropy(3, 1, 2);

    static Stream<Arguments> variants() {
        return Stream.of(
                Arguments.of("VAE-0", VaeForm.pseudoEntropy(3, 1, 2).vae0(0.5)),
                Arguments.of("VAE-1", FORM.vae1()),
                Arguments.of("VAE-2", FORM.vae2()),
                Arguments.of("VAE-3, log head", FORM.vae3(VarianceHead.LOG)),
                Arguments.of("VAE-3, linear head", FORM.vae3(VarianceHead.LINEAR)),
                Arguments.of("VAE-3 of one network, log head", FORM.sharedVae3(VarianceHead.LOG)),
                Arguments.of("VAE-3 of one network, linear head", FORM.sharedVae3(VarianceHead.LINEAR)));
    }

    /** From other starts some linear heads leave their domain. */
    static Stream<Arguments> starts() {
        return variants().map(variant -> {
            Object[] it = variant.get();
            return Arguments.of(it[0], it[1], ((String) it[0]).contains("one network") ? 1 : 5);
        });
    }

    /** A linear encoder of means and log variances. */
    private static AmortizedPosterior encoder() {
        return AmortizedPosterior.of(
                DiagonalGaussianPosterior.coordinates(1),
                DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 2));
    }

    private static double directional(ModelAssembly assembly, Parameters point, Evaluation there) {
        return assembly.model().directions(point).stream()
                .mapToDouble(direction -> there.along((Direction.Along) direction))
                .sum();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void frozenDrawsKeepTheIdentityAtRandomPoints(String name, Vae vae) {
        ModelAssembly assembly = ModelAssembly.of(vae, encoder(), FROZEN);
        for (int seed = 1; seed <= 20; seed++) {
            Parameters start = assembly.initial(CURVE, Draws.seeded(seed));
            Parameters point = start.plus(0.2, Draws.normal(start.layout(), Draws.seeded(100 + seed)));
            Evaluation there = EntropySumEvaluator.of(assembly, CURVE).at(point);
            assertThat(there.gap())
                    .as("%s, seed %s", name, seed)
                    .isCloseTo(directional(assembly, point, there), within(IDENTITY * (1 + Math.abs(there.elbo()))));
        }
    }

    /** The same direction in the weights of the encoder: rows of the means times r, biases of the log variances plus 2r. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void theWeightsOfTheEncoderCanFollow(String name, Vae vae) {
        RescalableFamily encoder = encoder();
        ModelAssembly assembly = ModelAssembly.of(vae, encoder, FROZEN);
        Parameters point = assembly.initial(CURVE, Draws.seeded(3));
        Evaluation there = EntropySumEvaluator.of(assembly, CURVE).at(point);
        double byWeights =
                there.gradient().dot(encoder.rescaling(point, new double[] {1}).in(point.layout()));
        assertThat(byWeights).as(name).isCloseTo(there.latentRates()[0], within(IDENTITY * (1 + there.magnitude())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void frozenDrawsReachStationaryPointsToMachinePrecision(String name, Vae vae, long seed) {
        ModelAssembly assembly = ModelAssembly.of(vae, encoder(), FROZEN);
        Objective objective = EntropySumEvaluator.of(assembly, CURVE);
        Parameters end = stationary(assembly, seed);
        Evaluation there = objective.at(end);
        assertThat(there.gradientNorm()).as(name).isLessThanOrEqualTo(STATIONARY);
        assertThat(there.gap()).as(name).isCloseTo(0, within(STATIONARY * (1 + Math.abs(there.elbo()))));
        Verification verification = new Verifier(STATIONARY).verify(objective, CURVE, end, end);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
    }

    private static Parameters stationary(ModelAssembly assembly, long seed) {
        return stationary(assembly, CURVE, seed);
    }

    private static Parameters stationary(ModelAssembly assembly, Dataset data, long seed) {
        Objective objective = EntropySumEvaluator.of(assembly, data);
        Parameters near = new Trainer(Lbfgs.standard(), 2000, 1e-7, () -> false)
                .train(objective, assembly.initial(data, Draws.seeded(seed)), (state, evaluation) -> {})
                .state()
                .parameters();
        return new Trainer(NewtonPolish.standard(), 15, 1e-11, () -> false)
                .train(objective, near, (state, evaluation) -> {})
                .state()
                .parameters();
    }

    /** Where all log variances are below 0 leaky ReLU is linear: the same q is stationary, and no gap stays. */
    @Test
    void leakyLogVariancesLeaveNoGapWhereAllHaveOneSign() {
        Parameters linear = stationary(ModelAssembly.of(FORM.vae1(), encoder(), FROZEN), 3);
        Parameters end = linear.with("encoder weights 1", leaking(linear.matrix("encoder weights 1")))
                .with(
                        "encoder biases 1",
                        leaking(linear.matrix("encoder biases 1").transpose()).transpose());
        AmortizedPosterior leaky = encoder().with(Coordinates.Kind.LOG_SCALE, Head.LEAKY_LOG_VARIANCE);
        Objective objective = EntropySumEvaluator.of(ModelAssembly.of(FORM.vae1(), leaky, FROZEN), CURVE);
        Evaluation there = objective.at(end);
        assertThat(leaky.at(end.restrictedTo(leaky.layout()), CURVE.chunks(100).get(0))
                        .entropy()
                        .maxNumber()
                        .doubleValue())
                .isLessThan(STANDARD_NORMAL_ENTROPY);
        assertThat(there.gradientNorm()).isLessThanOrEqualTo(STATIONARY);
        assertThat(there.gap()).isCloseTo(0, within(STATIONARY * (1 + Math.abs(there.elbo()))));
        Verification verification = new Verifier(STATIONARY).verify(objective, CURVE, end, end);
        assertThat(verification.verdict()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(verification.reason()).contains("leaky ReLU");
    }

    /** The second row, that of the log variance, times what leaky ReLU divides by. */
    private static Matrix leaking(Matrix rows) {
        Matrix changed = rows.copy();
        for (int d = 0; d < rows.columns(); d++) {
            changed.set(1, d, 100 * rows.get(1, d));
        }
        return changed;
    }

    static Stream<Arguments> headsThatCannotRescale() {
        return Stream.of(
                Arguments.of(
                        "softplus", encoder().with(Coordinates.Kind.LOG_SCALE, Head.SOFTPLUS_SCALE), CURVE, RESIDUAL),
                Arguments.of("tanh", encoder().with(Coordinates.Kind.POSITION, Head.TANH), NOISY_CURVE, TANH_RESIDUAL));
    }

    /** A gap in the published proof: all gradients vanish and the entropies do not add up. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("headsThatCannotRescale")
    void anEncoderThatCannotRescaleLeavesAGapAtAStationaryPoint(
            String head, VariationalFamily encoder, Dataset data, double residual) {
        ModelAssembly assembly = ModelAssembly.of(FORM.vae1(), encoder, FROZEN);
        Objective objective = EntropySumEvaluator.of(assembly, data);
        Parameters end = stationary(assembly, data, 3);
        Evaluation there = objective.at(end);
        assertThat(there.gradientNorm()).isLessThanOrEqualTo(STATIONARY);
        assertThat(Math.abs(there.gap())).isGreaterThan(residual);
        // At the outputs of the encoder the identity still holds: the gap is what its weights cannot reach
        assertThat(there.gap())
                .isCloseTo(directional(assembly, end, there), within(IDENTITY * (1 + there.magnitude())));
        Verification verification = new Verifier(STATIONARY).verify(objective, data, end, end);
        assertThat(verification.verdict()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(verification.reason()).contains(head);
    }

    static Stream<Arguments> softplus() {
        return Stream.of(
                Arguments.of("two networks", FORM.vae3(VarianceHead.SOFTPLUS)),
                Arguments.of("one network", FORM.sharedVae3(VarianceHead.SOFTPLUS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("softplus")
    void variancesBehindSoftplusLeaveAGapAtAStationaryPoint(String name, Vae vae) {
        ModelAssembly assembly = ModelAssembly.of(vae, encoder(), FROZEN);
        Objective objective = EntropySumEvaluator.of(assembly, CURVE);
        Parameters end = stationary(assembly, 5);
        Evaluation there = objective.at(end);
        assertThat(there.gradientNorm()).isLessThanOrEqualTo(STATIONARY);
        assertThat(Math.abs(there.gap())).isGreaterThan(RESIDUAL);
        Verification verification = new Verifier(STATIONARY).verify(objective, CURVE, end, end);
        assertThat(verification.verdict()).isEqualTo(Verdict.OUT_OF_SCOPE);
        assertThat(verification.reason()).contains("softplus").contains("varianceHead: log");
    }
}
