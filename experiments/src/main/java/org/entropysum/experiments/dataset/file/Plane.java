package org.entropysum.experiments.dataset.file;

/**
 * One channel of a square image, 0 to 255.
 *
 * @param values row by row
 * @param edge the pixels along an edge
 */
record Plane(double[] values, int edge) {
    /** The channel of intensity, beside 0, 1, 2 for red, green, blue. */
    static final int INTENSITY = 3;

    /** A channel of pixels that hold red, green and blue in a byte each. */
    static Plane of(int[] pixels, int edge, int channel) {
        double[] values = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int red = (pixels[i] >> 16) & 0xFF;
            int green = (pixels[i] >> 8) & 0xFF;
            int blue = pixels[i] & 0xFF;
            values[i] = switch (channel) {
                case 0 -> red;
                case 1 -> green;
                case 2 -> blue;
                // ITU-R BT.601
                default -> 0.299 * red + 0.587 * green + 0.114 * blue;
            };
        }
        return new Plane(values, edge);
    }

    /** The mean over each of size × size equal fields; a pixel that lies in two counts by its share in each. */
    double[] averaged(int size) {
        double[] narrow = new double[edge * size];
        for (int row = 0; row < edge; row++) {
            for (int field = 0; field < size; field++) {
                narrow[row * size + field] = mean(row * edge, 1, field, size, values);
            }
        }
        double[] small = new double[size * size];
        for (int field = 0; field < size; field++) {
            for (int column = 0; column < size; column++) {
                small[field * size + column] = mean(column, size, field, size, narrow);
            }
        }
        return small;
    }

    // (size/edge) Σ_i |[i, i+1] ∩ [f, f+1] edge/size| v_i
    private double mean(int start, int step, int field, int size, double[] from) {
        double width = (double) edge / size;
        double low = field * width;
        double high = low + width;
        double sum = 0;
        for (int i = (int) low; i < Math.min(edge, Math.ceil(high)); i++) {
            sum += (Math.min(i + 1, high) - Math.max(i, low)) * from[start + i * step];
        }
        return sum / width;
    }
}
