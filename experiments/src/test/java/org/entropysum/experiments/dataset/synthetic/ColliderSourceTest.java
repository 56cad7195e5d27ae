package org.entropysum.experiments.dataset.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.junit.jupiter.api.Test;

/** The ten functions are recomputed from the eight printed quantities, through vectors instead of angles. */
class ColliderSourceTest {
    private static final int ROWS = 20_000;
    private static final Dataset DATA = new ColliderSource(ROWS, Optional.empty()).load("toy", 1);
    private static final Offset<Double> ROUNDING = within(1e-6);

    /** Energy and momentum of a massless particle. */
    private record FourVector(double e, double x, double y, double z) {
        static FourVector of(double pt, double eta, double phi) {
            double theta = 2 * Math.atan(Math.exp(-eta));
            double p = pt / Math.sin(theta);
            return new FourVector(p, pt * Math.cos(phi), pt * Math.sin(phi), p * Math.cos(theta));
        }

        FourVector plus(FourVector other) {
            return new FourVector(e + other.e, x + other.x, y + other.y, z + other.z);
        }

        FourVector transverse() {
            return new FourVector(Math.hypot(x, y), x, y, 0);
        }

        double mass() {
            return Math.sqrt(Math.max(0, e * e - x * x - y * y - z * z));
        }
    }

    private static double[] row(int n) {
        return DATA.rows(n, 1).rowsOnHeap().values();
    }

    @Test
    void theFunctionsAreThoseOfTheParticles() {
        for (int n = 0; n < 500; n++) {
            double[] x = row(n);
            FourVector one = FourVector.of(x[0], x[1], x[2]);
            FourVector two = FourVector.of(x[3], x[4], x[5]);
            FourVector missing = FourVector.of(x[6], 0, x[7]);
            FourVector both = one.plus(two);
            double scale = both.e() + missing.e();
            assertThat(x[13]).isCloseTo(both.mass(), within(1e-6 * scale));
            assertThat(x[14]).isCloseTo(Math.hypot(both.x(), both.y()), ROUNDING);
            assertThat(x[9]).isCloseTo((missing.x() * both.x() + missing.y() * both.y()) / x[14], ROUNDING);
            assertThat(x[10]).isCloseTo(new FourVector(both.e(), 0, 0, both.z()).mass(), within(1e-6 * scale));
            assertThat(x[15]).isCloseTo(one.transverse().plus(missing).mass(), within(1e-5 * scale));
            assertThat(x[16]).isCloseTo(two.transverse().plus(missing).mass(), within(1e-5 * scale));
            assertThat(2 * x[11] * x[11])
                    .isCloseTo(
                            x[6] * (x[0] + x[3]) - missing.x() * both.x() - missing.y() * both.y(),
                            within(1e-9 * scale * scale));
            assertThat(x[12]).isCloseTo(x[11] / x[10], ROUNDING);
            double nearest = Math.min(angle(missing, one), angle(missing, two));
            assertThat(x[8]).isCloseTo(nearest < Math.PI / 2 ? x[6] * Math.sin(nearest) : x[6], ROUNDING);
            assertThat(x[17]).isCloseTo(Math.tanh((x[1] - x[4]) / 2), ROUNDING);
        }
    }

    private static double angle(FourVector a, FourVector b) {
        double cosine = (a.x() * b.x() + a.y() * b.y()) / (Math.hypot(a.x(), a.y()) * Math.hypot(b.x(), b.y()));
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }

    // Means of the shifted exponentials 55 and 35, of the Rayleigh distribution 40 √(π/2)
    @Test
    void theEightQuantitiesHaveTheirDistributions() {
        double[] means = new double[8];
        for (int n = 0; n < ROWS; n++) {
            double[] x = row(n);
            for (int j = 0; j < 8; j++) {
                means[j] += x[j] / ROWS;
            }
            assertThat(x[0]).isGreaterThanOrEqualTo(20);
            assertThat(x[3]).isGreaterThanOrEqualTo(10);
            assertThat(Math.max(Math.abs(x[1]), Math.abs(x[4]))).isLessThan(2.4);
            assertThat(Math.max(Math.abs(x[2]), Math.abs(x[7]))).isLessThanOrEqualTo(Math.PI);
        }
        double fourErrors = 4 / Math.sqrt(ROWS);
        assertThat(means[0]).isCloseTo(55, within(35 * fourErrors));
        assertThat(means[3]).isCloseTo(35, within(25 * fourErrors));
        assertThat(means[6]).isCloseTo(40 * Math.sqrt(Math.PI / 2), within(27 * fourErrors));
        for (int j : new int[] {1, 2, 4, 5, 7}) {
            assertThat(means[j]).isCloseTo(0, within(2 * fourErrors));
        }
    }

    @Test
    void theEightQuantitiesAreUncorrelated() {
        Matrix moments = Matrix.zeros(8, 8);
        double[] means = {55, 0, 0, 35, 0, 0, 40 * Math.sqrt(Math.PI / 2), 0};
        for (int n = 0; n < ROWS; n++) {
            double[] x = row(n);
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    moments.add(i, j, (x[i] - means[i]) * (x[j] - means[j]) / ROWS);
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < i; j++) {
                double correlation = moments.get(i, j) / Math.sqrt(moments.get(i, i) * moments.get(j, j));
                assertThat(correlation).isCloseTo(0, within(4 / Math.sqrt(ROWS)));
            }
        }
    }

    // A linear dependence would be an eigenvalue 0 of the correlation matrix
    @Test
    void noColumnIsALinearFunctionOfTheOthers() {
        Matrix correlation = Matrix.zeros(18, 18);
        double[] mean = new double[18];
        double[] deviation = new double[18];
        for (int n = 0; n < ROWS; n++) {
            for (int j = 0; j < 18; j++) {
                mean[j] += row(n)[j] / ROWS;
            }
        }
        for (int n = 0; n < ROWS; n++) {
            double[] x = row(n);
            for (int i = 0; i < 18; i++) {
                deviation[i] += (x[i] - mean[i]) * (x[i] - mean[i]) / ROWS;
                for (int j = 0; j < 18; j++) {
                    correlation.add(i, j, (x[i] - mean[i]) * (x[j] - mean[j]) / ROWS);
                }
            }
        }
        for (int i = 0; i < 18; i++) {
            for (int j = 0; j < 18; j++) {
                correlation.set(i, j, correlation.get(i, j) / Math.sqrt(deviation[i] * deviation[j]));
            }
        }
        double least =
                Arrays.stream(SymmetricEigen.of(correlation).values()).min().orElseThrow();
        assertThat(least).isGreaterThan(1e-3);
    }
}
