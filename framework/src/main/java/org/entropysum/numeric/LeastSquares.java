package org.entropysum.numeric;

/**
 * Least squares through a rank-revealing QR decomposition: Householder reflections of columns that are scaled to length
 * one, the longest remainder first. A column that depends on those chosen before gets the coefficient zero.
 */
public final class LeastSquares {
    /** A column of length one whose remainder is shorter depends on the columns chosen before. */
    private static final double DEPENDENT = 1e-11;

    /** One column of the design a row: behind the diagonal the reflections, before it R. */
    private final Matrix columns;

    private final int[] order;
    private final double[] lengths;
    private final double[] diagonal;
    private int rank;

    private LeastSquares(Matrix columns) {
        this.columns = columns;
        this.order = new int[columns.rows()];
        this.lengths = new double[columns.rows()];
        this.diagonal = new double[columns.rows()];
    }

    /**
     * Decomposes a design.
     *
     * @param design M, {@code [equations, unknowns]}
     * @return its decomposition
     * @throws NumericFailure if an entry is not finite
     */
    public static LeastSquares of(Matrix design) {
        NumericFailure.requireFinite("design of least squares", design.values());
        LeastSquares decomposition = new LeastSquares(design.transpose());
        decomposition.scaleColumns();
        decomposition.reflect();
        return decomposition;
    }

    private void scaleColumns() {
        for (int j = 0; j < order.length; j++) {
            order[j] = j;
            double length = Math.sqrt(squares(j, 0));
            lengths[j] = length > 0 ? length : 1;
            for (int i = 0; i < columns.columns(); i++) {
                columns.set(j, i, columns.get(j, i) / lengths[j]);
            }
        }
    }

    private double squares(int column, int from) {
        double sum = 0;
        for (int i = from; i < columns.columns(); i++) {
            sum += columns.get(column, i) * columns.get(column, i);
        }
        return sum;
    }

    private void reflect() {
        int most = Math.min(columns.rows(), columns.columns());
        while (rank < most && choosePivot()) {
            double head = columns.get(rank, rank);
            diagonal[rank] = -Math.copySign(Math.sqrt(squares(rank, rank)), head);
            columns.set(rank, rank, head - diagonal[rank]);
            for (int j = rank + 1; j < columns.rows(); j++) {
                applyReflection(rank, columns.values(), j * columns.columns());
            }
            rank++;
        }
    }

    private boolean choosePivot() {
        int pivot = rank;
        double longest = 0;
        for (int j = rank; j < columns.rows(); j++) {
            double length = squares(j, rank);
            if (length > longest) {
                longest = length;
                pivot = j;
            }
        }
        swap(rank, pivot);
        return longest > DEPENDENT * DEPENDENT;
    }

    private void swap(int i, int j) {
        int m = columns.columns();
        double[] row = columns.row(i).values();
        System.arraycopy(columns.values(), j * m, columns.values(), i * m, m);
        System.arraycopy(row, 0, columns.values(), j * m, m);
        int unknown = order[i];
        order[i] = order[j];
        order[j] = unknown;
    }

    // x − v (vᵀx) · 2/vᵀv, with v in row k from its diagonal on
    private void applyReflection(int k, double[] x, int at) {
        double product = 0;
        double squares = 0;
        for (int i = k; i < columns.columns(); i++) {
            product += columns.get(k, i) * x[at + i];
            squares += columns.get(k, i) * columns.get(k, i);
        }
        double factor = 2 * product / squares;
        for (int i = k; i < columns.columns(); i++) {
            x[at + i] -= factor * columns.get(k, i);
        }
    }

    /**
     * The number of independent columns.
     *
     * @return the rank
     */
    public int rank() {
        return rank;
    }

    /**
     * The coefficients β that bring Mβ closest to the right-hand side.
     *
     * @param right the right-hand side, one number an equation
     * @return β, one number an unknown, zero for columns that depend on others
     */
    public double[] solve(double[] right) {
        if (right.length != columns.columns()) {
            throw new IllegalArgumentException(right.length + " numbers for " + columns.columns() + " equations");
        }
        double[] rotated = right.clone();
        for (int k = 0; k < rank; k++) {
            applyReflection(k, rotated, 0);
        }
        double[] solution = new double[order.length];
        for (int i = rank - 1; i >= 0; i--) {
            double rest = rotated[i];
            for (int j = i + 1; j < rank; j++) {
                rest -= columns.get(j, i) * solution[order[j]] * lengths[order[j]];
            }
            solution[order[i]] = rest / diagonal[i] / lengths[order[i]];
        }
        return solution;
    }
}
