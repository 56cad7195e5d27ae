package org.entropysum.data;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;

/**
 * N data points with D observables each, held as rows in memory. Row n keeps the identity n through all visits.
 */
public final class Dataset {
    private final String name;
    private final List<String> columns;
    private final DataShape shape;
    private final double[] values;

    private Dataset(String name, List<String> columns, DataShape shape, double[] values) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.shape = shape;
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
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("data set " + name + ": row " + i / d + ", column "
                        + columns.get(i % d) + " holds " + values[i]);
            }
        }
        return new Dataset(name, columns, new DataShape(values.length / d, d), values.clone());
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
     * The values, row by row.
     *
     * @return a copy, N·D values
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The data in consecutive chunks.
     *
     * @param size the largest number of rows in a chunk
     * @return the chunks in the order of the rows
     */
    public List<Batch> chunks(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a chunk has at least one row, not " + size);
        }
        List<Batch> chunks = new ArrayList<>();
        int d = shape.columns();
        for (int first = 0; first < shape.rows(); first += size) {
            int last = Math.min(shape.rows(), first + size);
            chunks.add(Batch.of(first, d, java.util.Arrays.copyOfRange(values, first * d, last * d)));
        }
        return chunks;
    }
}
