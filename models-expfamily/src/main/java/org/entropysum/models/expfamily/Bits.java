package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/** What models of bits have in common. */
final class Bits {
    /** Weights below this, in logits or in units of the noise, make no difference. */
    private static final double NO_WEIGHT = 1e-6;

    private static final int CHUNK = 1024;

    private Bits() {}

    /** Refuses data that are not zeros and ones. */
    static void requireBinary(Dataset data) {
        for (Batch chunk : data.chunks(CHUNK)) {
            Matrix x = chunk.rowsOnHeap();
            for (int i = 0; i < x.values().length; i++) {
                requireBinary(x.values()[i], chunk.firstRow() + i / x.columns(), i % x.columns());
            }
        }
    }

    private static void requireBinary(double value, int row, int column) {
        if (value != 0 && value != 1) {
            throw new NumericFailure(
                    "data",
                    "row " + (row + 1) + ", column " + (column + 1) + " is " + value
                            + "; the model is one of zeros and ones");
        }
    }

    // logit of (Σ x + ½)/(N + 1)
    static Matrix logitsOfMeans(Dataset data) {
        int d = data.shape().columns();
        Matrix logits = Matrix.zeros(1, d);
        for (Batch chunk : data.chunks(CHUNK)) {
            logits.addScaled(1, chunk.rowsOnHeap().columnSums());
        }
        for (int j = 0; j < d; j++) {
            double ones = logits.get(0, j) + 0.5;
            logits.set(0, j, Math.log(ones / (data.shape().rows() + 1 - ones)));
        }
        return logits;
    }

    /** No more than the distributions over \( 2^D \) patterns have. */
    static int degreesOfFreedom(Layout layout, int observables) {
        return observables < Integer.SIZE - 1 ? Math.min(layout.size(), (1 << observables) - 1) : layout.size();
    }

    /** The bits that are as good as always the same, or that no weight passes on. */
    static List<String> switchedOff(BitPrior prior, Parameters parameters, Matrix weights) {
        List<String> degeneracies = new ArrayList<>();
        for (int h = 0; h < prior.bits(); h++) {
            double largest = 0;
            for (int d = 0; d < weights.rows(); d++) {
                largest = Math.max(largest, Math.abs(weights.get(d, h)));
            }
            if (prior.isCertain(parameters, h)) {
                degeneracies.add("latent " + h + " is as good as always the same");
            } else if (largest < NO_WEIGHT) {
                degeneracies.add("latent " + h + " is switched off");
            }
        }
        return degeneracies;
    }
}
