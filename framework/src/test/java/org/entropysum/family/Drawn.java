package org.entropysum.family;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One member of a family with many events drawn from it; the draws also tell the natural scale of every statistic. */
final class Drawn {
    /** Half the natural scale: wide enough to resolve, near enough to extrapolate. */
    private static final double WIDEST = 0.5;

    private final ExponentialFamily family;
    private final double[] eta;
    private final INDArray events;
    private final Matrix statistics;

    private Drawn(ExponentialFamily family, double[] eta, INDArray events) {
        this.family = family;
        this.eta = eta;
        this.events = events;
        this.statistics = Matrix.copyOf(family.sufficientStatistics(events));
    }

    static Drawn of(ExponentialFamily family, double[] eta, int samples, long seed) {
        INDArray repeated = row(eta).repeatRows(samples).toArray();
        return new Drawn(family, eta, family.sample(repeated, Draws.seeded(seed)));
    }

    private static Matrix row(double[] values) {
        return Matrix.over(values.clone(), 1, values.length);
    }

    INDArray eta() {
        return row(eta).toArray();
    }

    INDArray events() {
        return events;
    }

    /** The first events only. */
    INDArray events(int count) {
        Matrix all = Matrix.copyOf(events);
        return Matrix.over(Arrays.copyOf(all.values(), count * all.columns()), count, all.columns())
                .toArray();
    }

    Matrix statistics() {
        return statistics;
    }

    double logPartition() {
        return scalar(family.logPartition(eta()));
    }

    double entropy() {
        return scalar(family.entropy(eta()));
    }

    double[] mean() {
        return Matrix.copyOf(family.meanParameters(eta())).values();
    }

    private static double scalar(INDArray array) {
        return array.getDouble(0, 0);
    }

    /** Coordinate k as a direction of natural parameters along which the statistics vary by about one. */
    double[] coordinate(int k) {
        double[] direction = new double[eta.length];
        direction[k] = 1 / scaleOf(k);
        return direction;
    }

    /** A random mixture of the coordinates. */
    double[] mixture(UniformRandomProvider random) {
        double[] direction = Draws.normal(eta.length, random);
        for (int k = 0; k < eta.length; k++) {
            direction[k] /= scaleOf(k);
        }
        return direction;
    }

    // A statistic that never varied in the draws says nothing about scale; there η itself does
    private double scaleOf(int k) {
        double deviation = spread(statistics, k);
        return deviation > 0 ? deviation : 1 / Math.max(1, Math.abs(eta[k]));
    }

    /** The standard deviation of a column, safe from overflow. */
    static double spread(Matrix columns, int k) {
        double largest = Double.MIN_NORMAL;
        double mean = mean(columns, k);
        for (int i = 0; i < columns.rows(); i++) {
            largest = Math.max(largest, Math.abs(columns.get(i, k) - mean));
        }
        double squares = 0;
        for (int i = 0; i < columns.rows(); i++) {
            double relative = (columns.get(i, k) - mean) / largest;
            squares += relative * relative;
        }
        return squares == 0 ? 0 : largest * Math.sqrt(squares / columns.rows());
    }

    /** The mean of a column, exact where it is constant. */
    static double mean(Matrix columns, int k) {
        double first = columns.get(0, k);
        double away = 0;
        for (int i = 0; i < columns.rows(); i++) {
            away += (columns.get(i, k) - first) / columns.rows();
        }
        return first + away;
    }

    double slopeOfLogPartition(double[] direction) {
        return slope(direction, moved -> scalar(family.logPartition(moved)));
    }

    /** The Fisher metric vᵀ (∇²A) v, from differences of ∇A. */
    double metric(double[] direction) {
        return slope(
                direction,
                moved -> dot(
                        direction, Matrix.copyOf(family.meanParameters(moved)).values()));
    }

    private double slope(double[] direction, ToDoubleFunction<INDArray> function) {
        return Derivative.extrapolated(
                step -> {
                    INDArray moved = moved(direction, step);
                    return family.isProper(moved) ? function.applyAsDouble(moved) : Double.NaN;
                },
                WIDEST);
    }

    private INDArray moved(double[] direction, double step) {
        double[] moved = eta.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += step * direction[k];
        }
        return row(moved).toArray();
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }

    /** log h + ηᵀT − A of the first events. */
    double[] naturalForm(int count) {
        INDArray first = events(count);
        double[] form = Matrix.copyOf(family.baseMeasure().logarithm(first)).values();
        for (int i = 0; i < count; i++) {
            form[i] += dot(eta, statistics.row(i).values()) - logPartition();
        }
        return form;
    }

    /** The size of what is added up in the natural form, against which rounding is measured. */
    double magnitude(int row) {
        double sum = 1 + Math.abs(logPartition());
        for (int k = 0; k < eta.length; k++) {
            sum += Math.abs(eta[k] * statistics.get(row, k));
        }
        return sum;
    }

    double legendreMagnitude() {
        double sum = 1 + Math.abs(logPartition());
        double[] mean = mean();
        for (int k = 0; k < eta.length; k++) {
            sum += Math.abs(eta[k] * mean[k]);
        }
        return sum;
    }

    @Override
    public String toString() {
        return family.name() + " at η = " + Arrays.toString(eta);
    }
}
