package org.entropysum.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/** Streams of random numbers that depend on a seed and the identity of a data point only, whatever the batch. */
final class RowStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private RowStream() {}

    // RandomSource.XO_SHI_RO_256_PP expands a seed by steps of GOLDEN too, and so do we, without its detours; without
    // the mixing, states of neighbouring rows would overlap
    static UniformRandomProvider of(long seed, int row) {
        long key = mix(seed + GOLDEN * (row + 1));
        long first = key + GOLDEN;
        long second = first + GOLDEN;
        long third = second + GOLDEN;
        return new XoShiRo256PlusPlus(mix(first), mix(second), mix(third), mix(third + GOLDEN));
    }

    // Stafford's variant 13 of the finalizer of MurmurHash3
    private static long mix(long key) {
        long x = key;
        x = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }
}
