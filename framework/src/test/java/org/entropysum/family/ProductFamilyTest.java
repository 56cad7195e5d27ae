package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ProductFamilyTest {
    @Nested
    final class OfConstantMeasures extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return ProductFamily.of(Gamma.of(1), VonMises.of(1));
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{1.5, -1.5, 0, 2}, {0, -1, -3, 1}, {9, -0.5, 0.5, 0.5}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{-1, -1, 0, 0}, {1, -1, 0, Double.NaN}};
        }

        @Override
        protected Chart chart() {
            return Chart.product(Chart.positive(1), Chart.between(-Math.PI, Math.PI, 1));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{-1, 0}, {1, 4}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {2.5, 1.5, 0.5 * Math.PI, 2};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1, 0, 1}, {1, 1, 0, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1, 0, 0.5}, {-1, 1, 1, 0}};
        }

        @Override
        protected String reference() {
            return "gamma-von-mises.csv";
        }
    }

    @Nested
    final class OfMeasuresOneOfWhichVaries extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return ProductFamily.of(VonMises.of(1), Weibull.of(1, 3));
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{0, 2, -1}, {0.5, 0.5, -3}, {-3, 1, -0.1}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, 0, 0}, {Double.NaN, 0, -1}};
        }

        @Override
        protected Chart chart() {
            return Chart.product(Chart.between(-Math.PI, Math.PI, 1), Chart.positive(1));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{4, 1}, {0, -1}, {0, 0}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.5 * Math.PI, 2, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, -1, 1}, {0, 1, 0}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{1, 0, 1}, {0.5, 0, 0}};
        }

        @Override
        protected String reference() {
            return "von-mises-weibull.csv";
        }
    }

    @Nested
    final class OfCounts extends ExponentialFamilyContract {
        @Override
        protected ExponentialFamily family() {
            return ProductFamily.of(Geometric.of(1), Poisson.of(1));
        }

        @Override
        protected double[][] naturalParameters() {
            return new double[][] {{Math.log(0.7), 0}, {-0.5, 2}, {-2, -1}};
        }

        @Override
        protected double[][] improperParameters() {
            return new double[][] {{0, 0}, {-1, 710}};
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(Arrays.stream(GeometricTest.counts(-30 / eta[0]))
                    .flatMap(a -> Arrays.stream(GeometricTest.counts(80)).map(b -> new double[] {a[0], b[0]}))
                    .toArray(double[][]::new));
        }

        @Override
        protected double[][] outsideSupport() {
            return new double[][] {{-1, 0}, {0, 0.5}, {-0.5, 1}};
        }

        @Override
        protected double[] usualParametersOfTheFirst() {
            return new double[] {0.3, 1};
        }

        @Override
        protected double[][] impossibleUsualParameters() {
            return new double[][] {{0, 1}, {0.5, -1}};
        }

        @Override
        protected double[][] impossibleMeanParameters() {
            return new double[][] {{0, 1}, {1, 0}};
        }

        @Override
        protected String reference() {
            return "geometric-poisson.csv";
        }
    }

    @Test
    void nameAndUsualNamesTellTheFactors() {
        ExponentialFamily product = ProductFamily.of(Gamma.of(1), Gamma.of(1));
        assertThat(product.name()).isEqualTo("gamma × gamma");
        assertThat(product.usualNames())
                .containsExactly("gamma 0: shape 0", "gamma 0: rate 0", "gamma 1: shape 0", "gamma 1: rate 0");
    }

    @Test
    void productIsContinuousIfAllFactorsAre() {
        assertThat(ProductFamily.of(Gamma.of(1), Weibull.of(2, 3))).isInstanceOf(ContinuousFamily.class);
        assertThat(ProductFamily.of(Gamma.of(1), Poisson.of(1))).isNotInstanceOf(ContinuousFamily.class);
    }

    @Test
    void productOfNothingIsRefused() {
        assertThatThrownBy(ProductFamily::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one factor");
    }
}
