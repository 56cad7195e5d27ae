package org.entropysum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Minibatches;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Block;
import org.entropysum.model.Direction;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class Dl4jNetworkTest {
    /** Two libraries that add up in different orders. */
    private static final double AGREEMENT = 1e-10;

    private static final int ROWS = 7;

    private static Dl4jNetwork network(String configuration, int inputs) {
        return Dl4jNetwork.of("encoder", Role.POSTERIOR, configuration, inputs, 2);
    }

    private static Dl4jNetwork evaluating(String configuration, int inputs) {
        Dl4jNetwork training = network(configuration, inputs);
        return training.evaluating(point(training), List.of(Draws.normal(20, inputs, Draws.seeded(5))));
    }

    private static Dl4jNetwork deconvolutional() {
        return Dl4jNetwork.of("decoder", Role.OBSERVABLE, Dl4jConfigurations.deconvolutional(), 2, 16);
    }

    private static Parameters point(Network network) {
        return network.initial(Draws.seeded(3)).plus(0.3, Draws.normal(network.layout(), Draws.seeded(4)));
    }

    @Nested
    final class Dense extends NetworkContract {
        private final Network network = Dl4jNetworkTest.network(Dl4jConfigurations.dense(), 3);

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class Skipping extends NetworkContract {
        private final Network network = Dl4jNetworkTest.network(Dl4jConfigurations.skipping(), 3);

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class ConvolutionalInTraining extends NetworkContract {
        private final Network network = Dl4jNetworkTest.network(Dl4jConfigurations.convolutional(), 16);

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class ConvolutionalInEvaluation extends NetworkContract {
        private final Network network = evaluating(Dl4jConfigurations.convolutional(), 16);

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class DeconvolutionalInTraining extends NetworkContract {
        private final Network network = deconvolutional();

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class DeconvolutionalInEvaluation extends NetworkContract {
        private final Network network =
                deconvolutional().evaluating(point(deconvolutional()), List.of(Draws.normal(20, 2, Draws.seeded(5))));

        @Override
        protected Network network() {
            return network;
        }
    }

    @Nested
    final class NormalizedInEvaluation extends NetworkContract {
        private final Network network = evaluating(Dl4jConfigurations.normalized(), 3);

        @Override
        protected Network network() {
            return network;
        }
    }

    private static void assertClose(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("entry %s", i)
                    .isCloseTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    @Test
    void agreesWithTheDenseStack() {
        Dl4jNetwork found = network(Dl4jConfigurations.dense(), 3);
        DenseNetwork expected = DenseNetwork.of("decoder", Role.POSTERIOR, Activation.TANH, 3, 5, 4, 2);
        Parameters start = Draws.normal(expected.layout(), Draws.seeded(6));
        Parameters same = Parameters.zeros(found.layout());
        for (int i = 1; i <= 3; i++) {
            same = same.with("encoder " + (i - 1) + "_W", start.matrix("decoder weights " + i));
            same = same.with("encoder " + (i - 1) + "_b", start.matrix("decoder biases " + i));
        }
        Matrix input = Draws.normal(ROWS, 3, Draws.seeded(7));
        Matrix cotangent = Draws.normal(ROWS, 2, Draws.seeded(8));
        NetworkPass pass = found.at(same, input);
        NetworkPass reference = expected.at(start, input);
        assertClose(pass.output().values(), reference.output().values(), AGREEMENT);
        Gradient byWeights = Gradient.zeros(found.layout(), 0, 0);
        Gradient byReference = Gradient.zeros(expected.layout(), 0, 0);
        assertClose(
                pass.pullback(cotangent, byWeights).values(),
                reference.pullback(cotangent, byReference).values(),
                AGREEMENT);
        for (int i = 1; i <= 3; i++) {
            assertClose(
                    byWeights.parameters().matrix("encoder " + (i - 1) + "_W").values(),
                    byReference.parameters().matrix("decoder weights " + i).values(),
                    AGREEMENT);
        }
        assertThat(found.linearOutput()).isPresent();
    }

    @Test
    void runningMomentsAreNoWeights() {
        Dl4jNetwork network = network(Dl4jConfigurations.convolutional(), 16);
        assertThat(network.layout().blocks())
                .extracting(Block::name)
                .containsExactlyInAnyOrder(
                        "encoder 0_W",
                        "encoder 0_b",
                        "encoder 1_gamma",
                        "encoder 1_beta",
                        "encoder 3_W",
                        "encoder 3_b");
    }

    @Test
    void trainingAndEvaluationAreTwoFunctionsThatMeetOnTheRowsThatWereMeasured() {
        Dl4jNetwork training = network(Dl4jConfigurations.convolutional(), 16);
        Parameters point = point(training);
        Matrix rows = Draws.normal(30, 16, Draws.seeded(9));
        Dl4jNetwork evaluation = training.evaluating(point, List.of(rows));
        assertThat(training.mixesRows()).isTrue();
        assertThat(evaluation.mixesRows()).isFalse();
        double[] measured = training.at(point, rows).output().values();
        assertClose(evaluation.at(point, rows).output().values(), measured, Tolerances.SUMMATION);
        Matrix other = Draws.normal(4, 16, Draws.seeded(10));
        assertThat(evaluation.at(point, other).output().values())
                .isNotEqualTo(training.at(point, other).output().values());
        Dl4jNetwork dense = network(Dl4jConfigurations.dense(), 3);
        assertThat(dense.evaluating(point(dense), List.of(Draws.normal(4, 3, Draws.seeded(1)))))
                .isSameAs(dense);
    }

    @Test
    void momentsOfChunksArePooledToThoseOfAllRows() {
        Dl4jNetwork training = deconvolutional();
        Parameters point = point(training);
        List<Matrix> chunks = List.of(
                Draws.normal(3, 2, Draws.seeded(1)),
                Draws.normal(20, 2, Draws.seeded(2)),
                Draws.normal(1, 2, Draws.seeded(3)));
        double[] all = chunks.stream()
                .flatMapToDouble(chunk -> Arrays.stream(chunk.values()))
                .toArray();
        Matrix together = Matrix.over(all, 24, 2);
        double[] measured = training.at(point, together).output().values();
        assertClose(
                training.evaluating(point, chunks).at(point, together).output().values(),
                measured,
                Tolerances.SUMMATION);
    }

    @Test
    void manyRowsGoThroughInSlices() {
        Dl4jNetwork network = network(Dl4jConfigurations.dense(), 3);
        int rows = 2500;
        Matrix input = Draws.normal(rows, 3, Draws.seeded(7));
        Matrix cotangent = Draws.normal(rows, 2, Draws.seeded(8));
        Gradient byAll = Gradient.zeros(network.layout(), 0, 0);
        NetworkPass pass = network.at(point(network), input);
        Matrix back = pass.pullback(cotangent, byAll);
        Gradient byFew = Gradient.zeros(network.layout(), 0, 0);
        for (int from = 0; from < rows; from += 500) {
            NetworkPass few = network.at(point(network), part(input, from));
            assertClose(few.output().values(), part(pass.output(), from).values(), Tolerances.SUMMATION);
            assertClose(
                    few.pullback(part(cotangent, from), byFew).values(),
                    part(back, from).values(),
                    Tolerances.SUMMATION);
        }
        assertClose(byAll.parameters().values(), byFew.parameters().values(), AGREEMENT);
    }

    private static Matrix part(Matrix rows, int from) {
        int columns = rows.columns();
        return Matrix.over(Arrays.copyOfRange(rows.values(), from * columns, (from + 500) * columns), 500, columns);
    }

    @Test
    void aDecoderOfImagesIsRescaledByItsDenseFirstLayer() {
        assertThat(deconvolutional().linearInput()).contains(new LinearInput("decoder 0_W"));
        assertThat(deconvolutional().linearOutput()).isEmpty();
        assertThat(network(Dl4jConfigurations.convolutional(), 16).linearInput())
                .isEmpty();
        assertThat(network(Dl4jConfigurations.skipping(), 3).linearInput())
                .contains(new LinearInput("encoder first_W"));
    }

    @Test
    void anEncoderOfEvaluationTakesEachRowByItself() {
        Matrix rows = Draws.normal(30, 3, Draws.seeded(9));
        Dataset data = Dataset.of("rows", List.of("a", "b", "c"), rows.values());
        ModelAssembly assembly = normalized(data);
        Parameters point = assembly.initial(data, Draws.seeded(3));
        VariationalFamily evaluation = assembly.posterior().evaluating(point, List.of(data.rows(0, 30)));
        assertThat(assembly.posterior().mixesRows()).isTrue();
        assertThat(evaluation.mixesRows()).isFalse();
        double[] ofAll = entropies(evaluation, point, data.rows(0, 30));
        double[] ofOne = entropies(evaluation, point, data.rows(7, 1));
        assertClose(ofOne, new double[] {ofAll[7]}, 1e-12);
        assertClose(ofAll, entropies(assembly.posterior(), point, data.rows(0, 30)), 1e-3);
    }

    private static double[] entropies(VariationalFamily family, Parameters point, Batch batch) {
        return Matrix.copyOf(family.at(point, batch).entropy()).values();
    }

    private static ModelAssembly normalized(Dataset data) {
        Dl4jNetwork encoder = network(Dl4jConfigurations.normalized(), 3);
        assertThat(data.shape().columns()).isEqualTo(3);
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(
                model,
                AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(1), encoder),
                new Expectation.MonteCarlo(2, 1));
    }

    @Test
    void wholeBatchesAreEvaluatedInOnePiece() {
        Dataset data = ToyData.line(600);
        ModelAssembly assembly = normalized(data);
        assertThat(assembly.mixesRows()).isTrue();
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, data);
        Parameters point = assembly.initial(data, Draws.seeded(3));
        Evaluation there = elbo.at(point);
        double directional = assembly.model().directions(point).stream()
                .mapToDouble(direction -> there.along((Direction.Along) direction))
                .sum();
        assertThat(there.gap()).isCloseTo(directional, within(Tolerances.GAP_IDENTITY));
        Parameters direction = Draws.normal(assembly.layout(), Draws.seeded(4));
        double slope =
                Derivative.fourthOrder(t -> elbo.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
        assertThat(there.gradient().dot(direction)).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        Minibatches all = Minibatches.of(assembly, data, 600, 1);
        assertThat(all.during(0).at(point).elbo()).isCloseTo(there.elbo(), within(Tolerances.SUMMATION));
        assertThat(Minibatches.of(assembly, data, 100, 1).epoch()).isEqualTo(6);
    }

    /** With all rows measured, evaluation has the value of training on all rows, but keeps the moments in the gradient. */
    @Test
    void whatLearnsFromMinibatchesIsJudgedInEvaluation() {
        Dataset data = ToyData.line(600);
        ModelAssembly assembly = normalized(data);
        Minibatches minibatches = Minibatches.of(assembly, data, 100, 1);
        Parameters point = assembly.initial(data, Draws.seeded(3));
        Evaluation judged = minibatches.at(point);
        Evaluation wholeBatch = EntropySumEvaluator.of(assembly, data).at(point);
        assertThat(judged.elbo()).isCloseTo(wholeBatch.elbo(), within(AGREEMENT));
        assertThat(judged.entropies().value()).isCloseTo(wholeBatch.entropies().value(), within(AGREEMENT));
        assertThat(judged.gradient().plus(-1, wholeBatch.gradient()).gradientNorm())
                .isGreaterThan(1e-3);
        assertThat(minibatches.during(0).at(point).elbo()).isNotCloseTo(judged.elbo(), within(1e-6));

        Objective evaluation = minibatches.evaluating(point, point);
        assertThat(evaluation.assembly().mixesRows()).isFalse();
        double directional = assembly.model().directions(point).stream()
                .mapToDouble(direction -> judged.along((Direction.Along) direction))
                .sum();
        assertThat(judged.gap()).isCloseTo(directional, within(Tolerances.GAP_IDENTITY));
        Parameters direction = Draws.normal(assembly.layout(), Draws.seeded(4));
        double slope = Derivative.fourthOrder(
                t -> evaluation.at(point.plus(t, direction)).elbo(), Tolerances.STEP);
        assertThat(judged.gradient().dot(direction)).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
    }

    @Test
    void theVerdictTellsThatItIsOneOfEvaluation() {
        Dataset data = ToyData.line(60);
        ModelAssembly assembly = normalized(data);
        Parameters point = assembly.initial(data, Draws.seeded(3));
        Verifier verifier = new Verifier(1e-6);
        assertThat(verifier.verify(Minibatches.of(assembly, data, 20, 1), data, point, point)
                        .reason())
                .endsWith(
                        "in evaluation, where batch normalizations keep the moments that the training data have here");
        assertThat(verifier.verify(EntropySumEvaluator.of(assembly, data), data, point, point)
                        .reason())
                .doesNotContain("in evaluation");
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        Dl4jNetwork network = network(Dl4jConfigurations.dense(), 3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<double[]>> calls = IntStream.range(0, 24)
                    .<Callable<double[]>>mapToObj(i -> () -> gradient(network, i))
                    .toList();
            List<Future<double[]>> found = threads.invokeAll(calls);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).containsExactly(gradient(network, i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double[] gradient(Dl4jNetwork network, int seed) {
        Gradient into = Gradient.zeros(network.layout(), 0, 0);
        Matrix input = Draws.normal(1 + seed % 3, 3, Draws.seeded(seed));
        NetworkPass pass = network.at(Draws.normal(network.layout(), Draws.seeded(seed)), input);
        network.at(Parameters.zeros(network.layout()), input);
        pass.pullback(pass.output(), into);
        return into.parameters().values();
    }

    @Test
    void whatCannotBeUsedIsRefusedWithTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(Dl4jConfigurations.withLoss(), 3))
                .withMessageContaining("has a loss; end with a dense layer instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(Dl4jConfigurations.withDropout(), 3))
                .withMessageContaining("has dropout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network("{\"layers\": 3}", 3))
                .withMessageContaining("no configuration that Deeplearning4j can build a network from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(Dl4jConfigurations.dense(), 4))
                .withMessageContaining("does not take rows of 4 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dl4jNetwork.of("e", Role.POSTERIOR, Dl4jConfigurations.dense(), 3, 5))
                .withMessage("the configured network has 2 outputs, not 5");
    }
}
