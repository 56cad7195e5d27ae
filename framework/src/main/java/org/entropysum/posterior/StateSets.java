package org.entropysum.posterior;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;

/**
 * A set \( K^{(n)} \) of S distinct states of H bits for each of N data points, one bit in memory a bit. Immutable; sets that
 * a change leaves alone are shared between the old value and the new one.
 */
public final class StateSets {
    private final BitState[][] sets;
    private final int latentSize;

    private StateSets(BitState[][] sets, int latentSize) {
        this.sets = sets;
        this.latentSize = latentSize;
    }

    /**
     * Random states. The share of ones is different in every state and evenly spread between none and all, so that sparse
     * and dense states both occur.
     *
     * @param rows N
     * @param states S, at most \( 2^H \)
     * @param latentSize H
     * @param seed the seed
     * @return the sets
     */
    public static StateSets random(int rows, int states, int latentSize, long seed) {
        return drawn(rows, states, latentSize, seed, UniformRandomProvider::nextDouble);
    }

    /**
     * Random states with the same probability of a one in all of them, for models whose ones are rare.
     *
     * @param rows N
     * @param states S, at most \( 2^H \)
     * @param latentSize H
     * @param ones the probability of a one, from 0 to 1; where that yields a state again, bits of it are turned over
     * @param seed the seed
     * @return the sets
     */
    public static StateSets random(int rows, int states, int latentSize, double ones, long seed) {
        if (!(ones >= 0 && ones <= 1)) {
            throw new IllegalArgumentException("the probability of a one is not " + ones);
        }
        return drawn(rows, states, latentSize, seed, random -> ones);
    }

    private static StateSets drawn(
            int rows, int states, int latentSize, long seed, ToDoubleFunction<UniformRandomProvider> ones) {
        if (states < 1 || latentSize < 1 || (latentSize < Integer.SIZE - 1 && states > 1 << latentSize)) {
            throw new IllegalArgumentException(
                    "there are no " + states + " distinct states of " + latentSize + " bits");
        }
        BitState[][] sets = new BitState[rows][];
        for (int n = 0; n < rows; n++) {
            sets[n] = drawn(states, latentSize, RowStream.of(seed, n), ones);
        }
        return new StateSets(sets, latentSize);
    }

    private static BitState[] drawn(
            int states, int latentSize, UniformRandomProvider random, ToDoubleFunction<UniformRandomProvider> ones) {
        Set<BitState> distinct = new LinkedHashSet<>();
        while (distinct.size() < states) {
            BitState state = BitState.random(latentSize, ones.applyAsDouble(random), random);
            while (!distinct.add(state)) {
                state = state.flipped(random.nextInt(latentSize));
            }
        }
        return distinct.toArray(new BitState[0]);
    }

    /**
     * The number of data points.
     *
     * @return N
     */
    public int rows() {
        return sets.length;
    }

    /**
     * The number of states of each data point.
     *
     * @return S
     */
    public int size() {
        return sets[0].length;
    }

    /**
     * The number of bits of a state.
     *
     * @return H
     */
    public int latentSize() {
        return latentSize;
    }

    /**
     * The states of consecutive data points.
     *
     * @param firstRow the first data point
     * @param count how many
     * @return z, {@code [count·S, H]}, state s of data point n in row n·S + s
     */
    public Matrix z(int firstRow, int count) {
        return expanded(Arrays.copyOfRange(sets, firstRow, firstRow + count), latentSize);
    }

    /** The set of a data point; not to be changed. */
    BitState[] set(int row) {
        return sets[row];
    }

    /** The same sets with those from firstRow on replaced. */
    StateSets with(int firstRow, BitState[][] changed) {
        BitState[][] all = sets.clone();
        System.arraycopy(changed, 0, all, firstRow, changed.length);
        return new StateSets(all, latentSize);
    }

    /** States row by row; all sets have the same size. */
    static Matrix expanded(BitState[][] states, int latentSize) {
        int size = states.length == 0 ? 0 : states[0].length;
        Matrix z = Matrix.zeros(states.length * size, latentSize);
        for (int n = 0; n < states.length; n++) {
            for (int s = 0; s < size; s++) {
                states[n][s].write(z.values(), (n * size + s) * latentSize, latentSize);
            }
        }
        return z;
    }
}
