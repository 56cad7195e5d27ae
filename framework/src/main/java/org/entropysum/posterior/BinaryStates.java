package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;

/** The states of H bits. */
final class BinaryStates {
    private BinaryStates() {}

    /** All of them, bit i of the row number in column i, [2^H, H]. */
    static Matrix all(int h) {
        Matrix states = Matrix.zeros(1 << h, h);
        for (int s = 0; s < states.rows(); s++) {
            for (int i = 0; i < h; i++) {
                states.set(s, i, s >> i & 1);
            }
        }
        return states;
    }
}
