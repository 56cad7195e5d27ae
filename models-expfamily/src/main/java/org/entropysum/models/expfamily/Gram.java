package org.entropysum.models.expfamily;

import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;

/** A symmetric matrix G that multiplies one vector after the other, and sums of vectors as methods that solve with it need them. */
@SuppressWarnings("ArrayRecordComponent")
record Gram(double[] values, int size) {
    /** Over the numbers of a symmetric matrix, [H, H]. */
    static Gram of(Matrix symmetric) {
        return new Gram(symmetric.values(), symmetric.rows());
    }

    /** The diagonal. */
    double[] diagonal() {
        return IntStream.range(0, size).mapToDouble(h -> values[h * size + h]).toArray();
    }

    /** Gv as a sum of rows, four at a time, which the compiler turns into vector instructions. */
    double[] times(double[] vector) {
        double[] product = new double[size];
        int j = 0;
        for (; j + 4 <= size; j += 4) {
            addRows(vector, j, product);
        }
        for (; j < size; j++) {
            addRow(vector[j], j * size, product);
        }
        return product;
    }

    private void addRows(double[] vector, int j, double[] sum) {
        double a = vector[j];
        double b = vector[j + 1];
        double c = vector[j + 2];
        double d = vector[j + 3];
        int n = size;
        int at = j * n;
        for (int h = 0; h < n; h++) {
            sum[h] += a * values[at + h]
                    + b * values[at + n + h]
                    + c * values[at + 2 * n + h]
                    + d * values[at + 3 * n + h];
        }
    }

    private void addRow(double share, int at, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += share * values[at + h];
        }
    }

    /**
     * \( (G + \mathrm{diag}\,d)^{-1} b \) by conjugate gradients, preconditioned by the diagonal. Any number of iterations gives a
     * direction of ascent.
     *
     * @param added d, so large that the sum is positive definite
     * @param right b
     * @param share to what share they bring the residual down
     * @return the solution, near enough
     */
    double[] solve(double[] added, double[] right, double share) {
        double[] inverse = diagonal();
        for (int h = 0; h < size; h++) {
            inverse[h] = 1 / (inverse[h] + added[h]);
        }
        double[] solution = new double[size];
        double[] residual = right.clone();
        double[] search = product(inverse, residual);
        double product = dot(residual, search);
        double enough = share * share * product;
        for (int i = 0; i < size && product > enough; i++) {
            double[] image = times(search);
            addProduct(added, search, image);
            double length = product / dot(search, image);
            addScaled(length, search, solution);
            addScaled(-length, image, residual);
            double[] conditioned = product(inverse, residual);
            double next = dot(residual, conditioned);
            addScaled(next / product, search, conditioned);
            search = conditioned;
            product = next;
        }
        return solution;
    }

    /** Adds the share of a vector to another one. */
    static void addScaled(double share, double[] vector, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += share * vector[h];
        }
    }

    /** The sum of products. */
    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int h = 0; h < left.length; h++) {
            sum += left[h] * right[h];
        }
        return sum;
    }

    private static void addProduct(double[] left, double[] right, double[] sum) {
        for (int h = 0; h < sum.length; h++) {
            sum[h] += left[h] * right[h];
        }
    }

    private static double[] product(double[] left, double[] right) {
        double[] product = new double[left.length];
        addProduct(left, right, product);
        return product;
    }
}
