package org.entropysum.experiments.dataset.prepare;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Which rows are held out: a share of all, drawn without replacement, the same for every seed. Both parts keep the order of rows.
 *
 * @param kept the rows to learn from
 * @param heldOut the others
 */
record Split(int[] kept, int[] heldOut) {
    private static final long SEED = 0x73706C6974L;

    static Split of(int rows, double share) {
        int wanted = (int) Math.round(share * rows);
        BitSet chosen = new BitSet(rows);
        UniformRandomProvider random = RandomSource.PHILOX_4X64.create(new long[] {SEED, rows, 0, 0, 0, 0});
        // Floyd's sampling without replacement
        for (int last = rows - wanted; last < rows; last++) {
            int row = random.nextInt(last + 1);
            chosen.set(chosen.get(row) ? last : row);
        }
        BitSet rest = new BitSet(rows);
        rest.set(0, rows);
        rest.andNot(chosen);
        return new Split(rest.stream().toArray(), chosen.stream().toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split split && Arrays.equals(kept, split.kept) && Arrays.equals(heldOut, split.heldOut);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kept) + Arrays.hashCode(heldOut);
    }
}
