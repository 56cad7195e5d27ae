package org.entropysum.experiments.analysis.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What extent and orientation of a field are where they are known. */
class FieldTest {
    private static final int EDGE = 16;
    private static final double EXACT = 1e-12;

    /** A function of the distances to the right and down from the centre. */
    @FunctionalInterface
    private interface Shape {
        double at(double x, double y);
    }

    private static Field field(Shape shape) {
        double[] pixels = new double[EDGE * EDGE];
        for (int p = 0; p < pixels.length; p++) {
            int row = p / EDGE;
            pixels[p] = shape.at(p % EDGE - 7.5, row - 7.5);
        }
        return new Field(EDGE, EDGE, pixels);
    }

    // An envelope of deviation s around (1, −1) that carries a wave of f cycles a pixel at an angle
    private static Field gabor(double s, double f, double angle) {
        return field((x, y) -> Math.exp(-0.5 * ((x - 1) * (x - 1) + (y + 1) * (y + 1)) / (s * s))
                * Math.cos(2 * Math.PI * f * (x * Math.cos(angle) + y * Math.sin(angle))));
    }

    @Test
    void anEvenFieldHasExtentOneAndASinglePixelNone() {
        assertThat(field((x, y) -> -3).extent()).isCloseTo(1, within(EXACT));
        assertThat(field((x, y) -> x == 2.5 && y == -6.5 ? 5 : 0).extent()).isCloseTo(0, within(EXACT));
        assertThat(field((x, y) -> Math.abs(x) == 7.5 && Math.abs(y) == 7.5 ? 1 : 0)
                        .extent())
                .isCloseTo(7.5 * 7.5 * 24 / (2 * 255), within(EXACT));
    }

    // The energy of a Gaussian of deviation s has the variance s²/2 along each axis
    @Test
    void aSmallSpotHasTheExtentOfItsVarianceAndNoOrientation() {
        Field spot = field((x, y) -> Math.exp(-0.5 * (x * x + y * y) / (1.5 * 1.5)));
        assertThat(spot.extent()).isCloseTo(2 * 1.5 * 1.5 / 2 / (2 * 255.0 / 12), within(1e-6));
        assertThat(spot.orientation()).isLessThan(1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 0.8, 1.6, 2.5})
    void aGaborIsLocalizedAndOrientedAtEveryAngle(double angle) {
        Field gabor = gabor(2, 0.2, angle);
        assertThat(gabor.extent()).isLessThan(0.25);
        assertThat(gabor.orientation()).isBetween(0.8, 1.0);
    }

    @Test
    void aWaveIsOrientedAndNotLocalizedAndTwoCrossedWavesAreNeither() {
        Field wave = field((x, y) -> Math.cos(2 * Math.PI * (2 * x + 3 * y) / EDGE));
        assertThat(wave.extent()).isCloseTo(1, within(EXACT));
        assertThat(wave.orientation()).isCloseTo(1, within(EXACT));
        Field crossed = field((x, y) -> Math.cos(2 * Math.PI * 3 * x / EDGE) + Math.cos(2 * Math.PI * 3 * y / EDGE));
        assertThat(crossed.extent()).isGreaterThan(0.8);
        assertThat(crossed.orientation()).isLessThan(EXACT);
    }

    @Test
    void noiseIsNeither() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.PHILOX_4X64.create(1));
        double extent = 0;
        double orientation = 0;
        for (int i = 0; i < 20; i++) {
            Field noise = field((x, y) -> normal.sample());
            extent += noise.extent() / 20;
            orientation += noise.orientation() / 20;
        }
        // Four deviations of a mean of 20; that of the orientation is 0.08, with a deviation of 0.01
        assertThat(extent).isCloseTo(1, within(0.05));
        assertThat(orientation).isLessThan(0.12);
    }

    @Test
    void rowsAndColumnsMayDiffer() {
        Field even = new Field(1, 8, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(even.extent()).isCloseTo(1, within(EXACT));
        assertThat(new Field(2, 4, new double[] {1, -1, 1, -1, 1, -1, 1, -1}).orientation())
                .isCloseTo(1, within(EXACT));
        assertThatThrownBy(() -> new Field(3, 3, new double[8])).hasMessageContaining("3 × 3");
    }

    @Test
    void aFieldOfZerosIsNeitherLocalizedNorOriented() {
        assertThat(field((x, y) -> 0).extent() <= 0.5).isFalse();
        assertThat(field((x, y) -> 0).orientation() >= 0.5).isFalse();
    }

    @Test
    void giniCoefficientsAreThoseOfKnownDistributions() {
        assertThat(SparsenessAnalysis.gini(2, -2, 2)).isCloseTo(0, within(EXACT));
        assertThat(SparsenessAnalysis.gini(0, 0, 0, -7)).isCloseTo(0.75, within(EXACT));
        assertThat(SparsenessAnalysis.gini(1, 3)).isCloseTo(0.25, within(EXACT));
        // The quantiles at the middles of so many intervals miss 9e-6
        double[] laplace = new double[20_000];
        for (int i = 0; i < laplace.length; i++) {
            laplace[i] = -Math.log((i + 0.5) / laplace.length);
        }
        assertThat(SparsenessAnalysis.gini(laplace)).isCloseTo(0.5, within(1e-5));
    }
}
