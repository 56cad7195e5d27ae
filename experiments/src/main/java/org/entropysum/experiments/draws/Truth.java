package org.entropysum.experiments.draws;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.RowSource;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model at known parameters, from which rows are drawn in blocks; a block depends on the seed and its number alone. */
record Truth(GenerativeModel model, Parameters parameters, int columns) {
    private static final int BLOCK = 256;

    RowSource rows(long seed) {
        return (first, count, into) -> {
            for (int block = first / BLOCK; block <= (first + count - 1) / BLOCK; block++) {
                Matrix drawn = drawn(BLOCK, DrawsSource.random(seed, block));
                int from = Math.max(first, block * BLOCK);
                int to = Math.min(first + count, (block + 1) * BLOCK);
                System.arraycopy(
                        drawn.values(),
                        (from - block * BLOCK) * columns,
                        into,
                        (from - first) * columns,
                        (to - from) * columns);
            }
        };
    }

    /** Ancestors first. */
    Matrix drawn(int rows, UniformRandomProvider random) {
        Matrix z = Matrix.zeros(rows, model.latentSize());
        Matrix x = Matrix.zeros(rows, columns);
        for (Conditional conditional : model.conditionals()) {
            Matrix child = child(conditional, z, random);
            if (conditional.child() instanceof Child.Latent latent) {
                z.setColumns(latent.from(), child);
            } else {
                x = child;
            }
        }
        return x;
    }

    private Matrix child(Conditional conditional, Matrix z, UniformRandomProvider random) {
        INDArray eta = conditional.at(parameters, z.toArray()).value();
        Matrix own = Matrix.copyOf(eta);
        INDArray each = own.rows() == z.rows() ? eta : own.repeatRows(z.rows()).toArray();
        return Matrix.copyOf(conditional.family().sample(each, random));
    }
}
