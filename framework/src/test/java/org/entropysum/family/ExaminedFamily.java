package org.entropysum.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A family under examination: what its author says, its members, and draws from them. */
abstract class ExaminedFamily extends ParameterMapsContract {
    /** Draws for each row; a bound of six standard errors is missed by chance once in 10⁹. */
    static final int SAMPLES = 20_000;

    static final double STANDARD_ERRORS = 6;

    /** Events for the checks that look at single events. */
    static final int EVENTS = 200;

    static final long SEED = 20_100_114;

    /** Rounding of sums of a handful of terms, relative to their sizes. */
    static final double IDENTITY = 1e-12;

    /** What extrapolated differences lose, in units of the natural scale. */
    static final double SLOPE = 1e-9;

    /** The same, relative to the value that is differenced. */
    static final double SLOPE_ROUNDING = 1e-12;

    /** A difference of fourth order over a small fraction of the standard deviation, away from kinks. */
    static final double EVENT_SLOPE = 1e-6;

    /** The trapezoidal rule across a kink; a wrong factor or constant is far larger. */
    static final double QUADRATURE = 5e-3;

    /** A sum over a support that leaves out a far tail. */
    static final double SUMMATION = 1e-9;

    /** Reference values are exact to double precision and beyond. */
    static final double REFERENCE = 1e-13;

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

    final List<Drawn> drawn() {
        if (drawn == null) {
            List<Drawn> members = new ArrayList<>();
            for (double[] eta : naturalParameters()) {
                members.add(Drawn.of(family(), eta, SAMPLES, SEED));
            }
            drawn = members;
        }
        return drawn;
    }

    static INDArray array(double[]... rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.over(flat, rows.length, rows[0].length).toArray();
    }

    static double[] values(INDArray array) {
        return Matrix.copyOf(array).values();
    }

    final INDArray eta() {
        return array(naturalParameters());
    }

    /** One event for each row of {@link #eta()}. */
    final INDArray events() {
        return family().sample(eta(), Draws.seeded(SEED));
    }

    final Matrix coordinates(Matrix events) {
        Matrix coordinates = Matrix.zeros(events.rows(), chart().dimension());
        for (int i = 0; i < events.rows(); i++) {
            double[] point = chart().coordinates(events.row(i).values());
            System.arraycopy(point, 0, coordinates.values(), i * point.length, point.length);
        }
        return coordinates;
    }

    final List<ReferenceValues.Setting> references() {
        return ReferenceValues.read(getClass(), reference(), family().statisticSize());
    }
}
