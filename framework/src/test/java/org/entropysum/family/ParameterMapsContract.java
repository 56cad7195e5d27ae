package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the maps between natural, mean and usual parameters have to satisfy, and the Fisher information, which is the
 * Jacobian of one of them. Everything is measured in units of the Fisher metric, so that equivalent natural parameters
 * (logits up to a shift) count as equal.
 */
public abstract class ParameterMapsContract extends ParameterChartContract {
    private static final int SAMPLES = 2_000;

    private static final long SEED = 20_220_907;

    /** What extrapolated differences lose, in units of the natural scale. */
    private static final double SLOPE = 1e-8;

    /** The same, relative to the value that is differenced. */
    private static final double SLOPE_ROUNDING = 1e-11;

    /** A correlation matrix of rounded entries may have eigenvalues as negative as this. */
    private static final double SEMIDEFINITE = 1e-11;

    /** Maps there and back, in units of the natural scale and of the numbers themselves. */
    private static final double ROUND_TRIP = 1e-12;

    /** Rounding of a quadratic form. */
    private static final double CANCELLATION = 1e-14;

    /**
     * The usual parameters of the first member, written by hand.
     *
     * @return a row of length U
     */
    protected abstract double[] usualParametersOfTheFirst();

    /**
     * Usual parameters that no member has, such as a negative variance.
     *
     * @return rows of length U
     */
    protected abstract double[][] impossibleUsualParameters();

    /**
     * Mean parameters that no member has, on or beyond the boundary.
     *
     * @return rows of length L
     */
    protected abstract double[][] impossibleMeanParameters();

    /**
     * The file of reference values.
     *
     * @return a name among the test resources under {@code /reference}
     */
    protected abstract String reference();

    /**
     * A direction within the natural parameters, where these do not fill all of \( R^L \) (symmetric matrices).
     *
     * @param direction any direction, may be changed
     * @return the nearest that stays among natural parameters
     */
    protected double[] tangent(double[] direction) {
        return direction;
    }

    /**
     * How much the last digits of η move the values, where that is more than they would in a sum: the condition of a
     * covariance.
     *
     * @return at least 1
     */
    protected double condition() {
        return 1;
    }

    private static INDArray array(double[]... rows) {
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Matrix.over(flat, rows.length, rows[0].length).toArray();
    }

    private static double[] values(INDArray array) {
        return Matrix.copyOf(array).values();
    }

    private double[] mean(double[] eta) {
        return values(family().meanParameters(array(eta)));
    }

    private double[] usual(double[] eta) {
        return values(family().usualParameters(array(eta)));
    }

    private Matrix fisher(double[] eta) {
        int l = eta.length;
        return Matrix.over(values(family().fisherInformation(array(eta))), l, l);
    }

    /** The standard deviations of the statistics. */
    private double[] scales(double[] eta) {
        Matrix fisher = fisher(eta);
        double[] scales = new double[eta.length];
        for (int k = 0; k < scales.length; k++) {
            scales[k] = Math.sqrt(fisher.get(k, k));
        }
        return scales;
    }

    @Test
    final void parameterMapsAreBatchesOfDoubles() {
        INDArray eta = array(naturalParameters());
        int b = naturalParameters().length;
        int l = family().statisticSize();
        int u = family().usualNames().size();
        INDArray usual = family().usualParameters(eta);
        INDArray mean = family().meanParameters(eta);
        assertBatch("∇²A", family().fisherInformation(eta), b, l * l);
        assertBatch("usual parameters", usual, b, u);
        assertBatch("η of usual parameters", family().naturalFromUsual(usual), b, l);
        assertBatch("η of mean parameters", family().naturalFromMean(mean), b, l);
        assertThat(values(family().naturalFromUsual(usual.dup('f'))))
                .containsExactly(values(family().naturalFromUsual(usual)));
        for (int i = 0; i < b; i++) {
            double[] row = naturalParameters()[i];
            assertThat(usual(row)).containsExactly(values(usual.getRow(i, true)));
            assertThat(values(family().naturalFromMean(array(mean(row)))))
                    .containsExactly(values(family().naturalFromMean(mean).getRow(i, true)));
        }
    }

    private static void assertBatch(String what, INDArray array, int rows, int columns) {
        assertThat(array.shape()).as(what).containsExactly(rows, columns);
        assertThat(array.dataType()).as(what).isEqualTo(DataType.DOUBLE);
        assertThat(array.ordering()).as("order of %s", what).isEqualTo('c');
    }

    @Test
    final void usualParametersHaveNamesOfTheirOwn() {
        assertThat(family().usualNames()).doesNotHaveDuplicates().isNotEmpty().doesNotContain("");
    }

    @Test
    final void usualParametersAreThoseOfTextbooks() {
        double[] usual = usual(naturalParameters()[0]);
        double[] expected = usualParametersOfTheFirst();
        assertThat(usual).hasSameSizeAs(expected);
        for (int i = 0; i < usual.length; i++) {
            assertThat(usual[i])
                    .as(family().usualNames().get(i))
                    .isCloseTo(expected[i], within(ROUND_TRIP * condition() * (1 + Math.abs(expected[i]))));
        }
    }

    // (∇²A) v against the slope of ∇A along v, statistic by statistic in units of their standard deviations
    @Test
    final void fisherInformationIsTheSlopeOfTheMeanParameters() {
        for (double[] eta : naturalParameters()) {
            Matrix fisher = fisher(eta);
            double[] scales = scales(eta);
            double[] mean = mean(eta);
            for (double[] direction : directions(eta)) {
                for (int k = 0; k < eta.length; k++) {
                    double product = Drawn.dot(fisher.row(k).values(), direction);
                    double slope = slope(eta, direction, k);
                    double unit = scales[k] > 0 ? scales[k] : 1;
                    double allowed = SLOPE * condition() + SLOPE_ROUNDING * Math.abs(mean[k]) / unit;
                    assertThat(product / unit)
                            .as("∇²A of %s, row %s, along %s", name(eta), k, Arrays.toString(direction))
                            .isCloseTo(slope / unit, within(allowed));
                }
            }
        }
    }

    private double slope(double[] eta, double[] direction, int statistic) {
        return Derivative.extrapolated(
                step -> {
                    double[] moved = eta.clone();
                    for (int k = 0; k < moved.length; k++) {
                        moved[k] += step * direction[k];
                    }
                    return family().isProper(array(moved)) ? mean(moved)[statistic] : Double.NaN;
                },
                0.5);
    }

    // The scale of the directions is that of draws, not of the Fisher information that is examined
    private List<double[]> directions(double[] eta) {
        Drawn member = Drawn.of(family(), eta, SAMPLES, SEED);
        List<double[]> directions = new ArrayList<>();
        for (int k = 0; k < eta.length; k++) {
            directions.add(tangent(member.coordinate(k)));
        }
        directions.add(tangent(member.mixture(Draws.seeded(SEED))));
        return directions;
    }

    @Test
    final void fisherInformationIsSymmetricAndPositive() {
        for (double[] eta : naturalParameters()) {
            Matrix fisher = fisher(eta);
            double[] scales = scales(eta);
            Matrix correlation = Matrix.zeros(eta.length, eta.length);
            for (int i = 0; i < eta.length; i++) {
                for (int j = 0; j < eta.length; j++) {
                    assertThat(fisher.get(i, j))
                            .as("∇²A of %s at %s, %s", name(eta), i, j)
                            .isEqualTo(fisher.get(j, i), within(1e-14 * scales[i] * scales[j]));
                    boolean constant = scales[i] == 0 || scales[j] == 0;
                    correlation.set(i, j, constant ? 0 : fisher.get(i, j) / scales[i] / scales[j]);
                }
            }
            assertThat(Arrays.stream(SymmetricEigen.of(correlation).values()))
                    .as("eigenvalues of ∇²A of %s", name(eta))
                    .allMatch(value -> value >= -SEMIDEFINITE * condition())
                    .anyMatch(value -> value > 0);
        }
    }

    private String name(double[] eta) {
        return family().name() + " at η = " + Arrays.toString(eta);
    }

    @Test
    final void usualParametersLeadBack() {
        for (double[] eta : naturalParameters()) {
            double[] back = values(family().naturalFromUsual(array(usual(eta))));
            double[] usual = usual(eta);
            double[] again = usual(back);
            for (int i = 0; i < usual.length; i++) {
                assertThat(again[i])
                        .as("%s of %s", family().usualNames().get(i), name(eta))
                        .isCloseTo(usual[i], within(ROUND_TRIP * condition() * largest(usual, i)));
            }
            assertSameMember(eta, back);
        }
    }

    // A correlated covariance has entries near zero beside large ones
    private double largest(double[] usual, int i) {
        return condition() > 1 ? Arrays.stream(usual).map(Math::abs).max().orElseThrow() : Math.abs(usual[i]);
    }

    // √(Δᵀ ∇²A Δ) against what the last digits of η and m are worth
    private void assertSameMember(double[] eta, double[] back) {
        Matrix fisher = fisher(eta);
        double[] scales = scales(eta);
        double[] mean = mean(eta);
        double squares = 0;
        double cancelled = 0;
        double worth = 1;
        for (int i = 0; i < eta.length; i++) {
            for (int j = 0; j < eta.length; j++) {
                double product = (back[i] - eta[i]) * fisher.get(i, j) * (back[j] - eta[j]);
                squares += product;
                cancelled += CANCELLATION * Math.abs(product);
            }
            worth += Math.abs(eta[i]) * scales[i] + (scales[i] > 0 ? Math.abs(mean[i]) / scales[i] : 0);
        }
        assertThat(Math.sqrt(Math.max(0, squares - cancelled)))
                .as("distance of %s from %s", Arrays.toString(back), name(eta))
                .isLessThanOrEqualTo(ROUND_TRIP * condition() * worth);
    }

    @Test
    final void meanParametersLeadBack() {
        for (double[] eta : naturalParameters()) {
            double[] back = values(family().naturalFromMean(array(mean(eta))));
            assertSameMean(eta, back);
        }
    }

    private void assertSameMean(double[] eta, double[] back) {
        double[] mean = mean(eta);
        double[] again = mean(back);
        double[] scales = scales(eta);
        for (int k = 0; k < mean.length; k++) {
            assertThat(again[k])
                    .as("mean parameter %s of %s, from %s", k, name(eta), Arrays.toString(back))
                    .isCloseTo(mean[k], within(ROUND_TRIP * condition() * (Math.abs(mean[k]) + scales[k])));
        }
    }

    // Where double precision cannot tell the mean from the boundary, the family says so
    @Test
    final void extremeMeansLeadBackOrAreRefused() {
        int solved = 0;
        for (ReferenceValues.Setting setting :
                ReferenceValues.read(getClass(), reference(), family().statisticSize())) {
            INDArray mean = family().meanParameters(array(setting.eta()));
            try {
                double[] back = values(family().naturalFromMean(mean));
                assertSameMean(setting.eta(), back);
                solved++;
            } catch (NumericFailure refused) {
                assertThat(refused).as(setting.name()).hasMessageContaining(family().name());
            }
        }
        assertThat(solved).as("means that lead back").isGreaterThanOrEqualTo(5);
    }

    @Test
    final void impossibleMeansAreRefusedByName() {
        double[] nothing = new double[family().statisticSize()];
        Arrays.fill(nothing, Double.NaN);
        assertRefused(family()::naturalFromMean, nothing);
        for (double[] impossible : impossibleMeanParameters()) {
            assertRefused(family()::naturalFromMean, impossible);
        }
    }

    @Test
    final void impossibleUsualParametersAreRefusedByName() {
        double[] nothing = new double[family().usualNames().size()];
        Arrays.fill(nothing, Double.NaN);
        assertRefused(family()::naturalFromUsual, nothing);
        for (double[] impossible : impossibleUsualParameters()) {
            assertRefused(family()::naturalFromUsual, impossible);
        }
    }

    private void assertRefused(UnaryOperator<INDArray> map, double[] row) {
        assertThatThrownBy(() -> map.apply(array(row)))
                .as(Arrays.toString(row))
                .isInstanceOf(NumericFailure.class)
                .hasMessageContaining(family().name());
    }

    @Test
    final void parametersOfTheWrongShapeAreRefused() {
        INDArray wide = Matrix.zeros(2, family().statisticSize() + 1).toArray();
        INDArray wideUsual = Matrix.zeros(2, family().usualNames().size() + 1).toArray();
        assertShapeRefused(family()::fisherInformation, wide);
        assertShapeRefused(family()::usualParameters, wide);
        assertShapeRefused(family()::naturalFromMean, wide);
        assertShapeRefused(family()::naturalFromUsual, wideUsual);
    }

    private void assertShapeRefused(UnaryOperator<INDArray> map, INDArray wrong) {
        assertThatThrownBy(() -> map.apply(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(family().name())
                .hasMessageContaining(Arrays.toString(wrong.shape()));
    }
}
