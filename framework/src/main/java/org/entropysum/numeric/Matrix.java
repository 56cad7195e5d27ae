package org.entropysum.numeric;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense matrix on the heap, row-major, double precision: the form in which element-wise kernels and small linear
 * algebra work. It is mutable and meant for local use; {@link INDArray} is what passes between public types.
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A matrix of zeros.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns]);
    }

    /**
     * The identity.
     *
     * @param size the number of rows and columns
     * @return the matrix
     */
    public static Matrix identity(int size) {
        Matrix identity = zeros(size, size);
        for (int i = 0; i < size; i++) {
            identity.values[i * size + i] = 1;
        }
        return identity;
    }

    /**
     * A matrix over the given buffer, which is not copied.
     *
     * @param values row-major values
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the matrix
     * @throws IllegalArgumentException if the buffer has another length than rows·columns
     */
    public static Matrix over(double[] values, int rows, int columns) {
        if (values.length == rows * columns) {
            return new Matrix(rows, columns, values);
        }
        throw new IllegalArgumentException(values.length + " values do not fill [" + rows + ", " + columns + "]");
    }

    /**
     * A copy of a rank-2 array.
     *
     * @param array the array, any order and floating-point type
     * @return the matrix
     */
    public static Matrix copyOf(INDArray array) {
        if (array.rank() != 2) {
            throw new IllegalArgumentException("expected a rank-2 array, not shape " + Arrays.toString(array.shape()));
        }
        boolean plain = array.dataType() == DataType.DOUBLE && array.ordering() == 'c' && !array.isView();
        INDArray copied = plain ? array : array.castTo(DataType.DOUBLE).dup('c');
        return over(copied.data().asDouble(), array.rows(), array.columns());
    }

    /**
     * The same numbers as an array.
     *
     * @return a copy of shape [rows, columns], DOUBLE, c-order
     */
    public INDArray toArray() {
        return Nd4j.create(values, new long[] {rows, columns}, 'c');
    }

    /**
     * The number of rows.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return the number of columns
     */
    public int columns() {
        return columns;
    }

    /**
     * The buffer itself, row-major; writing to it writes to the matrix.
     *
     * @return the buffer
     */
    public double[] values() {
        return values;
    }

    /**
     * An entry.
     *
     * @param row the row
     * @param column the column
     * @return the entry
     */
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /**
     * Sets an entry.
     *
     * @param row the row
     * @param column the column
     * @param value the new value
     */
    public void set(int row, int column, double value) {
        values[row * columns + column] = value;
    }

    /**
     * Adds to an entry.
     *
     * @param row the row
     * @param column the column
     * @param value the summand
     */
    public void add(int row, int column, double value) {
        values[row * columns + column] += value;
    }

    /**
     * A copy of consecutive columns.
     *
     * @param from the first column
     * @param to behind the last column
     * @return a matrix of shape [rows, to − from]
     */
    public Matrix columns(int from, int to) {
        Matrix part = zeros(rows, to - from);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns + from, part.values, i * part.columns, part.columns);
        }
        return part;
    }

    /**
     * Replaces consecutive columns.
     *
     * @param from the first column
     * @param part the new columns, of as many rows
     */
    public void setColumns(int from, Matrix part) {
        if (part.rows != rows || from < 0 || from + part.columns > columns) {
            throw new IllegalArgumentException("[" + part.rows + ", " + part.columns + "] does not fit at column "
                    + from + " of [" + rows + ", " + columns + "]");
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(part.values, i * part.columns, values, i * columns + from, part.columns);
        }
    }

    /**
     * A copy of one row.
     *
     * @param row the row
     * @return a matrix of shape [1, columns]
     */
    public Matrix row(int row) {
        return over(Arrays.copyOfRange(values, row * columns, (row + 1) * columns), 1, columns);
    }

    /**
     * Every row repeated in place.
     *
     * @param times how often each row appears
     * @return a matrix of shape [rows·times, columns], row i at i·times … i·times + times − 1
     */
    public Matrix repeatRows(int times) {
        Matrix repeated = zeros(rows * times, columns);
        for (int i = 0; i < rows * times; i++) {
            System.arraycopy(values, i / times * columns, repeated.values, i * columns, columns);
        }
        return repeated;
    }

    /**
     * The transposed matrix.
     *
     * @return a copy of shape [columns, rows]
     */
    public Matrix transpose() {
        Matrix transposed = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.values[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    /**
     * The matrix product.
     *
     * @param right a matrix of shape [columns, M]
     * @return this · right, shape [rows, M]
     */
    public Matrix times(Matrix right) {
        requireInner(columns, right.rows);
        Matrix product = zeros(rows, right.columns);
        MatrixProduct.into(
                product.values, MatrixProduct.Form.PLAIN, rows, right.columns, columns, values, right.values);
        return product;
    }

    /**
     * The product of the transposed matrix with another.
     *
     * @param right a matrix of shape [rows, M]
     * @return thisᵀ · right, shape [columns, M]
     */
    public Matrix transposeTimes(Matrix right) {
        requireInner(rows, right.rows);
        Matrix product = zeros(columns, right.columns);
        MatrixProduct.into(
                product.values, MatrixProduct.Form.LEFT_TRANSPOSED, columns, right.columns, rows, values, right.values);
        return product;
    }

    /**
     * The product of the transposed matrix with the matrix itself, at half the cost of {@link #transposeTimes}.
     *
     * @return thisᵀ · this, shape [columns, columns], symmetric to the last bit
     */
    public Matrix gram() {
        Matrix product = zeros(columns, columns);
        MatrixProduct.gram(product.values, columns, rows, values);
        return product;
    }

    /**
     * The product with another matrix transposed.
     *
     * @param right a matrix of shape [M, columns]
     * @return this · rightᵀ, shape [rows, M]
     */
    public Matrix timesTranspose(Matrix right) {
        requireInner(columns, right.columns);
        Matrix product = zeros(rows, right.rows);
        MatrixProduct.into(
                product.values, MatrixProduct.Form.RIGHT_TRANSPOSED, rows, right.rows, columns, values, right.values);
        return product;
    }

    private static void requireInner(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("inner sizes of a matrix product differ: " + left + " and " + right);
        }
    }

    private static void axpy(double factor, double[] x, int xAt, double[] y, int yAt, int length) {
        for (int j = 0; j < length; j++) {
            y[yAt + j] += factor * x[xAt + j];
        }
    }

    /**
     * The scalar product of a row with numbers elsewhere.
     *
     * @param row the row
     * @param other a buffer
     * @param at where the other factors start in it
     * @return the sum of the products
     */
    public double rowDot(int row, double[] other, int at) {
        int from = row * columns;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < columns; i += 4) {
            first += values[from + i] * other[at + i];
            second += values[from + i + 1] * other[at + i + 1];
            third += values[from + i + 2] * other[at + i + 2];
            fourth += values[from + i + 3] * other[at + i + 3];
        }
        for (; i < columns; i++) {
            first += values[from + i] * other[at + i];
        }
        return (first + second) + (third + fourth);
    }

    /**
     * The sums over rows.
     *
     * @return a matrix of shape [1, columns]
     */
    public Matrix columnSums() {
        Matrix sums = zeros(1, columns);
        for (int i = 0; i < rows; i++) {
            axpy(1, values, i * columns, sums.values, 0, columns);
        }
        return sums;
    }

    /**
     * Adds a multiple of another matrix in place.
     *
     * @param factor the factor
     * @param other a matrix of the same shape
     * @return this matrix
     */
    public Matrix addScaled(double factor, Matrix other) {
        if (other.rows != rows || other.columns != columns) {
            throw new IllegalArgumentException(
                    "shapes differ: [" + rows + ", " + columns + "] and [" + other.rows + ", " + other.columns + "]");
        }
        axpy(factor, other.values, 0, values, 0, values.length);
        return this;
    }

    /**
     * Adds the same row to every row, in place.
     *
     * @param row a matrix of shape [1, columns]
     * @return this matrix
     */
    public Matrix addToRows(Matrix row) {
        if (row.rows != 1 || row.columns != columns) {
            throw new IllegalArgumentException(
                    "[" + row.rows + ", " + row.columns + "] is no row of [" + rows + ", " + columns + "]");
        }
        for (int i = 0; i < rows; i++) {
            axpy(1, row.values, 0, values, i * columns, columns);
        }
        return this;
    }

    /**
     * The same numbers in a buffer of their own.
     *
     * @return a copy
     */
    public Matrix copy() {
        return over(values.clone(), rows, columns);
    }

    /**
     * Multiplies in place.
     *
     * @param factor the factor
     * @return this matrix
     */
    public Matrix scale(double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return this;
    }

    /**
     * Multiplies each row by its own factor, in place.
     *
     * @param factors one factor a row
     * @return this matrix
     */
    public Matrix scaleRows(double[] factors) {
        for (int row = 0; row < rows; row++) {
            double factor = factors[row];
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                values[i] *= factor;
            }
        }
        return this;
    }
}
