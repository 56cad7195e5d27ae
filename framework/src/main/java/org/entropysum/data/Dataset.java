package org.entropysum.data;

import java.util.List;
import java.util.Objects;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.Panel;
import org.jspecify.annotations.Nullable;

/**
 * N data points with D observables each, as rows in memory, or streamed from a {@link RowSource}. Row n keeps the identity n
 * through all visits. Whoever reads the rows by {@link #chunks} works with both; only {@link #values} needs memory.
 */
public final class Dataset {
    private final String name;
    private final List<String> columns;
    private final DataShape shape;
    private final RowSource source;
    private final double @Nullable [] values;

    private Dataset(String name, List<String> columns, DataShape shape, RowSource source, double @Nullable [] values) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.shape = shape;
        this.source = source;
        this.values = values;
    }

    /**
     * A data set from values in row-major order.
     *
     * @param name shown in results and errors
     * @param columns the names of the D observables
     * @param values N·D finite values, row by row; copied
     * @return the data set
     * @throws IllegalArgumentException if a value is not finite or the length is no multiple of D
     */
    public static Dataset of(String name, List<String> columns, double[] values) {
        int d = columns.size();
        if (d == 0 || values.length == 0 || values.length % d != 0) {
            throw new IllegalArgumentException(
                    "data set " + name + ": " + values.length + " values do not fill rows of " + d + " columns");
        }
        requireFinite(name, columns, 0, values);
        double[] own = values.clone();
        RowSource memory = (first, rows, into) -> System.arraycopy(own, first * d, into, 0, rows * d);
        return new Dataset(name, columns, new DataShape(own.length / d, d), memory, own);
    }

    /**
     * A data set whose rows are read, or made, each time that they are needed, so that it may be larger than memory.
     *
     * @param name shown in results and errors
     * @param columns the names of the D observables
     * @param rows N
     * @param source the rows; checked to be finite whenever they are read
     * @return the data set
     */
    public static Dataset streamed(String name, List<String> columns, int rows, RowSource source) {
        DataShape shape = new DataShape(rows, columns.size());
        RowSource checked = (first, count, into) -> {
            source.read(first, count, into);
            requireFinite(name, columns, first, into);
        };
        return new Dataset(name, columns, shape, checked, null);
    }

    private static void requireFinite(String name, List<String> columns, int first, double[] values) {
        int d = columns.size();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("data set " + name + ": row " + (first + i / d) + ", column "
                        + columns.get(i % d) + " holds " + values[i]);
            }
        }
    }

    /**
     * An infinite data set of which only mean and covariance are known, as the 2D points \( \mu \pm \sqrt{D}\,L_{\cdot d} \)
     * with \( L L^\top = \Sigma \). They have exactly this mean and, with divisor N, this covariance, so whatever depends on
     * the data through these alone (p-PCA, factor analysis and all that is linear and Gaussian) is exact.
     *
     * @param name shown in results and errors
     * @param columns the names of the D observables
     * @param mean μ, {@code [1, D]}
     * @param covariance Σ, {@code [D, D]}, symmetric and positive definite
     * @return 2D rows
     * @throws org.entropysum.numeric.NumericFailure if the covariance is not positive definite
     */
    public static Dataset ofMoments(String name, List<String> columns, Matrix mean, Matrix covariance) {
        int d = columns.size();
        Matrix factor = Cholesky.of("covariance of " + name, covariance).factor();
        Matrix points = mean.repeatRows(2 * d);
        for (int k = 0; k < d; k++) {
            for (int i = 0; i < d; i++) {
                double deviation = Math.sqrt(d) * factor.get(i, k);
                points.add(2 * k, i, deviation);
                points.add(2 * k + 1, i, -deviation);
            }
        }
        return of(name, columns, points.values());
    }

    /**
     * The 2D rows of {@link #ofMoments} with mean and covariance of these data. Where a model and its q meet the data through
     * these alone (p-PCA, factor analysis, linear VAE), ELBO, entropies and gradient are those of all data, at a cost that does not
     * grow with N. The number of rows is another one, and with it what is counted in total.
     *
     * @return 2D rows
     * @throws org.entropysum.numeric.NumericFailure if the covariance is not positive definite
     */
    public Dataset condensed() {
        Moments moments = Moments.of(this);
        return ofMoments(name, columns, moments.mean(), moments.covariance());
    }

    /**
     * The same data in units of their own, each column with mean 0 and variance 1 (divisor N): the covariance becomes the
     * correlation.
     *
     * @return the standardized data
     * @throws org.entropysum.numeric.NumericFailure if a column does not vary
     */
    public Dataset standardized() {
        Moments moments = Moments.of(this);
        int d = shape.columns();
        double[] scale = new double[d];
        for (int j = 0; j < d; j++) {
            scale[j] = Math.sqrt(moments.covariance().get(j, j));
            if (!(scale[j] > 0)) {
                throw new NumericFailure("column " + columns.get(j) + " of " + name, "does not vary");
            }
        }
        RowSource standardized = (first, rows, into) -> {
            source.read(first, rows, into);
            for (int i = 0; i < into.length; i++) {
                into[i] = (into[i] - moments.mean().get(0, i % d)) / scale[i % d];
            }
        };
        if (values == null) {
            return new Dataset(name, columns, shape, standardized, null);
        }
        double[] scaled = new double[values.length];
        standardized.read(0, shape.rows(), scaled);
        return of(name, columns, scaled);
    }

    /**
     * The name shown in results and errors.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The names of the D observables.
     *
     * @return the names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * N and D.
     *
     * @return the shape
     */
    public DataShape shape() {
        return shape;
    }

    /**
     * Whether the rows are read or made each time that they are needed.
     *
     * @return false if they are in memory
     */
    public boolean isStreamed() {
        return values == null;
    }

    /**
     * The values, row by row, of a data set in memory.
     *
     * @return a copy, N·D values
     * @throws NotInMemory if the data set is streamed
     */
    public double[] values() {
        if (values == null) {
            throw new NotInMemory(name, shape);
        }
        return values.clone();
    }

    /**
     * Consecutive rows.
     *
     * @param first the first row, from 0
     * @param count how many, at least 1
     * @return the rows
     * @throws IndexOutOfBoundsException if there are no such rows
     */
    public Batch rows(int first, int count) {
        Objects.checkFromIndexSize(first, count, shape.rows());
        double[] read = new double[count * shape.columns()];
        source.read(first, count, read);
        return Batch.of(first, shape.columns(), read);
    }

    /** Loads consecutive rows, from memory without a copy in between. */
    void load(int first, int count, Panel into) {
        if (values == null) {
            into.load(rows(first, count).rowsOnHeap().values(), 0, count);
        } else {
            into.load(values, first * shape.columns(), count);
        }
    }

    /**
     * The data in consecutive chunks. A chunk is read when it is taken from the list, each time anew.
     *
     * @param size the largest number of rows in a chunk
     * @return the chunks in the order of the rows, one view that can be walked through again and again
     */
    public List<Batch> chunks(int size) {
        return new Chunks(this, size);
    }
}
