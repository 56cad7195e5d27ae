package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** What the unconstrained coordinates of a family have to satisfy, and what the family says about its support. */
public abstract class ParameterChartContract {
    private static final long SEED = 25_010_903;

    private static final int MEMBERS = 20;

    /** Exponentials and logarithms there and back, relative to 1 + |value|. */
    private static final double ROUND_TRIP = 1e-11;

    private static final double STEP = 1e-2;

    /** Differences of sixth order, relative to the sizes that are multiplied. */
    private static final double SLOPE = 1e-8;

    /** Two analytic derivatives, relative to the sizes that are multiplied. */
    private static final double VELOCITY = 1e-11;

    private static final int EVENTS = 100;

    /**
     * The family.
     *
     * @return the family
     */
    protected abstract ExponentialFamily family();

    /**
     * Natural parameters of several members, at scales as different as draws and differences can resolve.
     *
     * @return proper rows of length L
     */
    protected abstract double[][] naturalParameters();

    /**
     * Events of density zero.
     *
     * @return rows of length D
     */
    protected double[][] outsideSupport() {
        return new double[0][];
    }

    private ParameterChart coordinates() {
        return family().parameterChart();
    }

    private static Matrix rows(double[]... rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.over(flat, rows.length, flat.length / rows.length);
    }

    private Matrix members(UniformRandomProvider random) {
        return Draws.normal(MEMBERS, coordinates().size(), random);
    }

    @Test
    final void anyCoordinatesNameAProperMember() {
        Matrix eta = coordinates().natural(members(Draws.seeded(SEED)));
        assertThat(eta.columns()).isEqualTo(family().statisticSize());
        assertThat(family().isProper(eta.toArray()))
                .as("any coordinates of the parameter chart of %s name a proper member", family().name())
                .isTrue();
        assertThat(coordinates().parts())
                .extracting(ParameterChart.Part::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @Test
    final void everyMemberHasCoordinates() {
        Matrix eta = rows(naturalParameters());
        Matrix back = coordinates().natural(coordinates().coordinates(eta));
        for (int row = 0; row < eta.rows(); row++) {
            double size = 1
                    + Arrays.stream(eta.row(row).values()).map(Math::abs).max().orElse(0);
            assertThat(back.row(row).values())
                    .as(
                            "η of the coordinates of %s",
                            Arrays.toString(eta.row(row).values()))
                    .containsExactly(eta.row(row).values(), within(ROUND_TRIP * size));
        }
    }

    @Test
    final void pullbackIsTheTransposedJacobian() {
        UniformRandomProvider random = Draws.seeded(SEED);
        Matrix at = members(random);
        Matrix cotangent = Draws.normal(MEMBERS, family().statisticSize(), random);
        Matrix direction = Draws.normal(MEMBERS, coordinates().size(), random);
        Matrix pulled = coordinates().pullback(at, cotangent);
        for (int row = 0; row < MEMBERS; row++) {
            int member = row;
            double slope = Derivative.sixthOrder(
                    t -> dot(
                            coordinates().natural(moved(at.row(member), t, direction.row(member))),
                            cotangent.row(member)),
                    STEP);
            double size = 1 + absoluteDot(coordinates().natural(at.row(row)), cotangent.row(row));
            assertThat(dot(pulled.row(row), direction.row(row)))
                    .as("pullback of the parameter chart of %s against differences of its η", family().name())
                    .isCloseTo(slope, within(SLOPE * size));
        }
    }

    private static Matrix moved(Matrix from, double step, Matrix direction) {
        return from.columns(0, from.columns()).addScaled(step, direction);
    }

    private static double dot(Matrix left, Matrix right) {
        double sum = 0;
        for (int i = 0; i < left.values().length; i++) {
            sum += left.values()[i] * right.values()[i];
        }
        return sum;
    }

    private static double absoluteDot(Matrix left, Matrix right) {
        double sum = 0;
        for (int i = 0; i < left.values().length; i++) {
            sum += Math.abs(left.values()[i] * right.values()[i]);
        }
        return sum;
    }

    // ⟨c, η⟩ = ⟨c, J v⟩ = ⟨Jᵀc, v⟩
    @Test
    final void naturalParametersGrowByThemselvesAlongTheVelocity() {
        UniformRandomProvider random = Draws.seeded(SEED);
        Matrix at = members(random);
        Matrix eta = coordinates().natural(at);
        Matrix cotangent = Draws.normal(MEMBERS, family().statisticSize(), random);
        Matrix pulled = coordinates().pullback(at, cotangent);
        Matrix velocity = coordinates().velocity(at);
        for (int row = 0; row < MEMBERS; row++) {
            double size = 1 + absoluteDot(eta.row(row), cotangent.row(row));
            assertThat(dot(pulled.row(row), velocity.row(row)))
                    .as("velocity of the parameter chart of %s, along which η grows by itself", family().name())
                    .isCloseTo(dot(cotangent.row(row), eta.row(row)), within(VELOCITY * size));
        }
    }

    /** p(x − c; u) is p(x; u with the location of each column moved by c); with c = x and from location 0, exactly. */
    @Test
    final void locationsMoveWithTheirColumns() {
        UniformRandomProvider random = Draws.seeded(SEED);
        int[] locations = coordinates().locations();
        assertThat(locations).hasSize(family().eventSize());
        Matrix at = members(random);
        for (int row = 0; row < MEMBERS; row++) {
            for (int d = 0; d < locations.length; d++) {
                at.set(row, Math.max(0, locations[d]), locations[d] < 0 ? at.get(row, 0) : 0);
            }
        }
        Matrix x = Matrix.copyOf(family().sample(coordinates().natural(at).toArray(), random));
        Matrix shifted = at.columns(0, at.columns());
        Matrix shiftedEvents = x.columns(0, x.columns());
        for (int d = 0; d < locations.length; d++) {
            for (int row = 0; row < MEMBERS && locations[d] >= 0; row++) {
                shifted.set(row, locations[d], x.get(row, d));
                shiftedEvents.set(row, d, 2 * x.get(row, d));
            }
        }
        assertThat(density(shifted, shiftedEvents)).containsExactly(density(at, x), within(SLOPE));
    }

    private double[] density(Matrix at, Matrix x) {
        return Matrix.copyOf(family().logDensity(coordinates().natural(at).toArray(), x.toArray()))
                .values();
    }

    @Test
    final void degreesOfFreedomAreTheRankOfTheFisherInformation() {
        assertThat(coordinates().degreesOfFreedom()).isBetween(1, coordinates().size());
        Matrix at = members(Draws.seeded(SEED)).row(0);
        int l = family().statisticSize();
        Matrix fisher = Matrix.over(
                Matrix.copyOf(family().fisherInformation(
                                        coordinates().natural(at).toArray()))
                        .values(),
                l,
                l);
        assertThat(rank(fisher)).isEqualTo(coordinates().degreesOfFreedom());
    }

    private static int rank(Matrix symmetric) {
        Matrix relative = Matrix.zeros(symmetric.rows(), symmetric.rows());
        for (int i = 0; i < symmetric.rows(); i++) {
            for (int j = 0; j < symmetric.rows(); j++) {
                relative.set(
                        i, j, symmetric.get(i, j) / Math.sqrt(symmetric.get(i, i)) / Math.sqrt(symmetric.get(j, j)));
            }
        }
        double[] values = org.entropysum.numeric.SymmetricEigen.of(relative).values();
        return (int) Arrays.stream(values).filter(value -> value > 1e-10).count();
    }

    @Test
    final void drawsAreSupportedAndEventsOfNoDensityAreNot() {
        Matrix eta = coordinates().natural(Draws.normal(EVENTS, coordinates().size(), Draws.seeded(SEED)));
        boolean[] inside = family().supports(family().sample(eta.toArray(), Draws.seeded(SEED)));
        assertThat(inside).hasSize(EVENTS).doesNotContain(false);
        if (outsideSupport().length > 0) {
            assertThat(family().supports(rows(outsideSupport()).toArray())).doesNotContain(true);
        }
        assertThat(family().support()).isNotBlank();
    }
}
