package org.entropysum.numeric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.entropysum.numeric.MatrixProduct.Form;
import org.jspecify.annotations.Nullable;

/**
 * A dense row-major matrix outside the heap, where OpenBLAS reads and writes without copies: the work space of fused kernels,
 * which multiply the same block of rows again and again. It has room for a number of rows, of which some are in use. A panel
 * with a border ends each row with an additional 1, so that one product multiplies by weights and adds biases. A panel that
 * is written to belongs to one thread. Where no OpenBLAS can be loaded it lives on the heap and loops multiply.
 */
public final class Panel {
    /** Rows of at least this many numbers are copied one by one into a panel with a border. */
    private static final int WIDE = 64;

    /** Multiplications up to which OpenBLAS has kernels without packing; products over many rows are split for them. */
    private static final int SMALL_PRODUCT = 1_000_000;

    /** Rows of a split product: few enough for the first-level cache. Measured. */
    private static final int MOST_ROWS = 64;

    private static final int FEWEST_ROWS = 16;

    private final boolean bordered;
    private final int size;
    private final @Nullable DoublePointer outside;
    private final double[] inside;
    private final Cursor left = new Cursor();
    private final Cursor right = new Cursor();
    private @Nullable DoublePointer margin;
    private double[] staged = new double[0];
    private int columns;
    private int stride;
    private int rows;

    private Panel(int columns, boolean bordered, int size, @Nullable DoublePointer outside) {
        this.columns = columns;
        this.bordered = bordered;
        this.stride = bordered ? columns + 1 : columns;
        this.size = Math.max(1, size);
        this.outside = outside;
        this.inside = outside == null ? new double[this.size] : new double[0];
    }

    private static @Nullable DoublePointer allocated(long size) {
        return OpenBlas.IS_THERE ? new DoublePointer(Math.max(1, size)) : null;
    }

    /**
     * A panel that can hold a number of rows, of which none is in use.
     *
     * @param room the largest number of rows
     * @param columns the number of columns
     * @return the panel
     */
    public static Panel of(int room, int columns) {
        int size = Math.multiplyExact(room, columns);
        return new Panel(columns, false, size, allocated(size));
    }

    /**
     * A panel whose rows end with an additional 1, which stays whatever is loaded.
     *
     * @param room the largest number of rows
     * @param columns the number of columns without the border
     * @return the panel
     */
    public static Panel bordered(int room, int columns) {
        int size = Math.multiplyExact(room, columns + 1);
        Panel panel = new Panel(columns, true, size, allocated(size));
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        panel.put(ones, 0, 0, ones.length);
        return panel;
    }

    /**
     * A panel with the numbers of a matrix.
     *
     * @param matrix the matrix; copied
     * @return the panel
     */
    public static Panel copyOf(Matrix matrix) {
        return copiesOf(List.of(matrix)).get(0);
    }

    /**
     * Panels with the numbers of matrices, in one piece of memory.
     *
     * @param matrices the matrices; copied
     * @return a panel for each
     */
    public static List<Panel> copiesOf(List<Matrix> matrices) {
        DoublePointer all = allocated(
                matrices.stream().mapToLong(each -> each.values().length).sum());
        List<Panel> panels = new ArrayList<>();
        long at = 0;
        for (Matrix each : matrices) {
            DoublePointer part = all == null ? null : all.getPointer(at);
            Panel panel = new Panel(each.columns(), false, each.values().length, part);
            panels.add(panel.load(each.values(), 0, each.rows()));
            at += each.values().length;
        }
        return panels;
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
     * @return the number of columns without the border
     */
    public int columns() {
        return columns;
    }

    /**
     * How far the rows are apart.
     *
     * @return the number of columns with the border
     */
    public int stride() {
        return stride;
    }

    /**
     * Changes the number of columns within the same memory, as for the last and smaller block of columns.
     *
     * @param count the number of columns, so that there is room for as many rows as have space
     * @return this panel, of which no row is in use
     * @throws IllegalStateException if this panel has a border
     */
    public Panel withColumns(int count) {
        if (bordered) {
            throw new IllegalStateException("the border of a panel cannot move");
        }
        columns = count;
        stride = count;
        rows = 0;
        margin = null;
        return this;
    }

    /**
     * Replaces the rows; a border stays.
     *
     * @param values row-major values
     * @param at where they start
     * @param count how many rows
     * @return this panel
     */
    public Panel load(double[] values, int at, int count) {
        use(count);
        if (!bordered) {
            put(values, at, 0, count * columns);
        } else if (columns >= WIDE) {
            for (int row = 0; row < count; row++) {
                put(values, at + row * columns, row * stride, columns);
            }
        } else {
            put(staged(values, at, count), 0, 0, count * stride);
        }
        return this;
    }

    private double[] staged(double[] values, int at, int count) {
        if (staged.length < count * stride) {
            staged = new double[size];
            Arrays.fill(staged, 1);
        }
        for (int row = 0; row < count; row++) {
            System.arraycopy(values, at + row * columns, staged, row * stride, columns);
        }
        return staged;
    }

    /**
     * Replaces the rows with their border.
     *
     * @param values row-major values, {@link #stride} in a row, from the start; the border is 1
     * @param count how many rows
     * @return this panel
     */
    public Panel loadBordered(double[] values, int count) {
        use(count);
        put(values, 0, 0, count * stride);
        return this;
    }

    /**
     * Replaces some of the rows in use with their border.
     *
     * @param first the first of them
     * @param count how many
     * @param values row-major values, {@link #stride} in a row, from the start; the border is 1
     * @throws IllegalArgumentException if not all of them are in use
     */
    public void loadRows(int first, int count, double[] values) {
        requireInUse(first, count);
        put(values, 0, first * stride, count * stride);
    }

    /**
     * Copies some of the rows in use out, with their border if there is one.
     *
     * @param first the first of them
     * @param count how many
     * @param values receives row-major values from its start, {@link #stride} in a row
     * @throws IllegalArgumentException if not all of them are in use
     */
    public void storeRows(int first, int count, double[] values) {
        requireInUse(first, count);
        get(first * stride, count * stride, values, 0);
    }

    private void requireInUse(int first, int count) {
        if (first < 0 || count < 0 || first + count > rows) {
            throw new IllegalArgumentException(
                    "rows " + first + " to " + (first + count - 1) + " are not among the " + rows + " in use");
        }
    }

    private void put(double[] values, int at, int to, int length) {
        if (outside == null) {
            System.arraycopy(values, at, inside, to, length);
        } else {
            outside.position(to).put(values, at, length);
            outside.position(0);
        }
    }

    private void get(int from, int length, double[] values, int at) {
        if (outside == null) {
            System.arraycopy(inside, from, values, at, length);
        } else {
            outside.position(from).get(values, at, length);
            outside.position(0);
        }
    }

    /**
     * Copies the rows out, with their border if there is one.
     *
     * @param values receives row-major values, {@link #stride} in a row
     * @param at where they start
     */
    public void store(double[] values, int at) {
        get(0, rows * stride, values, at);
    }

    /**
     * The rows in use.
     *
     * @return a copy on the heap, with the border if there is one
     */
    public Matrix toMatrix() {
        Matrix matrix = Matrix.zeros(rows, stride);
        store(matrix.values(), 0);
        return matrix;
    }

    private void use(int count) {
        if (count < 0 || (long) count * stride > size) {
            throw new IllegalArgumentException(
                    "a panel with room for " + size + " numbers cannot hold " + count + " rows of " + stride);
        }
        rows = count;
    }

    /**
     * Makes this the product A · B; where A has a border and B a row more, [A 1] · B.
     *
     * @param a [M, K]
     * @param b [K, columns], or [K + 1, columns] with biases in the last row
     */
    public void setProduct(Panel a, Panel b) {
        if ((b.rows != a.columns && b.rows != a.stride) || b.stride != columns) {
            throw misfit("A B", a, b);
        }
        use(a.rows);
        if (outside == null || a.outside == null || b.outside == null) {
            addByLoops(1, Form.PLAIN, b.rows, false, a, b);
        } else {
            multiply(
                    1,
                    Form.PLAIN,
                    b.rows,
                    new DoublePointer[] {a.outside, b.outside},
                    new int[] {a.stride, b.stride},
                    0);
        }
    }

    /**
     * Adds the product A · Bᵀ.
     *
     * @param a [M, K] with M the number of rows in use
     * @param b [columns, K]
     */
    public void addProductTransposed(Panel a, Panel b) {
        addProductTransposed(1, a, b);
    }

    /**
     * Adds a multiple of the product A · Bᵀ.
     *
     * @param factor what the product is multiplied by
     * @param a [M, K] with M the number of rows in use
     * @param b [columns, K]
     */
    public void addProductTransposed(double factor, Panel a, Panel b) {
        if (rows != a.rows || a.columns != b.columns || b.rows != columns) {
            throw misfit("A Bᵀ", a, b);
        }
        if (outside == null || a.outside == null || b.outside == null) {
            addByLoops(factor, Form.RIGHT_TRANSPOSED, a.columns, true, a, b);
        } else {
            DoublePointer[] from = {a.outside, b.outside};
            multiply(factor, Form.RIGHT_TRANSPOSED, a.columns, from, new int[] {a.stride, b.stride}, 1);
        }
    }

    /**
     * Makes this the product Aᵀ · B, or adds it; where B has a border, Aᵀ · [B 1].
     *
     * @param a [K, M]
     * @param b [K, columns], or [K, columns − 1] with a border
     * @param add whether to add to what this panel holds already
     */
    public void setTransposedProduct(Panel a, Panel b, boolean add) {
        if (a.rows != b.rows || b.stride != columns || (add && rows != a.columns)) {
            throw misfit("Aᵀ B", a, b);
        }
        use(a.columns);
        if (outside == null || a.outside == null || b.outside == null) {
            addByLoops(1, Form.LEFT_TRANSPOSED, a.rows, add, a, b);
            return;
        }
        int[] strides = {a.stride, b.stride};
        int block = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, SMALL_PRODUCT / Math.max(1, rows * columns)));
        for (int row = 0; row < a.rows; row += block) {
            DoublePointer[] from = {left.at(a.outside, row * a.stride), right.at(b.outside, row * b.stride)};
            multiply(1, Form.LEFT_TRANSPOSED, Math.min(block, a.rows - row), from, strides, add || row > 0 ? 1 : 0);
        }
    }

    /**
     * Makes the upper triangle of this the product Aᵀ · A, or adds it; what is below is not meant.
     *
     * @param a [K, columns] without a border
     * @param add whether to add to what this panel holds already
     */
    public void setGram(Panel a, boolean add) {
        if (a.bordered || bordered || a.columns != columns || (add && rows != columns)) {
            throw misfit("Aᵀ A", a, a);
        }
        use(columns);
        if (outside == null || a.outside == null) {
            addByLoops(1, Form.LEFT_TRANSPOSED, a.rows, add, a, a);
            return;
        }
        openblas_nolapack.cblas_dsyrk(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasUpper,
                openblas_nolapack.CblasTrans,
                columns,
                a.rows,
                1,
                a.outside,
                columns,
                add ? 1 : 0,
                outside,
                columns);
    }

    /**
     * The symmetric matrix of whose upper triangle this is.
     *
     * @return a copy on the heap, symmetric to the last bit
     */
    public Matrix toSymmetricMatrix() {
        Matrix matrix = toMatrix();
        MatrixProduct.mirror(matrix.values(), columns);
        return matrix;
    }

    /**
     * The sums of the columns, of which there is no border.
     *
     * @return one sum a column
     */
    public double[] columnSums() {
        double[] sums = new double[stride];
        if (outside == null) {
            for (int i = 0; i < rows * stride; i++) {
                sums[i % stride] += inside[i];
            }
            return sums;
        }
        DoublePointer result = margin().getPointer(size / stride);
        openblas_nolapack.cblas_dgemv(
                openblas_nolapack.CblasRowMajor,
                openblas_nolapack.CblasTrans,
                rows,
                stride,
                1,
                outside,
                stride,
                margin(),
                1,
                0,
                result,
                1);
        result.get(sums);
        return sums;
    }

    /**
     * Subtracts the same numbers from every row.
     *
     * @param row one number a column; there is no border
     */
    public void subtractFromRows(double[] row) {
        if (outside == null) {
            for (int i = 0; i < rows * stride; i++) {
                inside[i] -= row[i % stride];
            }
            return;
        }
        DoublePointer subtracted = margin().getPointer(size / stride).put(row);
        openblas_nolapack.cblas_dger(
                openblas_nolapack.CblasRowMajor, rows, stride, -1, margin(), 1, subtracted, 1, outside, stride);
    }

    // A 1 for each row that there can be, and room for a row behind them
    private DoublePointer margin() {
        DoublePointer known = margin;
        if (known == null) {
            known = new DoublePointer(size / stride + (long) stride);
            double[] ones = new double[size / stride];
            Arrays.fill(ones, 1);
            known.put(ones, 0, ones.length);
            margin = known;
        }
        return known;
    }

    /**
     * The sum of the squares of all numbers in use.
     *
     * @return the squared norm, with the border if there is one
     */
    public double squaredNorm() {
        if (outside != null) {
            return openblas_nolapack.cblas_ddot(rows * stride, outside, 1, outside, 1);
        }
        double sum = 0;
        for (int i = 0; i < rows * stride; i++) {
            sum += inside[i] * inside[i];
        }
        return sum;
    }

    /** A place in a factor of products into this panel, which leaves the factor's own pointer to other threads. */
    private static final class Cursor {
        private @Nullable DoublePointer factor;
        private DoublePointer place = new DoublePointer();

        DoublePointer at(DoublePointer start, int offset) {
            if (!start.equals(factor)) {
                place = new DoublePointer(start);
                factor = start;
            }
            return place.position(offset);
        }
    }

    private IllegalArgumentException misfit(String product, Panel a, Panel b) {
        return new IllegalArgumentException("a product " + product + " of [" + a.rows + ", " + a.stride + "] and ["
                + b.rows + ", " + b.stride + "] does not fit [" + rows + ", " + columns + "]");
    }

    private void multiply(double factor, Form form, int inner, DoublePointer[] factors, int[] strides, double keep) {
        openblas_nolapack.cblas_dgemm(
                openblas_nolapack.CblasRowMajor,
                form == Form.LEFT_TRANSPOSED ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                form == Form.RIGHT_TRANSPOSED ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                rows,
                columns,
                inner,
                factor,
                factors[0],
                strides[0],
                factors[1],
                strides[1],
                keep,
                outside,
                stride);
    }

    private void addByLoops(double factor, Form form, int inner, boolean add, Panel a, Panel b) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int p = 0; p < inner; p++) {
                    double left = a.inside[form == Form.LEFT_TRANSPOSED ? p * a.stride + i : i * a.stride + p];
                    double right = b.inside[form == Form.RIGHT_TRANSPOSED ? j * b.stride + p : p * b.stride + j];
                    sum += left * right;
                }
                inside[i * stride + j] = (add ? inside[i * stride + j] : 0) + factor * sum;
            }
        }
    }
}
