package org.entropysum.numeric;

/**
 * The Cholesky factor of a symmetric positive definite matrix, \( A = L L^\top \) with L lower triangular. For the small
 * matrices (some hundred rows at most) of covariances; nothing is ever added to the diagonal.
 */
public final class Cholesky {
    private final int size;
    private final double[] factor;

    private Cholesky(int size, double[] factor) {
        this.size = size;
        this.factor = factor;
    }

    /**
     * Factors a matrix, of which only the lower triangle is read.
     *
     * @param name the name of the matrix in an error
     * @param matrix a symmetric matrix
     * @return the factor
     * @throws NumericFailure if the matrix is not positive definite
     */
    public static Cholesky of(String name, Matrix matrix) {
        return of(name, matrix.values(), 0, matrix.rows(), 1);
    }

    /**
     * Factors a multiple of a matrix inside a buffer, of which only the lower triangle is read.
     *
     * @param name the name of the matrix in an error
     * @param values the buffer
     * @param at where the matrix starts, row-major
     * @param size the number of rows and columns
     * @param scale the factor by which the matrix is multiplied first
     * @return the factor
     * @throws NumericFailure if the scaled matrix is not positive definite
     */
    public static Cholesky of(String name, double[] values, int at, int size, double scale) {
        double[] l = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = scale * values[at + i * size + j] - dot(l, i * size, j * size, j);
                l[i * size + j] = i == j ? root(name, sum, i) : sum / l[j * size + j];
            }
        }
        return new Cholesky(size, l);
    }

    /**
     * A factor that is known already.
     *
     * @param lower a lower triangular matrix with a positive diagonal; the upper triangle is not read
     * @return the factor
     */
    public static Cholesky ofFactor(Matrix lower) {
        double[] l = lower.values().clone();
        for (int i = 0; i < lower.rows(); i++) {
            java.util.Arrays.fill(l, i * lower.rows() + i + 1, (i + 1) * lower.rows(), 0);
        }
        return new Cholesky(lower.rows(), l);
    }

    private static double dot(double[] l, int a, int b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += l[a + k] * l[b + k];
        }
        return sum;
    }

    private static double root(String name, double pivot, int row) {
        if (pivot > 0 && pivot < Double.POSITIVE_INFINITY) {
            return Math.sqrt(pivot);
        }
        throw new NumericFailure(name, "is not positive definite (pivot " + pivot + " in row " + row + ")");
    }

    /**
     * The lower triangular factor.
     *
     * @return a copy of L
     */
    public Matrix factor() {
        return Matrix.over(factor.clone(), size, size);
    }

    /**
     * The logarithm of the determinant.
     *
     * @return log det A
     */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(factor[i * size + i]);
        }
        return 2 * sum;
    }

    /**
     * Solves \( L y = b \) in place.
     *
     * @param b the right side, becomes y
     * @return b
     */
    public double[] solveLower(double[] b) {
        for (int i = 0; i < size; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * size + k] * b[k];
            }
            b[i] = sum / factor[i * size + i];
        }
        return b;
    }

    /**
     * Solves \( L Y = B \) in place, for many right sides.
     *
     * @param b right sides, one a column, shape [size, M]; becomes Y
     * @return b
     */
    public Matrix solveLower(Matrix b) {
        int m = b.columns();
        double[] y = b.values();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                subtract(factor[i * size + k], y, k * m, i * m, m);
            }
            for (int j = i * m; j < (i + 1) * m; j++) {
                y[j] /= factor[i * size + i];
            }
        }
        return b;
    }

    private static void subtract(double share, double[] y, int from, int at, int length) {
        for (int j = 0; j < length; j++) {
            y[at + j] -= share * y[from + j];
        }
    }

    /**
     * Solves \( L^\top y = b \) in place.
     *
     * @param b the right side, becomes y
     * @return b
     */
    public double[] solveUpper(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < size; k++) {
                sum -= factor[k * size + i] * b[k];
            }
            b[i] = sum / factor[i * size + i];
        }
        return b;
    }

    /**
     * Solves \( A y = b \) in place.
     *
     * @param b the right side, becomes y
     * @return b
     */
    public double[] solve(double[] b) {
        return solveUpper(solveLower(b));
    }

    /**
     * The inverse matrix.
     *
     * @return a new symmetric matrix
     */
    public Matrix inverse() {
        Matrix inverse = Matrix.zeros(size, size);
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            solve(unit);
            for (int i = 0; i <= j; i++) {
                inverse.set(i, j, unit[i]);
                inverse.set(j, i, unit[i]);
            }
        }
        return inverse;
    }

    /**
     * The diagonal of the inverse matrix, at a sixth of the cost of all of it: \( (A^{-1})_{jj} = |L^{-1} e_j|^2 \).
     *
     * @return as many numbers as there are rows
     */
    public double[] inverseDiagonal() {
        double[] diagonal = new double[size];
        double[] column = new double[size];
        for (int j = 0; j < size; j++) {
            for (int i = j; i < size; i++) {
                double sum = i == j ? 1 : 0;
                for (int k = j; k < i; k++) {
                    sum -= factor[i * size + k] * column[k];
                }
                column[i] = sum / factor[i * size + i];
                diagonal[j] += column[i] * column[i];
            }
        }
        return diagonal;
    }
}
