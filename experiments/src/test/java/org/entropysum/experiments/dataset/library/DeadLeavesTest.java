package org.entropysum.experiments.dataset.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.file.GreyImage;
import org.junit.jupiter.api.Test;

/** Pictures of occluding discs, and patches of them. */
class DeadLeavesTest {
    private static final DeadLeaves LEAVES = new DeadLeaves(128, 2, 64);

    private static GreyImage picture(long seed) {
        return LEAVES.draw(RandomSource.PHILOX_4X64.create(seed));
    }

    // P(R > r) = (r⁻² − b⁻²)/(a⁻² − b⁻²)
    @Test
    void radiiHaveADensityThatFallsWithTheirCube() {
        assertThat(LEAVES.radius(0)).isCloseTo(64, within(1e-12));
        assertThat(LEAVES.radius(1)).isCloseTo(2, within(1e-12));
        double above4 = (1 / 16.0 - 1 / 4096.0) / (1 / 4.0 - 1 / 4096.0);
        assertThat(LEAVES.radius(above4)).isCloseTo(4, within(1e-12));
    }

    @Test
    void everyPixelHasTheGreyOfADisc() {
        for (long seed = 1; seed < 4; seed++) {
            double[] values = picture(seed).values();
            assertThat(Arrays.stream(values)).allMatch(value -> value >= 0 && value < 1);
            assertThat(Arrays.stream(values).distinct().count()).isBetween(50L, 8000L);
        }
    }

    // Of pairs of pixels in random directions the far ones differ more often, and equal ones are the same disc
    @Test
    void neighboursAreMostlyOfOneDiscAndDistantPixelsOfTwo() {
        assertThat(sameDisc(1)).isGreaterThan(0.7);
        assertThat(sameDisc(4)).isBetween(0.25, sameDisc(1));
        assertThat(sameDisc(32)).isBetween(0.02, 0.4);
    }

    private static double sameDisc(int distance) {
        int same = 0;
        int all = 0;
        for (long seed = 1; seed < 6; seed++) {
            double[] values = picture(seed).values();
            for (int row = 0; row < 128; row++) {
                for (int column = 0; column + distance < 128; column++) {
                    same += values[row * 128 + column] == values[row * 128 + column + distance] ? 1 : 0;
                    all++;
                }
            }
        }
        return (double) same / all;
    }

    @Test
    void patchesFollowFromTheSeedAndTheRowAlone() {
        DeadLeavesSource few = source(20);
        Dataset data = few.load("leaves", 5);
        assertThat(data.shape().columns()).isEqualTo(64);
        assertThat(Arrays.copyOf(source(40).load("leaves", 5).values(), 20 * 64))
                .containsExactly(data.values());
        assertThat(few.load("leaves", 6).values()).isNotEqualTo(data.values());
    }

    private static DeadLeavesSource source(int rows) {
        return new DeadLeavesSource(8, rows, Whitening.OLSHAUSEN, 2, 64, 2, 32, Optional.empty());
    }

    @Test
    void picturesAreLargerThanPatchesAndRadiiARange() {
        assertThat(new DeadLeavesSource(65, 1, Whitening.NONE, 2, 64, 2, 32, Optional.empty()).inspect())
                .isInstanceOf(Inspection.Failed.class);
        assertThat(new DeadLeavesSource(8, 1, Whitening.NONE, 2, 64, 2, 2, Optional.empty()).inspect())
                .isInstanceOf(Inspection.Failed.class);
        assertThat(source(1).inspect()).isInstanceOf(Inspection.Passed.class);
        assertThatThrownBy(() -> new DeadLeaves(8, 0.5, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
