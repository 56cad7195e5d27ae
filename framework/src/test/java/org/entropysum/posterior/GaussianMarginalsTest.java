package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Means, variances and quadratic expectations of the Gaussian posteriors against their sigma points and differences. */
class GaussianMarginalsTest {
    private static final int ROWS = 3;
    private static final int LATENTS = 4;
    private static final double EXACT = 1e-12;

    static Stream<Coordinates> kinds() {
        return Stream.of(
                DiagonalGaussianPosterior.coordinates(LATENTS),
                GaussianPosterior.coordinates(LATENTS),
                LowRankGaussianPosterior.coordinates(LATENTS, 2));
    }

    private static GaussianMarginals at(Coordinates kind, Matrix coordinates) {
        return (GaussianMarginals) kind.construction().at(coordinates, 0);
    }

    private static Matrix coordinates(Coordinates kind, UniformRandomProvider random) {
        return Draws.normal(ROWS, kind.size(), random).scale(0.7);
    }

    private static Matrix symmetric(UniformRandomProvider random) {
        Matrix any = Draws.normal(LATENTS, LATENTS, random);
        return any.transposeTimes(any);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void momentsAreThoseOfTheSigmaPoints(Coordinates kind) {
        UniformRandomProvider random = Draws.seeded(11);
        GaussianMarginals posterior = at(kind, coordinates(kind, random));
        Matrix gram = symmetric(random);
        Matrix total = Matrix.zeros(LATENTS, LATENTS);
        for (int n = 0; n < ROWS; n++) {
            Matrix covariance = covariance(posterior, n);
            total.addScaled(1, covariance);
            double squares = 0;
            for (int i = 0; i < LATENTS; i++) {
                assertThat(posterior.marginalVariance().get(n, i)).isCloseTo(covariance.get(i, i), within(EXACT));
                for (int j = 0; j < LATENTS; j++) {
                    squares += gram.get(i, j) * covariance.get(i, j);
                }
            }
            assertThat(posterior.expectedSquares(gram).get(n, 0))
                    .isCloseTo(squares, within(EXACT * (1 + Math.abs(squares))));
        }
        for (int i = 0; i < total.values().length; i++) {
            assertThat(posterior.covarianceSum().values()[i]).isCloseTo(total.values()[i], within(EXACT));
        }
    }

    private static Matrix covariance(GaussianMarginals posterior, int n) {
        Nodes nodes = posterior.nodes(new Expectation.SigmaPoints());
        Matrix covariance = Matrix.zeros(LATENTS, LATENTS);
        for (int s = 0; s < nodes.weight().columns(); s++) {
            for (int i = 0; i < LATENTS; i++) {
                for (int j = 0; j < LATENTS; j++) {
                    covariance.add(
                            i,
                            j,
                            nodes.weight().get(n, s)
                                    * deviation(posterior, nodes, n, s, i)
                                    * deviation(posterior, nodes, n, s, j));
                }
            }
        }
        return covariance;
    }

    private static double deviation(GaussianMarginals posterior, Nodes nodes, int n, int s, int latent) {
        return nodes.z().get(nodes.row(n, s), latent) - posterior.marginalMean().get(n, latent);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAreDerivativesByTheCoordinates(Coordinates kind) {
        UniformRandomProvider random = Draws.seeded(12);
        Matrix coordinates = coordinates(kind, random);
        Matrix gram = symmetric(random);
        Matrix byMean = Draws.normal(ROWS, LATENTS, random);
        Matrix byVariance = Draws.normal(ROWS, LATENTS, random);
        GaussianMarginals posterior = at(kind, coordinates);
        assertGradient(
                kind,
                coordinates,
                posterior.marginalGradient(byMean, byVariance),
                moved -> dot(byMean, moved.marginalMean()) + dot(byVariance, moved.marginalVariance()));
        assertGradient(
                kind,
                coordinates,
                posterior.expectedSquaresGradient(gram),
                moved -> moved.expectedSquares(gram).columnSums().get(0, 0));
        assertGradient(
                kind,
                coordinates,
                posterior.entropyGradient(),
                moved -> Matrix.copyOf(moved.entropy()).columnSums().get(0, 0));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void formsForSeveralAtOnceAreThoseOfEach(Coordinates kind) {
        UniformRandomProvider random = Draws.seeded(13);
        GaussianMarginals posterior = at(kind, coordinates(kind, random));
        Matrix gram = symmetric(random);
        Matrix byMean = Draws.normal(ROWS, LATENTS, random);
        Matrix byVariance = Draws.normal(ROWS, LATENTS, random);
        double ofSquares = -0.3;
        double ofEntropy = 0.7;
        Matrix sum = posterior
                .marginalGradient(byMean, byVariance)
                .addScaled(ofSquares, posterior.expectedSquaresGradient(gram))
                .addScaled(ofEntropy, posterior.entropyGradient());
        assertThat(posterior
                        .gradient(byMean, byVariance, gram, ofSquares, ofEntropy)
                        .values())
                .containsExactly(sum.values(), within(EXACT));
        Matrix left = Draws.normal(5, LATENTS, random);
        assertThat(posterior.timesCovarianceSum(left).values())
                .containsExactly(left.times(posterior.covarianceSum()).values(), within(EXACT));
    }

    private static double dot(Matrix left, Matrix right) {
        double sum = 0;
        for (int i = 0; i < left.values().length; i++) {
            sum += left.values()[i] * right.values()[i];
        }
        return sum;
    }

    private static void assertGradient(
            Coordinates kind, Matrix coordinates, Matrix gradient, ToDoubleFunction<GaussianMarginals> value) {
        for (int i = 0; i < coordinates.values().length; i++) {
            int entry = i;
            double slope = Derivative.fourthOrder(
                    h -> {
                        Matrix moved = coordinates.columns(0, coordinates.columns());
                        moved.values()[entry] += h;
                        return value.applyAsDouble(at(kind, moved));
                    },
                    Tolerances.STEP);
            assertThat(gradient.values()[i]).isCloseTo(slope, within(Tolerances.GRADIENT * (1 + Math.abs(slope))));
        }
    }
}
