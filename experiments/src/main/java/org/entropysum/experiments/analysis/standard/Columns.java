package org.entropysum.experiments.analysis.standard;

import org.entropysum.experiments.analysis.Trained;
import org.entropysum.numeric.Matrix;

/** The columns of a matrix of weights, with the scales of the latents. */
record Columns(Matrix weights, Matrix scales) {
    static Columns of(Trained trained, String name) {
        var usual = trained.assembly().model().usual(trained.parameters());
        var weights = usual.get(name);
        if (weights == null) {
            throw new IllegalArgumentException(
                    "the model has no usual parameter \"" + name + "\"; it has " + usual.keySet());
        }
        Matrix matrix = Matrix.copyOf(weights);
        var scales = usual.get("scales");
        Matrix known = scales == null ? Matrix.zeros(0, 0) : Matrix.copyOf(scales);
        return new Columns(matrix, known.values().length == matrix.columns() ? known : Matrix.zeros(0, 0));
    }

    int count() {
        return weights.columns();
    }

    int pixels() {
        return weights.rows();
    }

    double[] column(int h) {
        return weights.columns(h, h + 1).values();
    }

    double strength(int h) {
        double squares = 0;
        for (double pixel : column(h)) {
            squares += pixel * pixel;
        }
        return Math.sqrt(squares) * (scales.values().length == 0 ? 1 : Math.abs(scales.values()[h]));
    }

    /** Rows of pixels of an image: the given number where it divides the pixels, else those of a square. */
    int rows(String name, int height) {
        if (height > 0 && pixels() % height == 0) {
            return height;
        }
        int edge = (int) Math.round(Math.sqrt(pixels()));
        if (edge * edge != pixels()) {
            throw new IllegalArgumentException(
                    "a column of " + name + " has " + pixels() + " pixels, which is no square; give the height");
        }
        return edge;
    }
}
