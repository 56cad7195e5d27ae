package org.entropysum.posterior;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** H bits, packed; immutable, equal by content. */
final class BitState {
    private final long[] words;

    private BitState(long[] words) {
        this.words = words;
    }

    static BitState random(int size, double probability, UniformRandomProvider random) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() < probability) {
                words[i / Long.SIZE] |= 1L << i;
            }
        }
        return new BitState(words);
    }

    /** The state with one bit turned over. */
    BitState flipped(int bit) {
        long[] changed = words.clone();
        changed[bit / Long.SIZE] ^= 1L << bit;
        return new BitState(changed);
    }

    /** The bits of this state before a cut, and those of another from there on. */
    BitState crossed(BitState other, int cut) {
        long[] mixed = other.words.clone();
        int whole = cut / Long.SIZE;
        System.arraycopy(words, 0, mixed, 0, whole);
        long below = (1L << cut) - 1;
        mixed[whole] = (words[whole] & below) | (other.words[whole] & ~below);
        return new BitState(mixed);
    }

    void write(double[] z, int at, int size) {
        for (int i = 0; i < size; i++) {
            z[at + i] = words[i / Long.SIZE] >>> i & 1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitState state && Arrays.equals(words, state.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
