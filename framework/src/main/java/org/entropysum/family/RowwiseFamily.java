package org.entropysum.family;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A family given by its formulas for one row; the batches are formed here, once for all. A subclass lists h, T, A,
 * ∇A, ∇²A and the maps between parameters on buffers and the {@link Distribution} in usual parameters.
 *
 * @param <P> the distribution in usual parameters
 */
public abstract class RowwiseFamily<P extends Distribution> implements ExponentialFamily {
    private final int eventSize;
    private final int statisticSize;

    /**
     * A family of the given sizes.
     *
     * @param eventSize D
     * @param statisticSize L
     */
    protected RowwiseFamily(int eventSize, int statisticSize) {
        if (eventSize < 1) {
            throw new IllegalArgumentException("an event has at least one column, not " + eventSize);
        }
        this.eventSize = eventSize;
        this.statisticSize = statisticSize;
    }

    /**
     * Writes T(x).
     *
     * @param x the buffer with the event
     * @param at where the event starts
     * @param t receives L statistics
     * @param tAt where they start
     */
    protected abstract void sufficientStatistics(double[] x, int at, double[] t, int tAt);

    /**
     * Whether η has a finite normalizer.
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @return true if it has
     */
    protected abstract boolean isProper(double[] eta, int at);

    /**
     * A(η).
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @return nats
     */
    protected abstract double logPartition(double[] eta, int at);

    /**
     * Writes ∇A(η).
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @param mean receives L mean parameters
     * @param meanAt where they start
     */
    protected abstract void meanParameters(double[] eta, int at, double[] mean, int meanAt);

    /**
     * The residual T − ∇A at one η. Override it where the difference of the two loses digits.
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @return the map from an event to its residual
     */
    protected Residual residual(double[] eta, int at) {
        double[] mean = new double[statisticSize];
        meanParameters(eta, at, mean, 0);
        return (x, xAt, residual, residualAt) -> {
            sufficientStatistics(x, xAt, residual, residualAt);
            for (int i = 0; i < statisticSize; i++) {
                residual[residualAt + i] -= mean[i];
            }
        };
    }

    /** Writes the residual of one event. */
    @FunctionalInterface
    public interface Residual {
        /**
         * Writes T(x) − ∇A(η).
         *
         * @param x the buffer with the event
         * @param at where the event starts
         * @param residual receives L numbers
         * @param residualAt where they start
         */
        void write(double[] x, int at, double[] residual, int residualAt);
    }

    /**
     * Writes ∇²A(η).
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @param fisher receives L·L entries, row-major; zero so far
     * @param fisherAt where they start
     */
    protected abstract void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt);

    /**
     * Writes the usual parameters.
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @param usual receives U usual parameters
     * @param usualAt where they start
     */
    protected abstract void usualParameters(double[] eta, int at, double[] usual, int usualAt);

    /**
     * Writes the natural parameters of usual ones; where there are none, what it writes is not proper.
     *
     * @param usual the buffer with the usual parameters
     * @param at where they start
     * @param eta receives L natural parameters
     * @param etaAt where they start
     */
    protected abstract void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt);

    /**
     * Writes the natural parameters of mean ones; where there are none, what it writes is not proper.
     *
     * @param mean the buffer with the mean parameters
     * @param at where they start
     * @param eta receives L natural parameters
     * @param etaAt where they start
     */
    protected abstract void naturalFromMean(double[] mean, int at, double[] eta, int etaAt);

    /**
     * The distribution in usual parameters.
     *
     * @param eta the buffer with the natural parameters
     * @param at where they start
     * @return the distribution
     */
    protected abstract P distribution(double[] eta, int at);

    @Override
    public final int eventSize() {
        return eventSize;
    }

    @Override
    public final int statisticSize() {
        return statisticSize;
    }

    @Override
    public final boolean isProper(INDArray eta) {
        Matrix rows = natural(eta);
        for (int i = 0; i < rows.rows(); i++) {
            if (!isProper(rows.values(), i * statisticSize)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final INDArray sufficientStatistics(INDArray x) {
        events(x);
        return Rows.map(x, statisticSize, this::sufficientStatistics);
    }

    @Override
    public final INDArray logPartition(INDArray eta) {
        natural(eta);
        return Rows.scalars(eta, this::logPartition);
    }

    @Override
    public final INDArray meanParameters(INDArray eta) {
        natural(eta);
        return Rows.map(eta, statisticSize, this::meanParameters);
    }

    @Override
    public final INDArray residual(INDArray eta, INDArray x) {
        Matrix natural = natural(eta);
        Matrix events = events(x);
        Matrix result = Matrix.zeros(events.rows(), statisticSize);
        Residual residual = residual(natural.values(), 0);
        for (int row = 0; row < events.rows(); row++) {
            if (row > 0 && natural.rows() > 1) {
                residual = residual(natural.values(), row * statisticSize);
            }
            residual.write(events.values(), row * eventSize, result.values(), row * statisticSize);
        }
        return result.toArray();
    }

    @Override
    public final INDArray fisherInformation(INDArray eta) {
        natural(eta);
        return Rows.map(eta, statisticSize * statisticSize, this::fisherInformation);
    }

    @Override
    public final INDArray usualParameters(INDArray eta) {
        natural(eta);
        return Rows.map(eta, usualNames().size(), this::usualParameters);
    }

    @Override
    public final INDArray naturalFromUsual(INDArray usual) {
        checked(usual, usualNames().size(), "usual parameters");
        return proper(usual, this::naturalFromUsual, "usual parameters ");
    }

    @Override
    public final INDArray naturalFromMean(INDArray mean) {
        checked(mean, statisticSize, "mean parameters");
        return proper(mean, this::naturalFromMean, "mean parameters ");
    }

    private INDArray proper(INDArray rows, Rows.RowMap map, String what) {
        return Rows.map(rows, statisticSize, (from, at, eta, etaAt) -> {
            map.apply(from, at, eta, etaAt);
            if (!isProper(eta, etaAt)) {
                throw new NumericFailure(
                        name(),
                        "no member has the " + what
                                + Arrays.toString(Arrays.copyOfRange(from, at, at + rows.columns())));
            }
        });
    }

    @Override
    public final INDArray logDensity(INDArray eta, INDArray x) {
        Matrix events = events(x);
        Matrix result = Matrix.zeros(events.rows(), 1);
        forEachRow(eta, events, (p, row) -> result.set(row, 0, p.logDensity(events.values(), row * eventSize)));
        return result.toArray();
    }

    @Override
    public final INDArray logDensities(INDArray eta, INDArray x) {
        Matrix natural = natural(eta);
        Matrix events = events(x);
        Matrix result = Matrix.zeros(events.rows(), natural.rows());
        for (int s = 0; s < natural.rows(); s++) {
            P p = distribution(natural.values(), s * statisticSize);
            for (int n = 0; n < events.rows(); n++) {
                result.set(n, s, p.logDensity(events.values(), n * eventSize));
            }
        }
        return result.toArray();
    }

    @Override
    public final INDArray entropy(INDArray eta) {
        natural(eta);
        return Rows.scalars(eta, (values, at) -> distribution(values, at).entropy());
    }

    @Override
    public final INDArray sample(INDArray eta, UniformRandomProvider random) {
        natural(eta);
        return Rows.map(
                eta, eventSize, (values, at, x, xAt) -> distribution(values, at).sample(random, x, xAt));
    }

    /** What is done with the distribution of a row. */
    @FunctionalInterface
    interface RowVisit<P> {
        void visit(P distribution, int row);
    }

    /** Visits the rows of x with their distributions; a single row of η serves all of them. */
    final void forEachRow(INDArray eta, Matrix x, RowVisit<P> visit) {
        Matrix natural = natural(eta);
        boolean single = natural.rows() == 1;
        if (!single && natural.rows() != x.rows()) {
            throw new IllegalArgumentException(
                    name() + ": " + natural.rows() + " rows of natural parameters for " + x.rows() + " events");
        }
        P shared = distribution(natural.values(), 0);
        for (int row = 0; row < x.rows(); row++) {
            visit.visit(single || row == 0 ? shared : distribution(natural.values(), row * statisticSize), row);
        }
    }

    final Matrix events(INDArray x) {
        return checked(x, eventSize, "events");
    }

    private Matrix natural(INDArray eta) {
        return checked(eta, statisticSize, "natural parameters");
    }

    private Matrix checked(INDArray array, int columns, String what) {
        if (array.rank() == 2 && array.columns() == columns) {
            return Matrix.copyOf(array);
        }
        throw new IllegalArgumentException(name() + ": expected " + what + " of shape [B, " + columns + "], not "
                + Arrays.toString(array.shape()));
    }

    @Override
    public final String toString() {
        return name() + " [" + eventSize + "]";
    }
}
