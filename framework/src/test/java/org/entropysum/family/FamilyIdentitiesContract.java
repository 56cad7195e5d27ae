package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Log density, A, ∇A and entropy of a family against each other, against draws, and integrated. */
abstract class FamilyIdentitiesContract extends FamilyShapesContract {
    @Test
    final void meanParametersAreTheGradientOfTheLogPartition() {
        for (Drawn member : drawn()) {
            for (double[] direction : directions(member)) {
                double slope = member.slopeOfLogPartition(direction);
                double mean = Drawn.dot(direction, member.mean());
                double allowed = SLOPE * (1 + Math.abs(mean)) + SLOPE_ROUNDING * Math.abs(member.logPartition());
                assertThat(mean)
                        .as("∇A of %s along %s", member, Arrays.toString(direction))
                        .isCloseTo(slope, within(allowed));
            }
        }
    }

    // In the Fisher metric: (vᵀ(T̄ − ∇A))² ≤ 6² vᵀ(∇²A)v / N along coordinates and random directions
    @Test
    final void meanParametersAreTheExpectedStatistics() {
        for (Drawn member : drawn()) {
            double[] mean = member.mean();
            for (double[] direction : directions(member)) {
                double deviation = -Drawn.dot(direction, mean);
                for (int k = 0; k < direction.length; k++) {
                    deviation += direction[k] * Drawn.mean(member.statistics(), k);
                }
                double standardError = Math.sqrt(Math.max(0, member.metric(direction)) / SAMPLES);
                double rounding = IDENTITY * (1 + Math.abs(Drawn.dot(direction, mean)));
                assertThat(deviation)
                        .as("mean of T − ∇A of %s along %s", member, Arrays.toString(direction))
                        .isCloseTo(0, within(STANDARD_ERRORS * standardError + rounding));
            }
        }
    }

    private List<double[]> directions(Drawn member) {
        UniformRandomProvider random = Draws.seeded(SEED);
        List<double[]> directions = new ArrayList<>();
        for (int k = 0; k < family().statisticSize(); k++) {
            directions.add(tangent(member.coordinate(k)));
        }
        for (int k = 0; k < 4; k++) {
            directions.add(tangent(member.mixture(random)));
        }
        return directions;
    }

    // log p = log h + ηᵀT − A
    @Test
    final void logDensityIsTheNaturalForm() {
        for (Drawn member : drawn()) {
            double[] usual = values(family().logDensity(member.eta(), member.events(EVENTS)));
            double[] natural = member.naturalForm(EVENTS);
            for (int i = 0; i < EVENTS; i++) {
                assertThat(usual[i])
                        .as("log density of %s at event %s", member, i)
                        .isCloseTo(natural[i], within(IDENTITY * condition() * member.magnitude(i)));
            }
        }
    }

    @Test
    final void residualIsStatisticsMinusMeanParameters() {
        for (Drawn member : drawn()) {
            double[] residual = values(family().residual(member.eta(), member.events(EVENTS)));
            double[] statistics = values(family().sufficientStatistics(member.events(EVENTS)));
            double[] mean = values(family().meanParameters(member.eta()));
            for (int i = 0; i < residual.length; i++) {
                double expected = mean[i % mean.length];
                double size = Math.abs(statistics[i]) + Math.abs(expected);
                assertThat(residual[i])
                        .as("residual %s of %s", i, member)
                        .isCloseTo(statistics[i] - expected, within(IDENTITY * condition() * size));
            }
        }
    }

    @Test
    final void densityIntegratesToOne() {
        for (Drawn member : drawn()) {
            Optional<double[][]> support = support(values(member.eta()));
            double total = support.isPresent()
                    ? sum(family().logDensity(member.eta(), array(support.get())))
                    : integral(member);
            assertThat(total)
                    .as("integral of the density of %s", member)
                    .isCloseTo(1, within(support.isPresent() ? SUMMATION : QUADRATURE));
        }
    }

    private static double sum(INDArray logDensity) {
        return Arrays.stream(values(logDensity)).map(Math::exp).sum();
    }

    private double integral(Drawn member) {
        assumeThat(chart().dimension())
                .as("the integral needs a member of the family with one or two columns")
                .isLessThanOrEqualTo(2);
        Lattice lattice = Lattice.around(coordinates(Matrix.copyOf(member.events())));
        Matrix points = lattice.points();
        double[][] events = new double[points.rows()][];
        double[] log = new double[points.rows()];
        for (int i = 0; i < events.length; i++) {
            double[] point = points.row(i).values();
            events[i] = chart().event(point);
            log[i] = chart().logVolume(point) + lattice.logVolume();
        }
        double[] logDensity = values(family().logDensity(member.eta(), array(events)));
        double total = 0;
        for (int i = 0; i < events.length; i++) {
            total += Math.exp(logDensity[i] + log[i]);
        }
        return total;
    }

    // H = A − ηᵀ∇A − log h, or the pseudo entropy without the last term
    @Test
    final void entropyIsTheLegendreForm() {
        for (Drawn member : drawn()) {
            double legendre =
                    member.logPartition() - Drawn.dot(values(member.eta()), member.mean()) - constantLogMeasure();
            assertThat(member.entropy())
                    .as("entropy of %s", member)
                    .isCloseTo(legendre, within(IDENTITY * condition() * member.legendreMagnitude()));
        }
    }

    private double constantLogMeasure() {
        return family().baseMeasure() instanceof BaseMeasure.Constant constant ? constant.logValue() : 0;
    }

    // H = −E log p, or the pseudo entropy −E log(p/h)
    @Test
    final void entropyIsTheExpectedSurprise() {
        for (Drawn member : drawn()) {
            Matrix surprise = Matrix.copyOf(family().logDensity(member.eta(), member.events()))
                    .scale(-1);
            if (family().baseMeasure() instanceof BaseMeasure.Varying varying) {
                surprise.addScaled(1, Matrix.copyOf(varying.logarithm(member.events())));
            }
            double standardError = Drawn.spread(surprise, 0) / Math.sqrt(SAMPLES);
            double rounding = IDENTITY * member.legendreMagnitude();
            assertThat(member.entropy())
                    .as("entropy of %s", member)
                    .isCloseTo(Drawn.mean(surprise, 0), within(STANDARD_ERRORS * standardError + rounding));
        }
    }
}
