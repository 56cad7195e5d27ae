package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.Beta;
import org.entropysum.family.Dirichlet;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.GaussianKnownVariance;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.family.LaplaceScale;
import org.entropysum.family.LogNormal;
import org.entropysum.family.Multinomial;
import org.entropysum.family.Poisson;
import org.entropysum.family.VonMises;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.Factor;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which entropies fall into parts, found from families and latents alone. */
final class SharesTest {
    private static GenerativeModel observing(ExponentialFamily family, double... eta) {
        return new LinearGaussianToy(2, family.eventSize(), GaussianDiagonal.of(family.eventSize())) {
            @Override
            public List<Conditional> conditionals() {
                Matrix row = Matrix.over(eta.clone(), 1, eta.length);
                return List.of(
                        new Factor("observable", new Child.Observed(), family, (p, z) -> row, (p, z, c, into) -> {}));
            }
        };
    }

    private static List<Share> shares(GenerativeModel model) {
        return Shares.of(model, Draws.normal(model.layout(), Draws.seeded(1)), Draws.seeded(2));
    }

    private static Stream<Arguments> independent() {
        return Stream.of(
                Arguments.of(Bernoulli.of(2), new double[] {2, -1}),
                Arguments.of(Poisson.of(2), new double[] {2, -1}),
                Arguments.of(LaplaceScale.around(1, 2), new double[] {-2, -1}),
                Arguments.of(GaussianKnownVariance.of(2, 0.3), new double[] {2, -1}),
                Arguments.of(GaussianDiagonal.of(2), new double[] {1, 2, -0.3, -2}),
                Arguments.of(Gamma.of(2), new double[] {1, 2, -0.3, -2}),
                Arguments.of(Beta.of(2), new double[] {1, 2, 0.3, 3}),
                Arguments.of(LogNormal.of(2), new double[] {1, 2, -0.3, -2}),
                Arguments.of(VonMises.of(2), new double[] {1, 2, -0.3, -2}));
    }

    @ParameterizedTest
    @MethodSource("independent")
    void independentColumnsAreParts(ExponentialFamily family, double[] eta) {
        assertThat(shares(observing(family, eta)))
                .extracting(Share::name)
                .containsExactly("observable[0]", "observable[1]");
    }

    private static Stream<Arguments> joint() {
        return Stream.of(
                Arguments.of(GaussianFull.of(2), new double[] {1, 2, -1, 0.3, 0.3, -2}),
                Arguments.of(GaussianSpherical.of(2), new double[] {1, 2, -0.3}),
                Arguments.of(Dirichlet.of(3), new double[] {1, 2, 0.5}),
                Arguments.of(Multinomial.of(3, 5), new double[] {1, 2, 0.5}));
    }

    @ParameterizedTest
    @MethodSource("joint")
    void columnsThatDependOnEachOtherAreNoParts(ExponentialFamily family, double[] eta) {
        assertThat(shares(observing(family, eta))).isEmpty();
    }

    @Test
    void componentsOfAMixtureArePartsAndItsColumnsAreNot() {
        assertThat(shares(PoissonMixtureToy.of(3, 2)))
                .extracting(Share::name)
                .containsExactly("component[0]", "component[1]", "component[2]");
    }

    @Test
    void columnOwnsItsStatistics() {
        assertThat(shares(observing(GaussianDiagonal.of(2), 1, 2, -0.3, -2)))
                .containsExactly(
                        new Share.Column("observable", 0, Set.of(0, 2)),
                        new Share.Column("observable", 1, Set.of(1, 3)));
    }
}
