package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Test;

final class CategoricalTest extends ExponentialFamilyContract {
    /** A few units in the last place of a number near one. */
    private static final double ROUNDING = 1e-15;

    @Override
    protected ExponentialFamily family() {
        return Categorical.of(4);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {
            {0, 0, 0, 0},
            {1, 2, 3, 4},
            {-1.5, 0.25, 0.5, 2},
            {0, -10, -20, -30},
            {700, 699, 698, 650},
            {-500, -501, -499, -500}
        };
    }

    @Override
    protected double[][] improperParameters() {
        double infinity = Double.POSITIVE_INFINITY;
        return new double[][] {{Double.NaN, 0, 0, 0}, {0, 0, 0, infinity}, {-infinity, -infinity, -infinity, -infinity}
        };
    }

    @Override
    protected Optional<double[][]> support(double[] eta) {
        return Optional.of(new double[][] {{0}, {1}, {2}, {3}});
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{-1}, {4}, {0.5}, {Double.NaN}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0.25, 0.25, 0.25, 0.25};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0.5, 0.5, 0.5, 0.5}, {-0.5, 0.5, 0.5, 0.5}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{0.5, 0.5, 0.5, 0.5}, {-0.5, 0.5, 0.5, 0.5}};
    }

    @Override
    protected String reference() {
        return "categorical.csv";
    }

    @Test
    void aCategoryMayBeImpossible() {
        var eta = Matrix.over(new double[] {0, Double.NEGATIVE_INFINITY, 0, 0}, 1, 4)
                .toArray();
        assertThat(family().isProper(eta)).isTrue();
        assertThat(family().entropy(eta).getDouble(0, 0)).isCloseTo(Math.log(3), within(ROUNDING));
    }

    @Test
    void statisticsOfNoCategoryAreRefused() {
        var event = Matrix.over(new double[] {4}, 1, 1).toArray();
        assertThatThrownBy(() -> family().sufficientStatistics(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("categorical")
                .hasMessageContaining("4.0");
    }
}
