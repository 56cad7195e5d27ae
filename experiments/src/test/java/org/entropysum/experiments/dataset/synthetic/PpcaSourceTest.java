package org.entropysum.experiments.dataset.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PpcaSourceTest {
    private static final double ROUNDING = 1e-12;
    private static final int MANY = 100_000;

    private static PpcaSource source(int rows, int observables, int latents, double noise) {
        return new PpcaSource(rows, observables, latents, noise, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE})
    void theSameSeedGivesTheSameBits(long seed) {
        PpcaSource source = source(50, 5, 2, 0.1);
        assertThat(source.load("a", seed).values())
                .containsExactly(source.load("b", seed).values());
        assertThat(source.load("a", seed).values())
                .doesNotContain(source.load("a", seed + 1).values());
    }

    @Test
    void theBitsOfASeedStayTheSameFromReleaseToRelease() {
        assertThat(Fingerprint.of(source(500, 10, 2, 0.1).load("toy", 7)).sha256())
                .isEqualTo("6316ed07bbfa553d271674265eeb8df68fc0ec15bacd8808cc7695f9ecd00f4a");
    }

    @Test
    void aSeedInTheSettingsWinsOverThatOfTheCell() {
        PpcaSource fixed = new PpcaSource(50, 5, 2, 0.1, Optional.of(7L));
        assertThat(fixed.load("toy", 1).values())
                .containsExactly(source(50, 5, 2, 0.1).load("toy", 7).values());
    }

    @Test
    void theShapeIsKnownBeforeLoading() {
        assertThat(source(7, 3, 2, 0.1).inspect()).isEqualTo(new Inspection.Passed(new DataShape(7, 3)));
        Dataset data = source(7, 3, 2, 0.1).load("toy", 1);
        assertThat(data.shape()).isEqualTo(new DataShape(7, 3));
        assertThat(data.columns()).containsExactly("x1", "x2", "x3");
    }

    @Test
    void sizesThatFitNoMemoryAreObjectedTo() {
        assertThat(source(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, 0).inspect()).isInstanceOf(Inspection.Failed.class);
        assertThat(source(1, 100_000, Integer.MAX_VALUE, 0).inspect()).isInstanceOf(Inspection.Failed.class);
        assertThat(source(100_000, 1_000, 1, 0).inspect()).isInstanceOf(Inspection.Passed.class);
    }

    // x = w z + μ: all rows lie on one line, so that all 2×2 minors of centred rows vanish
    @Test
    void withoutNoiseOneLatentSpansALine() {
        double[] x = source(20, 2, 1, 0).load("toy", 3).values();
        for (int n = 2; n < 20; n++) {
            double minor = (x[2] - x[0]) * (x[2 * n + 1] - x[1]) - (x[3] - x[1]) * (x[2 * n] - x[0]);
            assertThat(minor).isCloseTo(0, within(ROUNDING));
        }
    }

    // D = 1: x ~ N(μ, Σ_h w_h² + s²) with w, μ in (0, 1)
    @Test
    void theVarianceIsThatOfLoadingsAndNoise() {
        double[] quiet = source(MANY, 1, 1, 0).load("toy", 5).values();
        double[] noisy = source(MANY, 1, 1, 3).load("toy", 5).values();
        assertThat(mean(quiet)).isBetween(0.0, 1.0);
        assertThat(variance(quiet)).isBetween(0.0, 1.0);
        double standardError = (9 + variance(quiet)) * Math.sqrt(2.0 / MANY);
        assertThat(variance(noisy)).isCloseTo(variance(quiet) + 9, within(4 * standardError));
    }

    private static double mean(double[] x) {
        return IntStream.range(0, x.length).mapToDouble(n -> x[n]).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return IntStream.range(0, x.length)
                .mapToDouble(n -> (x[n] - mean) * (x[n] - mean))
                .average()
                .orElseThrow();
    }
}
