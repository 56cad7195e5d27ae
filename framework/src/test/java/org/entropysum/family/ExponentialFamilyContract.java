package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every exponential family has to satisfy. Extend it, say which family, at which natural parameters and against
 * which reference values, and the family is examined: h, T, A and ∇A against each other, against log density and entropy
 * in usual parameters, against draws, and against values that were computed by quadrature elsewhere.
 */
public abstract class ExponentialFamilyContract extends ParameterMapsContract {
    /** Draws for each row; a bound of six standard errors is missed by chance once in 10⁹. */
    private static final int SAMPLES = 20_000;

    private static final double STANDARD_ERRORS = 6;

    /** Events for the checks that look at single events. */
    private static final int EVENTS = 200;

    private static final long SEED = 20_100_114;

    /** Rounding of sums of a handful of terms, relative to their sizes. */
    private static final double IDENTITY = 1e-12;

    /** What extrapolated differences lose, in units of the natural scale. */
    private static final double SLOPE = 1e-9;

    /** The same, relative to the value that is differenced. */
    private static final double SLOPE_ROUNDING = 1e-12;

    /** A difference of fourth order over a small fraction of the standard deviation, away from kinks. */
    private static final double EVENT_SLOPE = 1e-6;

    /** The trapezoidal rule across a kink; a wrong factor or constant is far larger. */
    private static final double QUADRATURE = 5e-3;

    /** A sum over a support that leaves out a far tail. */
    private static final double SUMMATION = 1e-9;

    /** Reference values are exact to double precision and beyond. */
    private static final double REFERENCE = 1e-13;

    private @Nullable List<Drawn> drawn;

    /**
     * Rows that are no natural parameters.
     *
     * @return rows of length L, each improper
     */
    protected abstract double[][] improperParameters();

    /**
     * All events of a discrete family but a tail whose probability is below 1e-12.
     *
     * @param eta a row of natural parameters
     * @return the events, or empty for a continuous family
     */
    protected Optional<double[][]> support(double[] eta) {
        return Optional.empty();
    }

    /**
     * Coordinates in which the density has no edges.
     *
     * @return as many coordinates as columns, or fewer if the events lie on a surface
     */
    protected Chart chart() {
        return Chart.real(family().eventSize());
    }

    private List<Drawn> drawn() {
        if (drawn == null) {
            List<Drawn> members = new ArrayList<>();
            for (double[] eta : naturalParameters()) {
                members.add(Drawn.of(family(), eta, SAMPLES, SEED));
            }
            drawn = members;
        }
        return drawn;
    }

    private static INDArray array(double[]... rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.over(flat, rows.length, rows[0].length).toArray();
    }

    private static double[] values(INDArray array) {
        return Matrix.copyOf(array).values();
    }

    private INDArray eta() {
        return array(naturalParameters());
    }

    /** One event for each row of {@link #eta()}. */
    private INDArray events() {
        return family().sample(eta(), Draws.seeded(SEED));
    }

    @Test
    final void resultsAreBatchesOfDoubles() {
        int b = naturalParameters().length;
        int d = family().eventSize();
        int l = family().statisticSize();
        assertThat(b).as("the contract needs several rows").isGreaterThan(1);
        assertThat(naturalParameters()).hasDimensions(b, l);
        assertBatch("sample", events(), b, d);
        assertBatch("T", family().sufficientStatistics(events()), b, l);
        assertBatch("A", family().logPartition(eta()), b, 1);
        assertBatch("∇A", family().meanParameters(eta()), b, l);
        assertBatch("log density", family().logDensity(eta(), events()), b, 1);
        assertBatch("log densities", family().logDensities(eta(), array(values(events().getRow(0, true)))), 1, b);
        assertBatch("entropy", family().entropy(eta()), b, 1);
        assertBatch("log h", family().baseMeasure().logarithm(events()), b, 1);
    }

    private static void assertBatch(String what, INDArray array, int rows, int columns) {
        assertThat(array.shape()).as(what).containsExactly(rows, columns);
        assertThat(array.dataType()).as(what).isEqualTo(DataType.DOUBLE);
        assertThat(array.ordering()).as("order of %s", what).isEqualTo('c');
    }

    @Test
    final void aBatchIsItsRows() {
        INDArray whole = family().logPartition(eta());
        INDArray mean = family().meanParameters(eta());
        INDArray entropy = family().entropy(eta());
        for (int i = 0; i < naturalParameters().length; i++) {
            INDArray row = array(naturalParameters()[i]);
            assertThat(values(family().logPartition(row))).containsExactly(whole.getDouble(i, 0));
            assertThat(values(family().meanParameters(row))).containsExactly(values(mean.getRow(i, true)));
            assertThat(values(family().entropy(row))).containsExactly(entropy.getDouble(i, 0));
        }
    }

    @Test
    final void aSingleRowOfNaturalParametersServesAllEvents() {
        for (Drawn member : drawn()) {
            INDArray events = member.events(5);
            INDArray repeated = Matrix.copyOf(member.eta()).repeatRows(5).toArray();
            assertThat(values(family().logDensity(member.eta(), events)))
                    .as("log density of %s", member)
                    .containsExactly(values(family().logDensity(repeated, events)));
            if (family() instanceof ContinuousFamily continuous) {
                assertThat(values(continuous.eventGradient(member.eta(), events)))
                        .as("event gradient of %s", member)
                        .containsExactly(values(continuous.eventGradient(repeated, events)));
            }
        }
    }

    @Test
    final void properRowsAreProper() {
        assertThat(family().isProper(eta())).isTrue();
        for (ReferenceValues.Setting setting : references()) {
            assertThat(family().isProper(array(setting.eta())))
                    .as(setting.name())
                    .isTrue();
        }
    }

    @Test
    final void oneImproperRowSpoilsTheBatch() {
        assertThat(improperParameters()).isNotEmpty();
        for (double[] improper : improperParameters()) {
            assertThat(family().isProper(array(improper)))
                    .as(Arrays.toString(improper))
                    .isFalse();
            assertThat(family().isProper(array(naturalParameters()[0], improper)))
                    .as("behind a proper row: %s", Arrays.toString(improper))
                    .isFalse();
        }
    }

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

    private Matrix coordinates(Matrix events) {
        Matrix coordinates = Matrix.zeros(events.rows(), chart().dimension());
        for (int i = 0; i < events.rows(); i++) {
            double[] point = chart().coordinates(events.row(i).values());
            System.arraycopy(point, 0, coordinates.values(), i * point.length, point.length);
        }
        return coordinates;
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

    private List<ReferenceValues.Setting> references() {
        return ReferenceValues.read(getClass(), reference(), family().statisticSize());
    }

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

    @Test
    final void logDensitiesAreLogDensityPairByPair() {
        INDArray events = drawn().get(0).events(7);
        Matrix pairs = Matrix.copyOf(family().logDensities(eta(), events));
        assertThat(new int[] {pairs.rows(), pairs.columns()}).containsExactly(7, naturalParameters().length);
        for (int s = 0; s < pairs.columns(); s++) {
            double[] single = values(family().logDensity(array(naturalParameters()[s]), events));
            for (int n = 0; n < pairs.rows(); n++) {
                assertThat(pairs.get(n, s))
                        .as("event %s under distribution %s", n, s)
                        .isCloseTo(single[n], within(IDENTITY * (1 + Math.abs(single[n]))));
            }
        }
    }

    @Test
    final void argumentsAreReadInAnyOrderAndNeverWritten() {
        INDArray eta = eta().dup('f');
        INDArray events = events().dup('f');
        assertThat(values(family().logDensity(eta, events)))
                .containsExactly(values(family().logDensity(eta(), events())));
        assertThat(values(family().meanParameters(eta))).containsExactly(values(family().meanParameters(eta())));
        assertThat(values(family().logPartition(eta))).containsExactly(values(family().logPartition(eta())));
        assertThat(values(family().entropy(eta))).containsExactly(values(family().entropy(eta())));
        assertThat(values(family().sufficientStatistics(events)))
                .containsExactly(values(family().sufficientStatistics(events())));
        assertThat(values(eta)).containsExactly(values(eta()));
        assertThat(values(events)).containsExactly(values(events()));
    }

    @Test
    final void wrongShapesAreRefusedWithFamilyAndShape() {
        INDArray wideEta = Matrix.zeros(2, family().statisticSize() + 1).toArray();
        INDArray wideEvents = Matrix.zeros(2, family().eventSize() + 1).toArray();
        INDArray one = array(naturalParameters()[0]);
        assertRefused(wideEta, () -> family().isProper(wideEta));
        assertRefused(wideEta, () -> family().logPartition(wideEta));
        assertRefused(wideEta, () -> family().meanParameters(wideEta));
        assertRefused(wideEta, () -> family().entropy(wideEta));
        assertRefused(wideEta, () -> family().sample(wideEta, Draws.seeded(1)));
        assertRefused(wideEta, () -> family().logDensity(wideEta, events()));
        assertRefused(wideEta, () -> family().logDensities(wideEta, events()));
        assertRefused(wideEvents, () -> family().sufficientStatistics(wideEvents));
        assertRefused(wideEvents, () -> family().logDensity(one, wideEvents));
        assertRefused(wideEvents, () -> family().logDensities(one, wideEvents));
        if (family() instanceof ContinuousFamily continuous) {
            assertRefused(wideEvents, () -> continuous.eventGradient(one, wideEvents));
        }
    }

    private void assertRefused(INDArray wrong, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(family().name())
                .hasMessageContaining(Arrays.toString(wrong.shape()));
    }

    @Test
    final void rowsThatDoNotPairAreRefused() {
        INDArray two = array(naturalParameters()[0], naturalParameters()[1]);
        INDArray three = drawn().get(0).events(3);
        assertThatThrownBy(() -> family().logDensity(two, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(family().name())
                .hasMessageContaining("2")
                .hasMessageContaining("3");
    }
}
