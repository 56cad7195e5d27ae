package org.entropysum.fused;

import java.util.List;
import org.entropysum.model.Gradient;
import org.entropysum.network.DenseKernel;

/**
 * The work space of one thread for {@link SpreadDecoderTerm}: a block of rows through the networks and back. Means and outputs of
 * the head stand in arrays of their own, {@code [rows, D]}: those of two networks, or the halves of each row of a single one.
 */
final class SpreadDecoderRoom {
    /** The largest number of rows in a block. */
    static final int BLOCK = 128;

    private final List<DenseKernel.Space> spaces;
    private final int d;
    private final double[] inputs;
    private final double[] means;
    private final double[] spreads;
    private final double[] byMeans;
    private final double[] bySpreads;

    SpreadDecoderRoom(List<DenseKernel> networks, int d) {
        this.spaces = networks.stream().map(network -> network.space(BLOCK)).toList();
        this.d = d;
        this.inputs = new double[BLOCK * networks.get(0).inputSize()];
        this.means = isShared() ? new double[BLOCK * d] : spaces.get(0).outputs();
        this.spreads = isShared() ? new double[BLOCK * d] : spaces.get(1).outputs();
        this.byMeans = isShared() ? new double[BLOCK * d] : spaces.get(0).cotangents();
        this.bySpreads = isShared() ? new double[BLOCK * d] : spaces.get(1).cotangents();
    }

    private boolean isShared() {
        return spaces.size() == 1;
    }

    /** m, row-major. */
    double[] means() {
        return means;
    }

    /** a, row-major. */
    double[] spreads() {
        return spreads;
    }

    /** Receives the cotangents of m. */
    double[] byMeans() {
        return byMeans;
    }

    /** Receives the cotangents of a. */
    double[] bySpreads() {
        return bySpreads;
    }

    void forward(List<DenseKernel> networks, double[] z, int at, int rows) {
        for (int i = 0; i < spaces.size(); i++) {
            spaces.get(i).forward(networks.get(i), z, at, rows);
        }
        if (isShared()) {
            double[] both = spaces.get(0).outputs();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(both, 2 * row * d, means, row * d, d);
                System.arraycopy(both, (2 * row + 1) * d, spreads, row * d, d);
            }
        }
    }

    /** Back to the weights, whose cotangents are kept here, and to the inputs, whose cotangents are added. */
    void backward(List<DenseKernel> networks, double[] byLatents, int at, int rows) {
        if (isShared()) {
            double[] both = spaces.get(0).cotangents();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(byMeans, row * d, both, 2 * row * d, d);
                System.arraycopy(bySpreads, row * d, both, (2 * row + 1) * d, d);
            }
        }
        for (int i = 0; i < spaces.size(); i++) {
            spaces.get(i).backward(networks.get(i), inputs, 0);
            int length = rows * networks.get(i).inputSize();
            for (int j = 0; j < length; j++) {
                byLatents[at + j] += inputs[j];
            }
        }
    }

    /** Hands over the cotangents of the weights. */
    void addTo(List<DenseKernel> networks, Gradient gradient) {
        for (int i = 0; i < spaces.size(); i++) {
            spaces.get(i).addTo(networks.get(i), gradient);
        }
    }
}
