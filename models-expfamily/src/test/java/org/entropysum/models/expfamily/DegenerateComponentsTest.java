package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.family.Poisson;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

class DegenerateComponentsTest {
    private static final Dataset DATA =
            Dataset.of("points", List.of("a", "b"), new double[] {1, 2, 2, 4, 3, 3, 4, 1, 5, 6, 6, 2, 7, 4, 8, 9});

    private static Mixture mixture(ExponentialFamily family, MixtureWeights weights) {
        return new Mixture(
                weights, new Components(family, 2, Set.of()), Theorem.PSEUDO_ENTROPY, MixtureStart.K_MEANS_PLUS_PLUS);
    }

    private static List<String> found(Mixture mixture, Parameters parameters) {
        return mixture.degeneracies(parameters, DATA);
    }

    private static Parameters start(Mixture mixture) {
        return mixture.initial(DATA, Draws.seeded(1));
    }

    @Test
    void nothingIsDegenerateAtTheStart() {
        for (ExponentialFamily family : List.of(GaussianFull.of(2), Gamma.of(2), Poisson.of(2))) {
            Mixture mixture = mixture(family, MixtureWeights.LEARNABLE);
            assertThat(found(mixture, start(mixture))).isEmpty();
        }
    }

    /** At the point (3, 3), one of eight. */
    @Test
    void aGaussianAroundOnePointHasCollapsed() {
        Mixture mixture = mixture(GaussianSpherical.of(2), MixtureWeights.LEARNABLE);
        Parameters collapsed = start(mixture)
                .with("means", Matrix.over(new double[] {3, 3, 4, 4}, 2, 2))
                .with("log variances", Matrix.over(new double[] {-40, 1}, 2, 1));
        assertThat(found(mixture, collapsed))
                .containsExactly("component 0 has collapsed onto 1 data points: its covariance is next to singular");
    }

    /** The direction (1, 1) is left, (1, −1) is gone: no single column shows it. */
    @Test
    void aGaussianAlongALineHasCollapsed() {
        Mixture mixture = mixture(GaussianFull.of(2), MixtureWeights.LEARNABLE);
        Parameters flat = start(mixture)
                .with("log scales", Matrix.over(new double[] {0, -20, 0, 0}, 2, 2))
                .with("correlations", Matrix.over(new double[] {Math.exp(20), 0}, 2, 1));
        assertThat(found(mixture, flat)).anyMatch(each -> each.startsWith("component 0"));
        assertThat(found(mixture, flat)).noneMatch(each -> each.startsWith("component 1"));
    }

    @Test
    void aGammaVariableOfNoVarianceHasCollapsed() {
        Mixture mixture = mixture(Gamma.of(2), MixtureWeights.UNIFORM);
        Matrix shapes = Matrix.over(new double[] {35, 35, 1, 1}, 2, 2);
        Matrix rates = Matrix.over(new double[] {35 - Math.log(3), 35 - Math.log(3), 0, 0}, 2, 2);
        Parameters collapsed = start(mixture).with("log shapes", shapes).with("log rates", rates);
        assertThat(found(mixture, collapsed))
                .containsExactly(
                        "component 0 has collapsed onto 1 data points: its variance of the sufficient statistics"
                                + " is next to singular");
    }

    @Test
    void aComponentFarFromAllDataIsEmptyWhateverItsWeight() {
        Mixture mixture = mixture(Poisson.of(2), MixtureWeights.UNIFORM);
        Parameters far = start(mixture).with("log rates", Matrix.over(new double[] {1, 1, 12, 12}, 2, 2));
        assertThat(found(mixture, far)).containsExactly("component 1 is empty");
    }
}
