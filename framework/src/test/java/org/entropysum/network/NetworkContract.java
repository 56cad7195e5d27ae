package org.entropysum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.entropysum.testkit.Tolerances.GRADIENT;
import static org.entropysum.testkit.Tolerances.STEP;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import java.util.Arrays;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** What every network has to satisfy: both pullbacks against differences, and a last layer that is what it claims. */
public abstract class NetworkContract {
    private static final int ROWS = 4;
    private static final long SEED = 1_312_6114;

    /**
     * The network; every weight costs several passes.
     *
     * @return the network
     */
    protected abstract Network network();

    private Parameters point() {
        var random = Draws.seeded(SEED);
        return network().initial(random).plus(0.3, Draws.normal(network().layout(), random));
    }

    private Matrix input() {
        return Draws.normal(ROWS, network().inputSize(), Draws.seeded(SEED + 1));
    }

    private Matrix cotangent() {
        return Draws.normal(ROWS, network().outputSize(), Draws.seeded(SEED + 2));
    }

    private double probe(Parameters parameters, Matrix input) {
        double[] output = network().at(parameters, input).output().values();
        double[] cotangent = cotangent().values();
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += output[i] * cotangent[i];
        }
        return sum;
    }

    private static double relative(double tolerance, double value) {
        return tolerance * (1 + Math.abs(value));
    }

    @Test
    final void shapesFit() {
        Matrix output = network().at(point(), input()).output();
        assertThat(output.rows()).isEqualTo(ROWS);
        assertThat(output.columns()).isEqualTo(network().outputSize());
        Matrix back = network().at(point(), input()).pullback(cotangent(), gradient());
        assertThat(back.rows()).isEqualTo(ROWS);
        assertThat(back.columns()).isEqualTo(network().inputSize());
    }

    private Gradient gradient() {
        return Gradient.zeros(network().layout(), 0, 0);
    }

    @Test
    final void startIsFiniteAndSeeded() {
        double[] start = network().initial(Draws.seeded(1)).values();
        assertThat(Arrays.stream(start)).allMatch(Double::isFinite);
        assertThat(network().initial(Draws.seeded(1)).values()).containsExactly(start);
    }

    @Test
    final void pullbackIsTheDerivativeByTheWeights() {
        Gradient gradient = gradient();
        network().at(point(), input()).pullback(cotangent(), gradient);
        double[] found = gradient.parameters().values();
        for (int i = 0; i < found.length; i++) {
            double[] unit = new double[found.length];
            unit[i] = 1;
            Parameters direction = Parameters.of(network().layout(), unit);
            double slope = Derivative.fourthOrder(t -> probe(point().plus(t, direction), input()), STEP);
            assertThat(found[i]).as("weight %s", i).isCloseTo(slope, within(relative(GRADIENT, slope)));
        }
    }

    @Test
    final void pullbackIsTheDerivativeByTheInputs() {
        Matrix back = network().at(point(), input()).pullback(cotangent(), gradient());
        for (int i = 0; i < back.values().length; i++) {
            int entry = i;
            double slope = Derivative.fourthOrder(t -> probe(point(), moved(entry, t)), STEP);
            assertThat(back.values()[i]).as("input %s", i).isCloseTo(slope, within(relative(GRADIENT, slope)));
        }
    }

    private Matrix moved(int entry, double step) {
        Matrix input = input();
        input.values()[entry] += step;
        return input;
    }

    @Test
    final void pullbackAddsToWhatIsThereAndLeavesItsArgumentsAlone() {
        Matrix input = input();
        Matrix cotangent = cotangent();
        NetworkPass pass = network().at(point(), input);
        Gradient gradient = gradient();
        pass.pullback(cotangent, gradient);
        double[] once = gradient.parameters().values();
        pass.pullback(cotangent, gradient);
        double[] twice = gradient.parameters().values();
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], within(relative(SUMMATION, once[i])));
        }
        assertThat(input.values()).containsExactly(input().values());
        assertThat(cotangent.values()).containsExactly(cotangent().values());
    }

    @Test
    final void rowsDoNotSeeEachOther() {
        assumeThat(network().mixesRows()).as("a network of whole batches").isFalse();
        Matrix whole = network().at(point(), input()).output();
        for (int n = 0; n < ROWS; n++) {
            double[] alone = network().at(point(), input().row(n)).output().values();
            for (int m = 0; m < alone.length; m++) {
                assertThat(alone[m]).isCloseTo(whole.get(n, m), within(relative(SUMMATION, alone[m])));
            }
        }
    }

    // d/dt y = r y + s along the stated velocity of the last layer
    @Test
    final void lastLayerIsLinearWhereTheNetworkSaysSo() {
        assumeThat(network().linearOutput())
                .as("a network with a linear last layer")
                .isPresent();
        double[] growth = Draws.normal(network().outputSize(), Draws.seeded(SEED + 3));
        double[] shift = Draws.normal(network().outputSize(), Draws.seeded(SEED + 4));
        Parameters velocity = network().linearOutput().orElseThrow().velocity(point(), growth, shift);
        double[] before = network().at(point(), input()).output().values();
        double[] after =
                network().at(point().plus(1, velocity), input()).output().values();
        for (int i = 0; i < before.length; i++) {
            int m = i % growth.length;
            double expected = before[i] + growth[m] * before[i] + shift[m];
            assertThat(after[i]).isCloseTo(expected, within(relative(SUMMATION, expected)));
        }
    }

    // f(e^{r t} x) with columns moving at −r stays: the derivatives cancel
    @Test
    final void firstLayerUndoesARescalingOfTheInputsWhereTheNetworkSaysSo() {
        assumeThat(network().linearInput())
                .as("a network with a linear first layer")
                .isPresent();
        double[] growth = Draws.normal(network().inputSize(), Draws.seeded(SEED + 5));
        double[] shrinkage = Arrays.stream(growth).map(r -> -r).toArray();
        Parameters velocity = network().linearInput().orElseThrow().velocity(point(), shrinkage);
        Gradient gradient = gradient();
        Matrix back = network().at(point(), input()).pullback(cotangent(), gradient);
        double byInputs = 0;
        for (int i = 0; i < back.values().length; i++) {
            byInputs += growth[i % growth.length] * input().values()[i] * back.values()[i];
        }
        assertThat(byInputs + gradient.parameters().dot(velocity)).isCloseTo(0, within(relative(SUMMATION, byInputs)));
        assertThat(velocity.absoluteSum()).isGreaterThan(0);
    }

    @Test
    final void namesOfBlocksAreUniqueAndGiven() {
        assertThat(network().layout().blocks())
                .extracting(Block::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }
}
