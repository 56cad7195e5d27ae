package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.learning.State;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VaeProjectionTest {
    private static final Dataset DATA = VaeData.curve(60, 0.3);
    private static final int LATENTS = 2;
    private static final double STATIONARY = 1e-11;
    private static final double SAME_POINT = 1e-8;

    static Stream<Vae> variants() {
        VaeForm form = VaeForm.entropy(3, LATENTS, 4);
        Vae learnedPrior = new Vae(new DiagonalNormalPrior(LATENTS), form.vae1().decoder());
        return Stream.of(form.vae1(), form.vae2(), learnedPrior);
    }

    private static ModelAssembly searching(Vae vae) {
        DenseNetwork encoder = DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 5, 2 * LATENTS);
        return ModelAssembly.of(
                vae,
                AmortizedPosterior.of(DiagonalGaussianPosterior.coordinates(LATENTS), encoder),
                new Expectation.MonteCarlo(4, 1));
    }

    private static ManifoldProjection projection(Vae vae) {
        return new VaeProjection(vae, (HomoscedasticDecoder) vae.decoder());
    }

    private static Parameters random(ModelAssembly assembly) {
        Parameters start = assembly.initial(DATA, Draws.seeded(2));
        return start.plus(0.3, Draws.normal(start.layout(), Draws.seeded(3)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void derivativesByVariancesAreZeroAfterTheClosedForm(Vae vae) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(searching(vae), DATA);
        Parameters start = random(elbo.assembly());
        ManifoldProjection closed = projection(vae);
        Parameters there = closed.project(start, start, elbo.statistics(closed, start));
        Parameters gradient = elbo.at(there).gradient();
        assertThat(gradient.scalar(Noise.LOG_VARIANCE)).isBetween(-STATIONARY, STATIONARY);
        if (vae.prior() instanceof DiagonalNormalPrior) {
            assertThat(gradient.matrix(DiagonalNormalPrior.LOG_VARIANCES).values())
                    .containsExactly(new double[LATENTS], within(STATIONARY));
        }
        assertThat(elbo.at(there).elbo()).isGreaterThan(elbo.at(start).elbo());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void projectionEndsOnTheManifoldAndNotBelowTheLineSearch(Vae vae) {
        ModelAssembly searching = searching(vae);
        EntropySumEvaluator elbo = EntropySumEvaluator.of(searching, DATA);
        Parameters start = random(searching);
        Evaluation searched = elbo.at(project(searching, start));
        Evaluation closed = elbo.at(project(searching.projectedBy(projection(vae)), start));
        assertThat(closed.gap()).isBetween(-STATIONARY, STATIONARY);
        assertThat(searched.gap()).isBetween(-STATIONARY, STATIONARY);
        assertThat(closed.elbo()).isGreaterThan(searched.elbo() - STATIONARY);
    }

    @Test
    void oneVarianceIsWhereTheLineSearchFindsIt() {
        Vae vae = VaeForm.entropy(3, LATENTS, 4).vae1();
        ModelAssembly searching = searching(vae);
        Parameters start = random(searching);
        double[] searched = project(searching, start).values();
        double[] closed = project(searching.projectedBy(projection(vae)), start).values();
        assertThat(closed).containsExactly(searched, within(SAME_POINT));
    }

    private static Parameters project(ModelAssembly assembly, Parameters start) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, DATA);
        State projected = Projection.of().step(elbo, Projection.of().initial(start));
        return projected.parameters();
    }
}
