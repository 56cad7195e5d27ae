package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Closed forms under uncertain events against dense sums over the densities of family and event. */
class SmoothedFamilyTest {
    /** The midpoint rule errs by its step squared. */
    private static final double DENSE = 1e-6;

    private static final int INTERVALS = 20_000;
    private static final double REACH = 10;

    private final SmoothedFamily family = LaplaceScale.around(0.4, -1);
    private final Matrix eta = Matrix.over(new double[] {-1.7, -0.6}, 1, 2);
    private final Matrix mean = Matrix.over(new double[] {0.9, -1, -2, 3}, 2, 2);
    private final Matrix variance = Matrix.over(new double[] {0.5, 2, 0.04, 1.3}, 2, 2);

    /** E f(x_d) by the midpoint rule on both sides of the kink, where the integrand is smooth. */
    private interface Statistic {
        double of(double x, int column);
    }

    private double dense(int row, int column, Statistic statistic) {
        double s = Math.sqrt(variance.get(row, column));
        double kink = column == 0 ? 0.4 : -1;
        double low = mean.get(row, column) - REACH * s;
        double high = mean.get(row, column) + REACH * s;
        double middle = Math.max(low, Math.min(high, kink));
        return part(row, column, statistic, low, middle) + part(row, column, statistic, middle, high);
    }

    private double part(int row, int column, Statistic statistic, double from, double to) {
        double step = (to - from) / INTERVALS;
        double v = variance.get(row, column);
        double sum = 0;
        for (int i = 0; i < INTERVALS; i++) {
            double x = from + (i + 0.5) * step;
            double deviation = x - mean.get(row, column);
            sum += step * statistic.of(x, column) * Math.exp(-0.5 * deviation * deviation / v);
        }
        return sum / Math.sqrt(2 * Math.PI * v);
    }

    @Test
    void expectedStatisticsAreMeansOfTheStatistics() {
        Matrix expected = Matrix.copyOf(family.expectedStatistics(mean.toArray(), variance.toArray()));
        for (int row = 0; row < 2; row++) {
            for (int d = 0; d < 2; d++) {
                double sum = dense(row, d, (x, column) -> Math.abs(x - (column == 0 ? 0.4 : -1)));
                assertThat(expected.get(row, d)).isCloseTo(sum, within(DENSE));
            }
        }
    }

    @Test
    void expectedLogDensityIsTheMeanOfTheLogDensity() {
        Matrix expected = Matrix.copyOf(family.expectedLogDensity(eta.toArray(), mean.toArray(), variance.toArray()));
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            for (int d = 0; d < 2; d++) {
                double scale = -1 / eta.get(0, d);
                double location = d == 0 ? 0.4 : -1;
                sum += dense(row, d, (x, column) -> -Math.log(2 * scale) - Math.abs(x - location) / scale);
            }
            assertThat(expected.get(row, 0)).isCloseTo(sum, within(DENSE));
        }
    }

    @Test
    void expectedEventGradientIsTheDerivative() {
        Matrix gradient =
                Matrix.copyOf(family.expectedEventGradient(eta.toArray(), mean.toArray(), variance.toArray()));
        for (int row = 0; row < 2; row++) {
            for (int d = 0; d < 4; d++) {
                int place = 2 * row + d % 2;
                boolean byMean = d < 2;
                int of = row;
                double slope = Derivative.fourthOrder(
                        h -> Matrix.copyOf(family.expectedLogDensity(
                                        eta.toArray(),
                                        moved(mean, place, byMean ? h : 0),
                                        moved(variance, place, byMean ? 0 : h)))
                                .get(of, 0),
                        Tolerances.STEP);
                assertThat(gradient.get(row, d)).isCloseTo(slope, within(Tolerances.GRADIENT));
            }
        }
    }

    private static INDArray moved(Matrix matrix, int place, double by) {
        Matrix moved = matrix.columns(0, matrix.columns());
        moved.values()[place] += by;
        return moved.toArray();
    }
}
