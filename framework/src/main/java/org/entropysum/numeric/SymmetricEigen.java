package org.entropysum.numeric;

import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * The eigenvalues of a symmetric matrix in descending order with their eigenvectors.
 *
 * @param values the eigenvalues, largest first
 * @param vectors orthonormal eigenvectors, one a column
 */
public record SymmetricEigen(double[] values, Matrix vectors) {
    /**
     * Decomposes a symmetric matrix.
     *
     * @param matrix the matrix
     * @return its eigenvalues and eigenvectors
     * @throws NumericFailure if the iteration does not converge
     */
    public static SymmetricEigen of(Matrix matrix) {
        int size = matrix.rows();
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = matrix.row(i).values();
        }
        EigenDecompositionSymmetric decomposition = decomposed(rows);
        Matrix vectors = Matrix.zeros(size, size);
        for (int j = 0; j < size; j++) {
            double[] vector = decomposition.getEigenvector(j).toArray();
            for (int i = 0; i < size; i++) {
                vectors.set(i, j, vector[i]);
            }
        }
        return new SymmetricEigen(decomposition.getEigenvalues(), vectors);
    }

    private static EigenDecompositionSymmetric decomposed(double[][] rows) {
        try {
            return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(rows));
        } catch (MathIllegalStateException endless) {
            throw new NumericFailure("eigenvalues", "of a matrix of size " + rows.length + " do not converge");
        }
    }
}
