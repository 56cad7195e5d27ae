package org.entropysum.experiments.dataset.library;

/** The discrete Fourier transform of a square of numbers, its edge a power of two, in place. */
final class Fourier {
    private final int edge;
    private final double[] real;
    private final double[] imaginary;

    private Fourier(int edge, double[] real) {
        this.edge = edge;
        this.real = real;
        this.imaginary = new double[real.length];
    }

    /** Multiplies the spectrum by a function of the frequency in cycles a pixel, from 0 to √½. */
    static void filter(int edge, double[] square, java.util.function.DoubleUnaryOperator response) {
        Fourier spectrum = new Fourier(edge, square);
        spectrum.transform(-1);
        for (int row = 0; row < edge; row++) {
            for (int column = 0; column < edge; column++) {
                double y = (double) Math.min(row, edge - row) / edge;
                double x = (double) Math.min(column, edge - column) / edge;
                double factor = response.applyAsDouble(StrictMath.sqrt(x * x + y * y)) / ((double) edge * edge);
                spectrum.real[row * edge + column] *= factor;
                spectrum.imaginary[row * edge + column] *= factor;
            }
        }
        spectrum.transform(1);
    }

    // Σ x_n exp(± 2πi kn/N) along rows, then along columns
    private void transform(int sign) {
        for (int line = 0; line < edge; line++) {
            line(line * edge, 1, sign);
        }
        for (int line = 0; line < edge; line++) {
            line(line, edge, sign);
        }
    }

    private void line(int start, int step, int sign) {
        for (int i = 1, j = 0; i < edge; i++) {
            int bit = edge >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(start + i * step, start + j * step);
            }
        }
        for (int half = 1; half < edge; half *= 2) {
            for (int k = 0; k < half; k++) {
                double cosine = StrictMath.cos(Math.PI * k / half);
                double sine = sign * StrictMath.sin(Math.PI * k / half);
                for (int i = k; i < edge; i += 2 * half) {
                    butterfly(start + i * step, start + (i + half) * step, cosine, sine);
                }
            }
        }
    }

    private void swap(int a, int b) {
        double keptReal = real[a];
        double keptImaginary = imaginary[a];
        real[a] = real[b];
        imaginary[a] = imaginary[b];
        real[b] = keptReal;
        imaginary[b] = keptImaginary;
    }

    private void butterfly(int a, int b, double cosine, double sine) {
        double turnedReal = real[b] * cosine - imaginary[b] * sine;
        double turnedImaginary = real[b] * sine + imaginary[b] * cosine;
        real[b] = real[a] - turnedReal;
        imaginary[b] = imaginary[a] - turnedImaginary;
        real[a] += turnedReal;
        imaginary[a] += turnedImaginary;
    }
}
