package org.entropysum.models.gaussian;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorAnalysisTest {
    private static final double UNIQUENESS = 1e-5;
    private static final double LOG_LIKELIHOOD = 1e-7;
    private static final double DIFFERENCES = 1e-8;

    /**
     * Covariances of six ability tests of 112 persons (Smith and Stanley, 1983), the {@code ability.cov} of R's datasets.
     */
    private static final double[] ABILITY = {
        24.641, 5.991, 33.520, 6.023, 20.755, 29.701, //
        5.991, 6.700, 18.137, 1.782, 4.936, 7.204, //
        33.520, 18.137, 149.831, 19.424, 31.430, 50.753, //
        6.023, 1.782, 19.424, 12.711, 4.757, 9.075, //
        20.755, 4.936, 31.430, 4.757, 52.604, 66.762, //
        29.701, 7.204, 50.753, 9.075, 66.762, 135.292
    };

    /** Of R's {@code factanal(factors = 2, covmat = ability.cov)}, to more digits. */
    private static final double[] UNIQUENESSES = {.455224, .589332, .218179, .769421, .052452, .333588};

    private static final double LOG_LIKELIHOOD_PER_DATUM = -7.30174706;

    /** Correlations with r₁₄ r₂₄ > r₁₂: the last observable would need a share of noise below zero. */
    private static final double[] HEYWOOD = {
        1.0, 0.3, 0.2, 0.72, //
        0.3, 1.0, 0.2, 0.60, //
        0.2, 0.2, 1.0, 0.45, //
        0.72, 0.60, 0.45, 1.0
    };

    private static Dataset withCovariance(Matrix covariance) {
        List<String> names = List.of("general", "picture", "blocks", "maze", "reading", "vocab");
        return Dataset.ofMoments(
                "covariance", names.subList(0, covariance.rows()), Matrix.zeros(1, covariance.rows()), covariance);
    }

    private static Matrix correlation(double[] covariance, int d) {
        Matrix correlation = Matrix.over(covariance.clone(), d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                correlation.set(i, j, covariance[i * d + j] / Math.sqrt(covariance[i * d + i] * covariance[j * d + j]));
            }
        }
        return correlation;
    }

    private static ModelAssembly assembly(Dataset data, int latents, String posterior) {
        FactorAnalysisPlugin plugin = new FactorAnalysisPlugin();
        FactorAnalysisSpec spec = new FactorAnalysisSpec(latents, Prior.STANDARD);
        return plugin.assemble(spec, Setups.of(plugin, spec, data.shape(), posterior, Theorem.ENTROPY));
    }

    private static Verification verified(ModelAssembly assembly, Dataset data, Parameters point) {
        Objective objective = EntropySumEvaluator.of(assembly, data);
        return new Verifier(1e-9).verify(objective, data, point, point);
    }

    private static double[] uniquenesses(ModelAssembly assembly, Parameters point) {
        return ((LinearGaussian) assembly.model()).uniquenesses(point);
    }

    @Test
    void abilityTestsHaveTheUniquenessesAndTheLikelihoodOfR() {
        Dataset data = withCovariance(correlation(ABILITY, 6));
        ModelAssembly assembly = assembly(data, 2, "exact");
        Parameters fit = assembly.maximumLikelihood().orElseThrow().fit(data);
        assertThat(uniquenesses(assembly, fit)).containsExactly(UNIQUENESSES, within(UNIQUENESS));
        Verification verification = verified(assembly, data, fit);
        assertThat(verification.verdict()).as(verification.reason()).isEqualTo(Verdict.CONFIRMED);
        assertThat(requireNonNull(verification.evaluation()).elbo())
                .isEqualTo(LOG_LIKELIHOOD_PER_DATUM, within(LOG_LIKELIHOOD));
        assertThat(requireNonNull(verification.evaluation()).entropies().value())
                .isEqualTo(LOG_LIKELIHOOD_PER_DATUM, within(LOG_LIKELIHOOD));
    }

    /** The units of the observables do not matter to the shares of noise. */
    @Test
    void covarianceAndCorrelationHaveTheSameUniquenesses() {
        Dataset data = withCovariance(Matrix.over(ABILITY.clone(), 6, 6));
        ModelAssembly assembly = assembly(data, 2, "exact");
        Parameters fit = assembly.maximumLikelihood().orElseThrow().fit(data);
        assertThat(uniquenesses(assembly, fit)).containsExactly(UNIQUENESSES, within(UNIQUENESS));
        assertThat(verified(assembly, data, fit).verdict()).isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void standardizedRowsHaveTheLikelihoodOfTheirCorrelations() {
        Dataset raw = withCovariance(Matrix.over(ABILITY.clone(), 6, 6));
        ModelAssembly assembly = assembly(raw, 2, "exact");
        Dataset standardized = raw.standardized();
        Parameters fit = assembly.maximumLikelihood().orElseThrow().fit(standardized);
        assertThat(requireNonNull(verified(assembly, standardized, fit).evaluation())
                        .elbo())
                .isEqualTo(LOG_LIKELIHOOD_PER_DATUM, within(LOG_LIKELIHOOD));
    }

    @Test
    void emAloneIsSlowAndItsStepsGoOnWithLbfgs() {
        Dataset data = withCovariance(correlation(ABILITY, 6));
        ModelAssembly assembly = assembly(data, 2, "exact");
        Objective objective = EntropySumEvaluator.of(assembly, data);
        Parameters start = assembly.initial(data, Draws.seeded(1));
        var em = new Trainer(ExpectationMaximization.of(), 50, 1e-10, () -> false)
                .train(objective, start, (state, evaluation) -> {});
        assertThat(em.evaluation().gradientNorm()).isGreaterThan(1e-6);
        var polished = new Trainer(Lbfgs.standard(), 1000, 1e-10, () -> false)
                .train(objective, em.state().parameters(), (state, evaluation) -> {});
        assertThat(uniquenesses(assembly, polished.state().parameters()))
                .containsExactly(UNIQUENESSES, within(UNIQUENESS));
        assertThat(verified(assembly, data, polished.state().parameters()).verdict())
                .isEqualTo(Verdict.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed form", "L-BFGS"})
    void aHeywoodCaseIsABoundaryAndNotConverged(String route) {
        Dataset data = withCovariance(Matrix.over(HEYWOOD.clone(), 4, 4));
        ModelAssembly assembly = assembly(data, 1, "exact");
        Parameters fit = route.equals("closed form")
                ? assembly.maximumLikelihood().orElseThrow().fit(data)
                : new Trainer(Lbfgs.standard(), 2000, 1e-10, () -> false)
                        .train(
                                EntropySumEvaluator.of(assembly, data),
                                assembly.initial(data, Draws.seeded(2)),
                                (state, evaluation) -> {})
                        .state()
                        .parameters();
        Verification verification = verified(assembly, data, fit);
        assertThat(verification.verdict()).as(verification.reason()).isNotEqualTo(Verdict.CONFIRMED);
        assertThat(verification.reason()).contains("maze is at its boundary 0").contains("Heywood");
    }

    @Test
    void profileHasTheDerivativesOfItsLikelihood() {
        Matrix correlation = correlation(ABILITY, 6);
        double[] point = Draws.normal(6, Draws.seeded(3));
        for (int d = 0; d < 6; d++) {
            int coordinate = d;
            FactorProfile here = FactorProfile.of(correlation, point, 2);
            double slope = Derivative.sixthOrder(
                    t -> moved(correlation, point, coordinate, t).logLikelihood(), 1e-3);
            assertThat(here.gradient()[d]).isEqualTo(slope, within(DIFFERENCES * (1 + Math.abs(slope))));
            for (int e = 0; e < 6; e++) {
                int other = e;
                double bend = Derivative.sixthOrder(
                        t -> moved(correlation, point, coordinate, t).gradient()[other], 1e-3);
                assertThat(here.hessian().get(d, e)).isEqualTo(bend, within(DIFFERENCES * (1 + Math.abs(bend))));
            }
        }
    }

    private static FactorProfile moved(Matrix covariance, double[] point, int coordinate, double step) {
        double[] moved = point.clone();
        moved[coordinate] += step;
        return FactorProfile.of(covariance, moved, 2);
    }

    @Test
    void rotationsAreNoDegreesOfFreedom() {
        Dataset data = withCovariance(correlation(ABILITY, 6));
        assertThat(assembly(data, 2, "exact").model().degreesOfFreedom()).isEqualTo(6 * 2 - 1 + 6 + 6);
        assertThat(assembly(data, 3, "exact").model().degreesOfFreedom()).isEqualTo(6 * 3 - 3 + 6 + 6);
    }
}
