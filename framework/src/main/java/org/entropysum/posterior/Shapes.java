package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;

/** Matrices with one row a data point and one column a latent. */
final class Shapes {
    private Shapes() {}

    static void requireSame(String what, Matrix matrix, String other, Matrix expected) {
        require(what, matrix, expected.rows(), expected.columns(), other + " of shape " + shape(expected));
    }

    static void require(String what, Matrix matrix, int rows, int columns, String other) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException(what + " of shape " + shape(matrix) + " do not fit " + other);
        }
    }

    private static String shape(Matrix matrix) {
        return "[" + matrix.rows() + ", " + matrix.columns() + "]";
    }

    /** Means under the flow: column h times exp(r_h t). */
    static Matrix grown(Matrix mean, double[] rates, double time) {
        Matrix grown = mean.columns(0, mean.columns());
        for (int i = 0; i < grown.values().length; i++) {
            grown.values()[i] *= Math.exp(rates[i % mean.columns()] * time);
        }
        return grown;
    }

    /** Log scales under the flow: column h plus r_h t. */
    static Matrix shifted(Matrix logScale, double[] rates, double time) {
        Matrix shifted = logScale.columns(0, logScale.columns());
        for (int i = 0; i < shifted.values().length; i++) {
            shifted.values()[i] += rates[i % logScale.columns()] * time;
        }
        return shifted;
    }

    /** The velocity of means under the flow at time zero: column h times r_h. */
    static Matrix velocity(Matrix mean, double[] rates) {
        Matrix velocity = mean.columns(0, mean.columns());
        for (int i = 0; i < velocity.values().length; i++) {
            velocity.values()[i] *= rates[i % mean.columns()];
        }
        return velocity;
    }

    /** The product entry by entry. */
    static Matrix product(Matrix left, Matrix right) {
        Matrix product = left.columns(0, left.columns());
        for (int i = 0; i < product.values().length; i++) {
            product.values()[i] *= right.values()[i];
        }
        return product;
    }
}
