package org.entropysum.experiments.analysis.standard;

/**
 * What a latent adds to an image, as a receptive field: where its energy \( w^2 \) lies, and which way its Fourier power points.
 *
 * @param height rows of pixels
 * @param width columns of pixels
 * @param pixels the weights w, row by row
 */
@SuppressWarnings("ArrayRecordComponent")
record Field(int height, int width, double[] pixels) {
    /** Checks the number of pixels. {@inheritDoc} */
    Field {
        if (pixels.length != height * width || pixels.length < 2) {
            throw new IllegalArgumentException(
                    "a field of " + height + " × " + width + " pixels cannot have " + pixels.length);
        }
    }

    /**
     * The mean squared distance of the energy from its centre, over that of an even field:
     * \( \sum_p w_p^2 \|p - c\|^2 / \sum_p w_p^2 \) divided by \( (h^2 + w^2 - 2)/12 \). 0 for a single pixel, 1 for an even field
     * or noise, at most 3 where all of it lies in the corners; NaN where all weights are 0.
     */
    double extent() {
        double energy = 0;
        double[] centre = new double[2];
        double squares = 0;
        for (int p = 0; p < pixels.length; p++) {
            double own = pixels[p] * pixels[p];
            int rows = p / width;
            double row = rows;
            double column = p % width;
            energy += own;
            centre[0] += own * row;
            centre[1] += own * column;
            squares += own * (row * row + column * column);
        }
        double mean = (centre[0] * centre[0] + centre[1] * centre[1]) / (energy * energy);
        double even = ((double) height * height + (double) width * width - 2) / 12;
        return (squares / energy - mean) / even;
    }

    /**
     * How far the Fourier power has one orientation: \( |\sum_f P(f)\, e^{2i\theta(f)}| / \sum_f P(f) \) over all frequencies but
     * 0, θ the angle of f in cycles a pixel; one minus the circular variance of orientations. 0 for a spot and 1 for a plane
     * wave; NaN for an even field.
     */
    double orientation() {
        double real = 0;
        double imaginary = 0;
        double all = 0;
        for (int k = 1; k < pixels.length; k++) {
            double y = frequency(k / width, height);
            double x = frequency(k % width, width);
            double power = power(k / width, k % width);
            all += power;
            real += power * (x * x - y * y) / (x * x + y * y);
            imaginary += power * 2 * x * y / (x * x + y * y);
        }
        return Math.sqrt(real * real + imaginary * imaginary) / all;
    }

    // In (−½, ½] cycles a pixel
    private static double frequency(int k, int length) {
        return (double) (2 * k > length ? k - length : k) / length;
    }

    private double power(int k, int l) {
        double real = 0;
        double imaginary = 0;
        for (int p = 0; p < pixels.length; p++) {
            double turns = (double) (k * (p / width) % height) / height + (double) (l * (p % width) % width) / width;
            real += pixels[p] * Math.cos(2 * Math.PI * turns);
            imaginary += pixels[p] * Math.sin(2 * Math.PI * turns);
        }
        return real * real + imaginary * imaginary;
    }
}
