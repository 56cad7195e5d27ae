package org.entropysum.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.entropysum.family.Poisson;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** Pullbacks that follow from a graph against pullbacks written by hand. */
final class GraphAgreementTest {
    private static final double ROUNDING = 1e-12;
    private static final int ROWS = 6;

    private static Offset<Double> rounding(double value) {
        return within(ROUNDING * (1 + Math.abs(value)));
    }

    private static void assertSame(double[] found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("entry %s", i).isCloseTo(expected[i], rounding(expected[i]));
        }
    }

    private static void assertAgree(
            Conditional graph, Conditional byHand, Layout layout, Matrix z, boolean continuous) {
        for (int seed = 0; seed < 5; seed++) {
            Parameters point = Draws.normal(layout, Draws.seeded(seed));
            Linearization found = graph.at(point, z.toArray());
            Linearization expected = byHand.at(point, z.toArray());
            Matrix value = Matrix.copyOf(expected.value());
            assertSame(Matrix.copyOf(found.value()).values(), value.values());
            Matrix cotangent = Draws.normal(value.rows(), value.columns(), Draws.seeded(seed + 100));
            Gradient ofGraph = Gradient.zeros(layout, z.rows(), z.columns());
            Gradient ofHand = Gradient.zeros(layout, z.rows(), z.columns());
            found.pullback(cotangent.toArray(), ofGraph);
            expected.pullback(cotangent.toArray(), ofHand);
            assertSame(ofGraph.parameters().values(), ofHand.parameters().values());
            if (continuous) {
                assertSame(ofGraph.latents().values(), ofHand.latents().values());
            }
        }
    }

    @Test
    void observableOfFactorAnalysis() {
        LinearGaussianToy byHand = LinearGaussianToy.of(2, 3);
        Matrix z = Draws.normal(ROWS, 2, Draws.seeded(7));
        assertAgree(
                new GraphLinearGaussian(2, 3).conditionals().get(1),
                byHand.conditionals().get(1),
                byHand.layout(),
                z,
                true);
    }

    // η = Σ_c max(0, 1 − |z − c|) log λ_c at the states z = 0 … K − 1
    @Test
    void componentsOfAMixture() {
        PoissonMixtureToy byHand = PoissonMixtureToy.of(3, 2);
        GraphConditional graph =
                GraphConditional.of("observable", new Child.Observed(), Poisson.of(2), byHand.layout(), 1, it -> {
                    var sd = it.operations();
                    SDVariable labels = sd.constant(
                            Matrix.over(new double[] {0, 1, 2}, 1, 3).toArray());
                    SDVariable distance = sd.math().abs(it.rows().sub(labels));
                    SDVariable oneHot = sd.nn().relu(distance.rsub(1.0), 0);
                    return oneHot.mmul(it.parameter(PoissonMixtureToy.LOG_RATES));
                });
        Matrix z = Matrix.over(new double[] {0, 1, 2, 1}, 4, 1);
        assertAgree(graph, byHand.conditionals().get(1), byHand.layout(), z, false);
    }

    @Test
    void parametersThatDependOnNoParent() {
        PoissonMixtureToy byHand = PoissonMixtureToy.of(3, 2);
        GraphConditional graph = GraphConditional.of(
                "prior",
                new Child.Latent(0, 1),
                byHand.conditionals().get(0).family(),
                byHand.layout(),
                1,
                it -> it.operations().identity(it.parameter(PoissonMixtureToy.LOGITS)));
        Matrix z = Matrix.zeros(ROWS, 1);
        assertAgree(graph, byHand.conditionals().get(0), byHand.layout(), z, true);
    }

    @Test
    void denseNetwork() {
        GraphNetwork graph = GraphNetworkTest.graph();
        Parameters point = Draws.normal(graph.layout(), Draws.seeded(3));
        Matrix input = Draws.normal(ROWS, 3, Draws.seeded(4));
        Matrix cotangent = Draws.normal(ROWS, 2, Draws.seeded(5));
        NetworkPass found = graph.at(point, input);
        NetworkPass expected = GraphNetworkTest.DENSE.at(point, input);
        assertSame(found.output().values(), expected.output().values());
        Gradient ofGraph = Gradient.zeros(graph.layout(), 0, 0);
        Gradient ofHand = Gradient.zeros(graph.layout(), 0, 0);
        assertSame(
                found.pullback(cotangent, ofGraph).values(),
                expected.pullback(cotangent, ofHand).values());
        assertSame(ofGraph.parameters().values(), ofHand.parameters().values());
    }

    private static final Layout ONE = Layout.of(Block.of("w", Role.OBSERVABLE, 1, 3));

    private static GraphNetwork network(GraphDefinition definition) {
        return GraphNetwork.of(ONE, 3, 3, definition);
    }

    @Test
    void compositesKeepTheirDigitsWhereTheLibraryOverflows() {
        GraphNetwork softplus = network(it -> it.softplus(it.rows()));
        double[] x = {-800, 0, 800};
        double[] slopes = {0, 0.5, 1};
        NetworkPass pass = softplus.at(Parameters.zeros(ONE), Matrix.over(x, 1, 3));
        assertSame(pass.output().values(), new double[] {0, Math.log(2), 800});
        assertSame(
                pass.pullback(Matrix.over(new double[] {1, 1, 1}, 1, 3), Gradient.zeros(ONE, 0, 0))
                        .values(),
                slopes);
        GraphNetwork sum = network(it -> it.logSumExp(it.rows()));
        NetworkPass ties = sum.at(Parameters.zeros(ONE), Matrix.over(new double[] {900, 900, -900}, 1, 3));
        assertSame(ties.output().values(), new double[] {900 + Math.log(2)});
        assertSame(
                ties.pullback(Matrix.over(new double[] {1}, 1, 1), Gradient.zeros(ONE, 0, 0))
                        .values(),
                new double[] {0.5, 0.5, 0});
    }

    @ParameterizedTest
    @ValueSource(strings = {"cumsum", "softplus", "leakyrelu", "gather", "matrix_inverse"})
    void operationsThatCannotBeReliedOnAreRefusedByName(String name) {
        GraphDefinition definition = it -> {
            var sd = it.operations();
            return switch (name) {
                case "cumsum" -> sd.cumsum(it.rows(), 1);
                case "softplus" -> sd.nn().softplus(it.rows());
                case "leakyrelu" -> sd.nn().leakyRelu(it.rows(), 0.1);
                case "gather" -> sd.gather(it.rows(), new int[] {0, 0}, 0);
                default -> sd.linalg().matrixInverse(it.rows());
            };
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(definition))
                .withMessageContaining(
                        "operation \"" + name + "\" in the graph of the network cannot be relied on; use ");
    }

    @Test
    void numbersOfSinglePrecisionAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(
                        it -> it.operations().castTo(it.rows(), DataType.FLOAT).castTo(DataType.DOUBLE)))
                .withMessageContaining("cast");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(it -> it.rows().add(it.operations().constant("half", 0.5f))))
                .withMessage("\"half\" in the graph of the network has type FLOAT; all numbers must be DOUBLE");
    }

    @Test
    void unknownBlocksAreToldWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(it -> it.rows().mul(it.parameter("v"))))
                .withMessage("there is no block \"v\"; there are [w]");
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        GraphNetwork graph = network(it -> it.operations().math().tanh(it.rows().mul(it.parameter("w"))));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<double[]>> calls = IntStream.range(0, 40)
                    .<Callable<double[]>>mapToObj(i -> () -> gradient(graph, i))
                    .toList();
            List<Future<double[]>> found = threads.invokeAll(calls);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).containsExactly(gradient(graph, i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double[] gradient(GraphNetwork graph, int seed) {
        Parameters point = Draws.normal(ONE, Draws.seeded(seed));
        Gradient into = Gradient.zeros(ONE, 0, 0);
        Matrix input = Draws.normal(1 + seed % 3, 3, Draws.seeded(seed + 1));
        graph.at(point, input).pullback(input, into);
        return into.parameters().values();
    }

    @Test
    void nothingIsPrinted() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            gradient(network(it -> it.operations().math().tanh(it.rows().mul(it.parameter("w")))), 1);
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
