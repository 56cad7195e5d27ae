package org.entropysum.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;

/**
 * A dense row-major matrix outside the heap, where OpenBLAS reads and writes without copies: the work space of fused kernels,
 * which multiply the same block of rows again and again. It has room for a number of rows, of which some are in use. A panel
 * that is written to belongs to one thread. Where no OpenBLAS can be loaded it lives on the heap and loops multiply.
 */
public final class Panel {
    private final int size;
    private final @Nullable DoublePointer outside;
    private final double[] inside;
    private int columns;
    private int rows;

    private Panel(int room, int columns) {
        this.columns = columns;
        this.size = Math.max(1, Math.multiplyExact(room, columns));
        this.outside = OpenBlas.IS_THERE ? new DoublePointer(size) : null;
        this.inside = OpenBlas.IS_THERE ? new double[0] : new double[size];
    }

    /**
     * A panel that can hold a number of rows, of which none is in use.
     *
     * @param room the largest number of rows
     * @param columns the number of columns
     * @return the panel
     */
    public static Panel of(int room, int columns) {
        return new Panel(room, columns);
    }

    /**
     * A panel with the numbers of a matrix.
     *
     * @param matrix the matrix; copied
     * @return the panel
     */
    public static Panel copyOf(Matrix matrix) {
        return of(matrix.rows(), matrix.columns()).load(matrix.values(), 0, matrix.rows());
    }

    /**
     * The number of rows in use.
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
     * Changes the number of columns within the same memory, as for the last and smaller block of columns.
     *
     * @param count the number of columns, so that there is room for as many rows as have space
     * @return this panel, of which no row is in use
     */
    public Panel withColumns(int count) {
        columns = count;
        rows = 0;
        return this;
    }

    /**
     * Replaces the rows.
     *
     * @param values row-major values
     * @param at where they start
     * @param count how many rows
     * @return this panel
     */
    public Panel load(double[] values, int at, int count) {
        use(count);
        if (outside != null) {
            outside.put(values, at, count * columns);
        } else {
            System.arraycopy(values, at, inside, 0, count * columns);
        }
        return this;
    }

    /**
     * Copies the rows out.
     *
     * @param values receives row-major values
     * @param at where they start
     */
    public void store(double[] values, int at) {
        if (outside != null) {
            outside.get(values, at, rows * columns);
        } else {
            System.arraycopy(inside, 0, values, at, rows * columns);
        }
    }

    /**
     * The rows in use.
     *
     * @return a copy on the heap
     */
    public Matrix toMatrix() {
        Matrix matrix = Matrix.zeros(rows, columns);
        store(matrix.values(), 0);
        return matrix;
    }

    private void use(int count) {
        if (count < 0 || (long) count * columns > size) {
            throw new IllegalArgumentException(
                    "a panel with room for " + size + " numbers cannot hold " + count + " rows of " + columns);
        }
        rows = count;
    }

    /**
     * Makes this the product A · B.
     *
     * @param a [M, K]
     * @param b [K, columns]
     */
    public void setProduct(Panel a, Panel b) {
        use(a.rows);
        multiply(MatrixProduct.Form.PLAIN, a, b, a.columns, b.rows, b.columns, false);
    }

    /**
     * Adds the product A · Bᵀ.
     *
     * @param a [M, K] with M the number of rows in use
     * @param b [columns, K]
     */
    public void addProductTransposed(Panel a, Panel b) {
        requireRows(a.rows);
        multiply(MatrixProduct.Form.RIGHT_TRANSPOSED, a, b, a.columns, b.columns, b.rows, true);
    }

    /**
     * Makes this the product Aᵀ · B, or adds it.
     *
     * @param a [K, M]
     * @param b [K, columns]
     * @param add whether to add to what this panel holds already
     */
    public void setTransposedProduct(Panel a, Panel b, boolean add) {
        if (add) {
            requireRows(a.columns);
        }
        use(a.columns);
        multiply(MatrixProduct.Form.LEFT_TRANSPOSED, a, b, a.rows, b.rows, b.columns, add);
    }

    /**
     * The sum of the squares of all numbers in use.
     *
     * @return the squared norm
     */
    public double squaredNorm() {
        if (outside != null) {
            return openblas_nolapack.cblas_ddot(rows * columns, outside, 1, outside, 1);
        }
        double sum = 0;
        for (int i = 0; i < rows * columns; i++) {
            sum += inside[i] * inside[i];
        }
        return sum;
    }

    private void requireRows(int count) {
        if (rows != count) {
            throw new IllegalArgumentException("a product of " + count + " rows cannot be added to " + rows);
        }
    }

    private void multiply(MatrixProduct.Form form, Panel a, Panel b, int inner, int innerOfB, int width, boolean add) {
        if (inner != innerOfB || width != columns) {
            throw new IllegalArgumentException("a " + form + " product of [" + a.rows + ", " + a.columns + "] and ["
                    + b.rows + ", " + b.columns + "] does not fit " + columns + " columns");
        }
        if (outside == null || a.outside == null || b.outside == null) {
            if (!add) {
                java.util.Arrays.fill(inside, 0, rows * columns, 0);
            }
            MatrixProduct.byLoops(inside, form, rows, columns, inner, a.inside, b.inside);
        } else {
            openblas_nolapack.cblas_dgemm(
                    openblas_nolapack.CblasRowMajor,
                    form == MatrixProduct.Form.LEFT_TRANSPOSED
                            ? openblas_nolapack.CblasTrans
                            : openblas_nolapack.CblasNoTrans,
                    form == MatrixProduct.Form.RIGHT_TRANSPOSED
                            ? openblas_nolapack.CblasTrans
                            : openblas_nolapack.CblasNoTrans,
                    rows,
                    columns,
                    inner,
                    1,
                    a.outside,
                    a.columns,
                    b.outside,
                    b.columns,
                    add ? 1 : 0,
                    outside,
                    columns);
        }
    }
}
