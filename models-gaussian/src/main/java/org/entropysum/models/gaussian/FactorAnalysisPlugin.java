package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** The plugin {@code factor-analysis}. */
final class FactorAnalysisPlugin implements ModelPlugin<FactorAnalysisSpec> {
    private static final String EXAMPLE = """
        name: factor-analysis
        data:
          arrests: {source: usarrests}
        cells:
          - name: one-factor
            data: arrests
            model: {id: factor-analysis, latents: 1}
            training: {algorithm: closed-form}
        """;

    @Override
    public ModelId id() {
        return ModelId.of("factor-analysis");
    }

    @Override
    public String summary() {
        return "factor analysis: z ~ N(0, I), x ~ N(W z + μ, diag ψ)";
    }

    @Override
    public List<String> equations() {
        return List.of("z ~ N(0, I), or N(0, diag λ) where the prior is diagonal", "x | z ~ N(W z + μ, diag ψ)");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<FactorAnalysisSpec> specType() {
        return FactorAnalysisSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(EXACT, "free-gaussian");
    }

    @Override
    public Optional<LatentSpace> latents(FactorAnalysisSpec spec) {
        return Optional.of(new LatentSpace.Real(spec.latents()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(FactorAnalysisSpec spec, Theorem theorem) {
        return new Claims(
                theorem,
                true,
                "the noise variances scale the natural parameters",
                "Warnken et al. 2025 (arXiv 2501.09022); Lücke and Henniges 2012");
    }

    @Override
    public boolean solvesMaximumLikelihood(FactorAnalysisSpec spec) {
        return true;
    }

    @Override
    public List<Objection> objections(FactorAnalysisSpec spec, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        int d = data.columns();
        int h = spec.latents();
        if (h >= d || (d - h) * (d - h) < d + h) {
            objections.add(new Objection(
                    "latents",
                    "expected at most " + most(d) + " latents for " + d
                            + " observables, as more make the noise variances ambiguous, not " + h));
        }
        if (data.rows() <= h + 1) {
            objections.add(new Objection(
                    "latents", h + " latents need more than " + (h + 1) + " data points, not " + data.rows()));
        }
        return objections;
    }

    // (D − H)² ≥ D + H
    private static int most(int observables) {
        int h = 0;
        while (h + 1 < observables && (observables - h - 1) * (observables - h - 1) >= observables + h + 1) {
            h++;
        }
        return h;
    }

    @Override
    public ModelAssembly assemble(FactorAnalysisSpec spec, Setup setup) {
        LinearGaussian model = LinearGaussian.of(
                LatentPrior.of(spec.prior(), spec.latents()),
                new Noise.Diagonal(setup.data().columns()),
                setup.theorem());
        VariationalFamily posterior = setup.familyOrExact(model, () -> ExactLinearGaussian.of(model));
        Expectation rule = setup.expectation().orElse(new Expectation.SigmaPoints());
        return ModelAssembly.of(model, posterior, rule)
                .with(new LinearGaussianMaximization(model))
                .with(new FactorAnalysisMaximumLikelihood(model));
    }
}
