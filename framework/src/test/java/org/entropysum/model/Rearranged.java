package org.entropysum.model;

import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;

/** The same data in another order or several times. */
final class Rearranged {
    private Rearranged() {}

    static Dataset reversed(Dataset data) {
        Matrix rows =
                Matrix.over(data.values(), data.shape().rows(), data.shape().columns());
        return Dataset.of(data.name(), data.columns(), reversed(rows).values());
    }

    /** Parameters of single data points follow their rows. */
    static Parameters reversed(Parameters parameters) {
        Parameters result = parameters;
        for (Block block : parameters.layout().blocks()) {
            if (block.perDatum()) {
                result = result.with(block.name(), reversed(parameters.matrix(block.name())));
            }
        }
        return result;
    }

    private static Matrix reversed(Matrix rows) {
        Matrix reversed = Matrix.zeros(rows.rows(), rows.columns());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.columns(); j++) {
                reversed.set(rows.rows() - 1 - i, j, rows.get(i, j));
            }
        }
        return reversed;
    }

    static Dataset repeated(Dataset data, int times) {
        double[] once = data.values();
        double[] often = new double[once.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(once, 0, often, i * once.length, once.length);
        }
        return Dataset.of(data.name(), data.columns(), often);
    }
}
