package org.entropysum.family;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * D independent variables of one kind, one a column: the family is given by its formulas for a single number, and the
 * sums over columns are formed here. Statistic s of column d stands at place s·D + d, and usual parameters likewise.
 *
 * @param <V> one variable in usual parameters
 */
public abstract class ColumnwiseFamily<V extends Variable> extends RowwiseFamily<ColumnwiseFamily.Columns<V>> {
    private final int columns;
    private final int statistics;
    private final List<String> usualNames;

    /**
     * D variables with the named usual parameters; there are as many statistics of a variable as usual parameters.
     *
     * @param columns D, at least 1
     * @param usualNames the nouns for the usual parameters of one variable
     */
    protected ColumnwiseFamily(int columns, String... usualNames) {
        super(columns, columns * usualNames.length);
        this.columns = columns;
        this.statistics = usualNames.length;
        this.usualNames = UsualNames.of(columns, usualNames);
    }

    /**
     * log h of one number; 0 where the family does not say otherwise.
     *
     * @param x the number
     * @return nats
     */
    protected double logMeasure(double x) {
        return 0;
    }

    /**
     * T of one number.
     *
     * @param x the number
     * @return the statistics
     */
    protected abstract double[] statistics(double x);

    /**
     * Whether one variable has a finite normalizer.
     *
     * @param eta its natural parameters
     * @return true if it has
     */
    protected abstract boolean isProper(double... eta);

    /**
     * A of one variable.
     *
     * @param eta its natural parameters
     * @return nats
     */
    protected abstract double logPartition(double... eta);

    /**
     * ∇A of one variable.
     *
     * @param eta its natural parameters
     * @return its mean parameters
     */
    protected abstract double[] mean(double... eta);

    /**
     * The residual T − ∇A of one variable. Override it where the difference of the two loses digits.
     *
     * @param x the number
     * @param eta the natural parameters
     * @return the residual
     */
    protected double[] residual(double x, double... eta) {
        double[] residual = statistics(x);
        double[] mean = mean(eta);
        for (int s = 0; s < statistics; s++) {
            residual[s] -= mean[s];
        }
        return residual;
    }

    /**
     * ∇²A of one variable.
     *
     * @param eta its natural parameters
     * @return a symmetric matrix, row-major
     */
    protected abstract double[] fisher(double... eta);

    /**
     * The usual parameters of one variable.
     *
     * @param eta its natural parameters
     * @return the usual ones
     */
    protected abstract double[] usual(double... eta);

    /**
     * The natural parameters of one variable; where there are none, something improper.
     *
     * @param usual its usual parameters
     * @return the natural ones
     */
    protected abstract double[] fromUsual(double... usual);

    /**
     * The natural parameters of one variable; where there are none, something improper.
     *
     * @param mean its mean parameters
     * @return the natural ones
     */
    protected abstract double[] fromMean(double... mean);

    /**
     * One variable in usual parameters.
     *
     * @param eta its natural parameters
     * @return the variable
     */
    protected abstract V variable(double... eta);

    /**
     * The varying base measure \( h(x) = \prod_d h(x_d) \) of the columns.
     *
     * @return the base measure made of {@link #logMeasure}
     */
    protected final BaseMeasure varyingMeasure() {
        return new BaseMeasure.Varying((x, at) -> {
            double sum = 0;
            for (int i = at; i < at + columns; i++) {
                sum += logMeasure(x[i]);
            }
            return sum;
        });
    }

    /**
     * A base measure that is the same for all numbers.
     *
     * @param ofColumn log h of one column
     * @return the constant of all columns
     */
    protected final BaseMeasure constantMeasure(double ofColumn) {
        return new BaseMeasure.Constant(columns * ofColumn);
    }

    @Override
    public final List<String> usualNames() {
        return usualNames;
    }

    @Override
    protected final void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        for (int i = 0; i < columns; i++) {
            spread(statistics(x[at + i]), t, tAt + i);
        }
    }

    @Override
    protected final boolean isProper(double[] eta, int at) {
        return IntStream.range(0, columns).allMatch(i -> isProper(gathered(eta, at + i)));
    }

    @Override
    protected final double logPartition(double[] eta, int at) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
            sum += logPartition(gathered(eta, at + i));
        }
        return sum;
    }

    @Override
    protected final void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        eachColumn(eta, at, mean, meanAt, this::mean);
    }

    @Override
    protected final Residual residual(double[] eta, int at) {
        return (x, xAt, residual, residualAt) -> {
            for (int i = 0; i < columns; i++) {
                spread(residual(x[xAt + i], gathered(eta, at + i)), residual, residualAt + i);
            }
        };
    }

    @Override
    protected final void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        int size = statisticSize();
        for (int i = 0; i < columns; i++) {
            double[] ofColumn = fisher(gathered(eta, at + i));
            for (int k = 0; k < ofColumn.length; k++) {
                int row = k / statistics * columns + i;
                fisher[fisherAt + row * size + k % statistics * columns + i] = ofColumn[k];
            }
        }
    }

    @Override
    protected final void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        eachColumn(eta, at, usual, usualAt, this::usual);
    }

    @Override
    protected final void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        eachColumn(usual, at, eta, etaAt, this::fromUsual);
    }

    @Override
    protected final void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        eachColumn(mean, at, eta, etaAt, this::fromMean);
    }

    private void eachColumn(double[] from, int at, double[] to, int toAt, UnaryOperator<double[]> map) {
        for (int i = 0; i < columns; i++) {
            spread(map.apply(gathered(from, at + i)), to, toAt + i);
        }
    }

    private double[] gathered(double[] values, int at) {
        double[] ofColumn = new double[statistics];
        for (int s = 0; s < statistics; s++) {
            ofColumn[s] = values[at + s * columns];
        }
        return ofColumn;
    }

    private void spread(double[] ofColumn, double[] values, int at) {
        for (int s = 0; s < statistics; s++) {
            values[at + s * columns] = ofColumn[s];
        }
    }

    @Override
    protected final Columns<V> distribution(double[] eta, int at) {
        return new Columns<>(IntStream.range(0, columns)
                .mapToObj(i -> variable(gathered(eta, at + i)))
                .toList());
    }

    /**
     * Independent variables side by side.
     *
     * @param variables one a column
     * @param <V> the kind of variable
     */
    public record Columns<V extends Variable>(List<V> variables) implements Distribution {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < variables.size(); i++) {
                double log = variables.get(i).logDensity(x[at + i]);
                if (log == Double.NEGATIVE_INFINITY) {
                    return log;
                }
                sum += log;
            }
            return sum;
        }

        @Override
        public double entropy() {
            return variables.stream().mapToDouble(Variable::entropy).sum();
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            for (int i = 0; i < variables.size(); i++) {
                x[at + i] = variables.get(i).sample(random);
            }
        }
    }
}
