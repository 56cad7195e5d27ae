package org.entropysum.fused;

import org.entropysum.network.DenseKernel;
import org.entropysum.numeric.Panel;

/** The work space of one thread for chunks of data under a {@link LinearDecoderTerm}; D observables, F features. */
final class LinearDecoderRoom {
    /** Numbers in a block of rows of the last hidden layer, which stays in a cache. */
    private static final int BLOCK = 1 << 13;

    private static final int FEWEST_ROWS = 64;
    private static final int MOST_ROWS = 1024;

    /** Data points for which there is room. */
    final int data;

    /** Nodes that go through the hidden layers together. */
    final int block;

    final DenseKernel.Space space;

    /** x − b, [data, D], on the heap and outside. */
    final double[] deviations;

    final Panel deviationPanel;

    /** (x − b) ψ⁻¹ W, [data, F]. */
    final double[] projected;

    final Panel projectedPanel;

    /** Σ_s w_s h_s, [data, F]. */
    final double[] means;

    final Panel meanPanel;

    /** Σ h hᵀ, [F, F]. */
    final Panel moments;

    /** P = Σ (x − b) mᵀ and W M, [D, F]. */
    final Panel byWeights;

    final Panel spread;

    /** A block: h G outside and on the heap, latents and cotangents, [block, F] and [block, H]. */
    final Panel back;

    final double[] pulled;
    final double[] inputs;

    LinearDecoderRoom(DenseKernel hidden, int data, int observables) {
        int features = hidden.outputSize();
        this.data = data;
        block = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, BLOCK / Math.max(1, features)));
        space = hidden.space(block);
        deviations = new double[data * observables];
        deviationPanel = Panel.of(data, observables);
        projected = new double[data * features];
        projectedPanel = Panel.of(data, features);
        means = new double[data * features];
        meanPanel = Panel.of(data, features);
        moments = Panel.of(features, features);
        byWeights = Panel.of(observables, features);
        spread = Panel.of(observables, features);
        back = Panel.of(block, features);
        pulled = new double[block * features];
        inputs = new double[block * hidden.inputSize()];
    }
}
