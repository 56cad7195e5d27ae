package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowStreamTest {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** Stafford's variant 13 of the finalizer of MurmurHash3. */
    private static long mixed(long key) {
        long x = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
        return x ^ (x >>> 31);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "1, 1", "-5, 2147483646", "9223372036854775807, 12345"})
    void streamIsThatOfTheLibraryForTheSeedOfTheRow(long seed, int row) {
        UniformRandomProvider expected = RandomSource.XO_SHI_RO_256_PP.create(mixed(seed + GOLDEN * (row + 1)));
        UniformRandomProvider stream = RowStream.of(seed, row);
        for (int i = 0; i < 10; i++) {
            assertThat(stream.nextLong()).isEqualTo(expected.nextLong());
        }
    }
}
