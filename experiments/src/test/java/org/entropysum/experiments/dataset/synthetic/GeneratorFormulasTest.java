package org.entropysum.experiments.dataset.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rows of each generator must satisfy, without noise where that makes it exact. */
class GeneratorFormulasTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final int MANY = 20_000;
    private static final double FOUR_ERRORS = 4 / Math.sqrt(MANY);

    private static Matrix rows(SyntheticSource source) {
        return source.load("toy", 11).rows(0, source.rows()).rowsOnHeap();
    }

    private static double norm(double... v) {
        double squares = 0;
        for (double value : v) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static double mean(Matrix x, int column) {
        return IntStream.range(0, x.rows())
                .mapToDouble(n -> x.get(n, column))
                .average()
                .orElseThrow();
    }

    private static double variance(Matrix x, int column) {
        double mean = mean(x, column);
        return IntStream.range(0, x.rows())
                .mapToDouble(n -> Math.pow(x.get(n, column) - mean, 2))
                .average()
                .orElseThrow();
    }

    // ‖x − μ‖ = ‖W z‖/10 + 1, in the direction of W z
    @Test
    void theRingOfThePaperLiesAroundTheMeanOfTheData() {
        PcaRingSource source = new PcaRingSource(200, 3, 2, 0, PcaRingSource.Definition.PAPER, Optional.empty());
        LinearMap map = LinearMap.uniform(3, 2, Draws.shared(11));
        Matrix x = rows(source);
        for (int n = 0; n < 200; n++) {
            double[] z = Draws.ofRow(11, n).normals(2);
            double[] y = {map.product(0, z), map.product(1, z), map.product(2, z)};
            double[] v = new double[3];
            double along = 0;
            for (int d = 0; d < 3; d++) {
                v[d] = x.get(n, d) - map.offset()[d];
                along += v[d] * y[d];
            }
            assertThat(norm(v)).isCloseTo(norm(y) / 10 + 1, ROUNDING);
            assertThat(along).isCloseTo(norm(v) * norm(y), ROUNDING);
        }
    }

    // x = μ + W u with ‖u‖ = ‖z‖/10 + 1: solve the 2×2 system for u
    @Test
    void theRingOfTheCodeLiesAmongTheLatents() {
        PcaRingSource source = new PcaRingSource(200, 2, 2, 0, PcaRingSource.Definition.CODE, Optional.empty());
        LinearMap map = LinearMap.uniform(2, 2, Draws.shared(11));
        double[] w = map.loadings();
        double determinant = w[0] * w[3] - w[1] * w[2];
        Matrix x = rows(source);
        for (int n = 0; n < 200; n++) {
            double a = x.get(n, 0) - map.offset()[0];
            double b = x.get(n, 1) - map.offset()[1];
            double radius = norm((w[3] * a - w[1] * b) / determinant, (w[0] * b - w[2] * a) / determinant);
            assertThat(radius).isCloseTo(norm(Draws.ofRow(11, n).normals(2)) / 10 + 1, within(1e-9));
        }
    }

    @Test
    void theColumnsOfAManifoldAreFunctionsOfTheFirstOnes() {
        Matrix x = rows(new ManifoldSource(MANY, 30, 4, 0.35, 0, Optional.empty()));
        for (int j = 0; j < 4; j++) {
            assertThat(mean(x, j)).isCloseTo(-0.175, within(0.35 * FOUR_ERRORS));
            assertThat(variance(x, j)).isCloseTo(0.35 * 0.35, within(0.35 * 0.35 * 2 * FOUR_ERRORS));
        }
        for (int j = 4; j < 30; j++) {
            int column = j;
            long pairs = IntStream.range(0, 16)
                    .filter(pair -> pair / 4 <= pair % 4 && isFunction(x, column, pair / 4, pair % 4))
                    .count();
            assertThat(pairs).as("pairs behind column %d", j).isEqualTo(1);
        }
    }

    private static boolean isFunction(Matrix x, int j, int r, int s) {
        return IntStream.range(0, 50)
                .allMatch(n ->
                        Math.abs(x.get(n, j) - 0.35 * Math.cos(Math.pow(x.get(n, r), 2) + Math.pow(x.get(n, s), 2)))
                                < 1e-12);
    }

    @Test
    void noiseAddsItsVarianceToEveryColumn() {
        Matrix quiet = rows(new ManifoldSource(MANY, 6, 2, 0.35, 0, Optional.empty()));
        Matrix noisy = rows(new ManifoldSource(MANY, 6, 2, 0.35, 2, Optional.empty()));
        for (int j = 0; j < 6; j++) {
            double expected = variance(quiet, j) + 4;
            assertThat(variance(noisy, j)).isCloseTo(expected, within(2 * expected * FOUR_ERRORS));
        }
    }

    @ParameterizedTest
    @EnumSource(ToyShape.class)
    void withoutNoiseAShapeSatisfiesItsEquation(ToyShape shape) {
        Matrix x = rows(new ToySource(shape, 500, 0, Optional.empty()));
        for (int n = 0; n < 500; n++) {
            assertThat(residual(shape, x.row(n).values())).isCloseTo(0, within(1e-9));
        }
    }

    private static double residual(ToyShape shape, double[] x) {
        return switch (shape) {
            case CIRCLE -> norm(x) - 1;
            // with c = 2x, s c = 2y: c²(1 − c²) = (2y)²
            case EIGHT -> 4 * x[0] * x[0] * (1 - 4 * x[0] * x[0]) - 4 * x[1] * x[1];
            case COSINE -> Math.cos(x[0]) + 1 - x[1];
            case EIGHT_GAUSSIANS -> norm(x[0] - 1, x[1] - 1) - 0.4;
            case LINE -> 1.5 * x[0] + 2 - x[1];
            // the angle is the radius
            case SWISS_ROLL -> Math.sin(Math.atan2(x[2], x[0]) - norm(x[0], x[2]));
            case SPIRAL -> spiral((x[0] + x[2]) / 2 - 1.5, x[1] - 1.5, (x[2] - x[0]) / 2);
        };
    }

    // u = 2.5 sin 2πt, v = 2.5 cos 2πt, w = 3t
    private static double spiral(double u, double v, double w) {
        return norm(u, v) - 2.5 + Math.sin(Math.atan2(u, v) - 2 * Math.PI * w / 3);
    }

    @Test
    void theEightGroupsAreEquallyLarge() {
        Matrix x = rows(new ToySource(ToyShape.EIGHT_GAUSSIANS, MANY, 0, Optional.empty()));
        int[] counts = new int[8];
        for (int n = 0; n < MANY; n++) {
            double angle = Math.atan2(x.get(n, 1) - 1, x.get(n, 0) - 1) / (Math.PI / 4);
            counts[Math.floorMod((int) Math.rint(angle), 8)]++;
        }
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat((double) count / MANY).isCloseTo(0.125, within(FOUR_ERRORS / 3)));
    }

    private static BarsSource bars(int rows, BarsSource.Causes causes, BarsSource.Combination combine, double noise) {
        return new BarsSource(rows, 4, causes, 0.3, combine, noise, Optional.empty());
    }

    // x_rc + x_r'c' = x_rc' + x_r'c
    @Test
    void barsThatAddUpAreARowPatternPlusAColumnPattern() {
        Matrix x = rows(bars(300, BarsSource.Causes.LAPLACE, BarsSource.Combination.SUM, 0));
        for (int n = 0; n < 300; n++) {
            assertThat(x.get(n, 0) + x.get(n, 4 + 3)).isCloseTo(x.get(n, 3) + x.get(n, 4), ROUNDING);
        }
    }

    // Var(z_a + z_b) + s² = 2 + 2 + s²
    @Test
    void thePixelsOfLaplaceBarsHaveTheirVariance() {
        Matrix x = rows(bars(MANY, BarsSource.Causes.LAPLACE, BarsSource.Combination.SUM, 3));
        assertThat(variance(x, 5)).isCloseTo(13, within(13 * 2 * FOUR_ERRORS));
    }

    @Test
    void binaryBarsAreBinaryImagesOfRowsAndColumns() {
        Matrix x = rows(bars(MANY, BarsSource.Causes.BERNOULLI, BarsSource.Combination.MAX, 0));
        assertThat(x.values()).containsOnly(0, 1);
        assertThat(mean(x, 6)).isCloseTo(1 - 0.7 * 0.7, within(FOUR_ERRORS / 2));
        for (int n = 0; n < 300; n++) {
            int row = n;
            for (int d = 0; d < 16; d++) {
                int pixel = d;
                boolean across = IntStream.range(0, 4).allMatch(c -> x.get(row, pixel / 4 * 4 + c) == 1);
                boolean down = IntStream.range(0, 4).allMatch(r -> x.get(row, 4 * r + pixel % 4) == 1);
                assertThat(x.get(n, d) == 1).isEqualTo(across || down);
            }
        }
    }

    // The covariance of a regime is U diag(a₁² … a_H², 0 …) Uᵀ
    @Test
    void aStreamHasTheDimensionsAndScalesOfItsRegimes() {
        Matrix all = rows(new DimensionStreamSource(new Regimes(List.of(3, 1, 2)), MANY, 4, 0, 1, 4, Optional.empty()));
        int[] dimensions = {3, 1, 2};
        for (int regime = 0; regime < 3; regime++) {
            Matrix covariance = Matrix.zeros(4, 4);
            for (int n = regime * MANY; n < (regime + 1) * MANY; n++) {
                Matrix row = all.row(n);
                covariance.addScaled(1.0 / MANY, row.transposeTimes(row));
            }
            double[] found = SymmetricEigen.of(covariance).values().clone();
            java.util.Arrays.sort(found);
            for (int i = 0; i < 4; i++) {
                int h = Math.max(0, dimensions[regime] - i);
                assertThat(found[3 - i]).isCloseTo(h * h, within(3.0 * h * h * FOUR_ERRORS + 1e-9));
            }
        }
    }

    @Test
    void rotationsAreOrthogonal() {
        double[][] u = Rotation.uniform(7, Draws.shared(2)).rows();
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double product = 0;
                for (int d = 0; d < 7; d++) {
                    product += u[i][d] * u[j][d];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-14));
            }
        }
    }
}
