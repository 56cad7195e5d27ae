package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every exponential family has to satisfy. Extend it, say which family, at which natural parameters and against
 * which reference values, and the family is examined: h, T, A and ∇A against each other, against log density and entropy
 * in usual parameters, against draws, and against values that were computed by quadrature elsewhere.
 */
public abstract class ExponentialFamilyContract extends FamilyIdentitiesContract {
    @Test
    final void thereAreTenReferenceSettings() {
        assertThat(references()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    final void entropyEqualsReference() {
        for (ReferenceValues.Setting setting : references()) {
            assertThat(family().entropy(array(setting.eta())).getDouble(0, 0))
                    .as("entropy of %s, %s", family().name(), setting.name())
                    .isCloseTo(setting.entropy(), within(REFERENCE * Math.max(1, Math.abs(setting.entropy()))));
        }
    }

    @Test
    final void logPartitionEqualsReference() {
        for (ReferenceValues.Setting setting : references()) {
            assertThat(family().logPartition(array(setting.eta())).getDouble(0, 0))
                    .as("A of %s, %s", family().name(), setting.name())
                    .isCloseTo(
                            setting.logPartition(), within(REFERENCE * Math.max(1, Math.abs(setting.logPartition()))));
        }
    }

    @Test
    final void meanParametersEqualReference() {
        for (ReferenceValues.Setting setting : references()) {
            double[] mean = values(family().meanParameters(array(setting.eta())));
            Drawn scale = Drawn.of(family(), setting.eta(), EVENTS, SEED);
            for (int k = 0; k < mean.length; k++) {
                assertThat(mean[k])
                        .as("∇A of %s, %s, statistic %s", family().name(), setting.name(), k)
                        .isCloseTo(
                                setting.mean()[k],
                                within(REFERENCE
                                        * condition()
                                        * (Math.abs(setting.mean()[k]) + Drawn.spread(scale.statistics(), k))));
            }
        }
    }

    @Test
    final void eventGradientIsTheSlopeOfTheLogDensity() {
        if (family() instanceof ContinuousFamily continuous) {
            for (Drawn member : drawn()) {
                assertEventGradient(continuous, member);
            }
        } else {
            boolean discrete = support(naturalParameters()[0]).isPresent();
            assertThat(discrete || chart().dimension() < family().eventSize())
                    .as("a family that is not continuous has a support or lies on a surface")
                    .isTrue();
        }
    }

    // Along the coordinates of the chart, which cannot leave the support
    private void assertEventGradient(ContinuousFamily continuous, Drawn member) {
        Matrix points = coordinates(Matrix.copyOf(member.events(EVENTS)));
        for (int i = 0; i < 10; i++) {
            double[] point = points.row(i).values();
            double[] event = chart().event(point);
            double[] gradient = values(continuous.eventGradient(member.eta(), array(event)));
            for (int j = 0; j < point.length; j++) {
                double scale = Drawn.spread(points, j);
                int column = j;
                double slope = Derivative.fourthOrder(
                        h -> family().logDensity(member.eta(), array(chart().event(moved(point, column, scale * h))))
                                .getDouble(0, 0),
                        1e-3);
                double speed =
                        Derivative.fourthOrder(h -> chart().event(moved(point, column, scale * h))[column], 1e-3);
                assertThat(speed * gradient[j])
                        .as("event gradient of %s, column %s of %s", member, j, Arrays.toString(event))
                        .isCloseTo(slope, within(EVENT_SLOPE * (1 + Math.abs(slope))));
            }
        }
    }

    private static double[] moved(double[] point, int column, double step) {
        double[] moved = point.clone();
        moved[column] += step;
        return moved;
    }

    @Test
    final void baseMeasureIsConstantOrVariesAsItSays() {
        for (Drawn member : drawn()) {
            Matrix log = Matrix.copyOf(family().baseMeasure().logarithm(member.events(EVENTS)));
            Matrix events = Matrix.copyOf(member.events(EVENTS));
            if (family().baseMeasure() instanceof BaseMeasure.Constant constant) {
                assertThat(log.values()).containsOnly(constant.logValue());
            } else if (Drawn.spread(events, 0) > 0) {
                assertThat(Drawn.spread(log, 0) > 0 || onlyZerosAndOnes(events))
                        .as("log h of %s at different events", member)
                        .isTrue();
            }
        }
    }

    // Measures such as 1/x! are 1 at both 0 and 1
    private static boolean onlyZerosAndOnes(Matrix events) {
        return Arrays.stream(events.values()).allMatch(x -> x == 0 || x == 1);
    }

    @Test
    final void drawsStayInTheSupport() {
        for (Drawn member : drawn()) {
            assertThat(Arrays.stream(values(family().logDensity(member.eta(), member.events()))))
                    .as("log density of draws of %s", member)
                    .allMatch(Double::isFinite);
        }
    }

    @Test
    final void densityIsZeroOutsideTheSupport() {
        for (double[] event : outsideSupport()) {
            assertThat(values(family().logDensity(array(naturalParameters()[0]), array(event))))
                    .as("log density at %s", Arrays.toString(event))
                    .containsExactly(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    final void sameSeedMeansSameDraws() {
        INDArray repeated = Matrix.copyOf(eta()).repeatRows(50).toArray();
        double[] first = values(family().sample(repeated, Draws.seeded(1)));
        assertThat(values(family().sample(repeated, Draws.seeded(1)))).containsExactly(first);
        assertThat(Arrays.equals(first, values(family().sample(repeated, Draws.seeded(2)))))
                .as("another seed gives the same draws")
                .isFalse();
    }
}
