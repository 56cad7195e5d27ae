package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.blas.Lapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Guards the native linear algebra. The OpenBLAS 0.3.19 that ND4J 1.0.0-M2.1 asks for returns wrong factors without a word
 * where it picks its kernels for Intel processors with AVX-512 (OPENBLAS_CORETYPE=SkylakeX makes it pick them elsewhere);
 * the build manages a later one. Factors are multiplied back in plain Java, which shares no code with what is examined.
 */
class LinearAlgebraGuardTest {
    private static final int SIZE = 200;

    /** Bound on every entry of a residual, the matrices having entries of order one. */
    private static final double RESIDUAL = 1e-10 * SIZE;

    private final Lapack lapack = Nd4j.getBlasWrapper().lapack();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eigenvaluesOfASymmetricMatrixAreRight(long seed) {
        Matrix a = symmetric(seed);
        INDArray vectors = a.toArray().dup('f');
        INDArray eigenvalues = Nd4j.create(DataType.DOUBLE, SIZE);

        lapack.syev('V', 'U', vectors, eigenvalues);

        Matrix v = Matrix.copyOf(vectors);
        assertThat(largestDifference(a.times(v), v.times(diagonal(eigenvalues))))
                .isLessThan(RESIDUAL);
        assertThat(largestDifference(v.transpose().times(v), Matrix.identity(SIZE)))
                .isLessThan(RESIDUAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void singularValuesAndVectorsMultiplyBackToTheMatrix(long seed) {
        Matrix a = uniform(seed);
        INDArray s = Nd4j.create(DataType.DOUBLE, SIZE);
        INDArray u = Nd4j.create(DataType.DOUBLE, new long[] {SIZE, SIZE}, 'f');
        INDArray vt = Nd4j.create(DataType.DOUBLE, new long[] {SIZE, SIZE}, 'f');

        lapack.gesvd(a.toArray().dup('f'), s, u, vt);

        Matrix product = Matrix.copyOf(u).times(diagonal(s)).times(Matrix.copyOf(vt));
        assertThat(largestDifference(product, a)).isLessThan(RESIDUAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void choleskyFactorOfAPositiveDefiniteMatrixMultipliesBackToIt(long seed) {
        Matrix a = positiveDefinite(seed);
        INDArray factor = a.toArray().dup('f');

        lapack.potrf(factor, true);

        Matrix l = lowerTriangle(Matrix.copyOf(factor));
        assertThat(largestDifference(l.times(l.transpose()), a)).isLessThan(RESIDUAL);
    }

    /** Entries uniform on (−1, 1). */
    private static Matrix uniform(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix matrix = Matrix.zeros(SIZE, SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            matrix.values()[i] = 2 * random.nextDouble() - 1;
        }
        return matrix;
    }

    /** B + Bᵀ. */
    private static Matrix symmetric(long seed) {
        Matrix b = uniform(seed);
        Matrix sum = b.transpose();
        for (int i = 0; i < SIZE * SIZE; i++) {
            sum.values()[i] += b.values()[i];
        }
        return sum;
    }

    /** B Bᵀ / n + I. */
    private static Matrix positiveDefinite(long seed) {
        Matrix b = uniform(seed);
        Matrix product = b.times(b.transpose());
        for (int i = 0; i < SIZE * SIZE; i++) {
            product.values()[i] /= SIZE;
        }
        for (int i = 0; i < SIZE; i++) {
            product.add(i, i, 1);
        }
        return product;
    }

    private static Matrix diagonal(INDArray entries) {
        double[] values = entries.toDoubleVector();
        Matrix diagonal = Matrix.zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            diagonal.set(i, i, values[i]);
        }
        return diagonal;
    }

    private static Matrix lowerTriangle(Matrix full) {
        Matrix lower = Matrix.zeros(full.rows(), full.columns());
        for (int i = 0; i < full.rows(); i++) {
            System.arraycopy(full.values(), i * full.columns(), lower.values(), i * full.columns(), i + 1);
        }
        return lower;
    }

    /** max |leftᵢⱼ − rightᵢⱼ|; NaN if there is one. */
    private static double largestDifference(Matrix left, Matrix right) {
        double largest = 0;
        for (int i = 0; i < left.values().length; i++) {
            largest = Math.max(largest, Math.abs(left.values()[i] - right.values()[i]));
        }
        return largest;
    }
}
