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

/** The plugin {@code ppca}. */
final class PpcaPlugin implements ModelPlugin<PpcaSpec> {
    private static final String EXAMPLE = """
        name: ppca
        data:
          iris: {source: iris}
        cells:
          - name: two-latents
            data: iris
            model: {id: ppca, latents: 2}
            training: {algorithm: closed-form}
            check: {logLikelihood: {value: -404.962780, within: 1e-5}}
          - name: fixed-noise                         # a control: no direction scales a fixed variance
            data: iris
            model: {id: ppca, latents: 2, noise: 0.1}
            training: {algorithm: closed-form}
            expect: OUT_OF_SCOPE
        """;

    @Override
    public ModelId id() {
        return ModelId.of("ppca");
    }

    @Override
    public String summary() {
        return "probabilistic PCA: z ~ N(0, I), x ~ N(W z + μ, σ² I)";
    }

    @Override
    public List<String> equations() {
        return List.of("z ~ N(0, I), or N(0, diag λ) where the prior is diagonal", "x | z ~ N(W z + μ, σ² I)");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<PpcaSpec> specType() {
        return PpcaSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(EXACT, "free-gaussian");
    }

    @Override
    public Optional<LatentSpace> latents(PpcaSpec spec) {
        return Optional.of(new LatentSpace.Real(spec.latents()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(PpcaSpec spec, Theorem theorem) {
        String source = "Damm et al. 2023 (arXiv 2010.14860), Corollary 1; Tipping and Bishop 1999";
        if (spec.noise().fixed().isPresent() && theorem == Theorem.ENTROPY) {
            return new Claims(theorem, false, "the noise variance is fixed", source);
        }
        return new Claims(theorem, true, "the noise variance or the linear map scales the natural parameters", source);
    }

    @Override
    public boolean solvesMaximumLikelihood(PpcaSpec spec) {
        return true;
    }

    @Override
    public List<Objection> objections(PpcaSpec spec, DataShape data) {
        return objections(spec.latents(), data);
    }

    /** What stands against H latents behind a linear map with spherical noise. */
    static List<Objection> objections(int latents, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        if (latents >= data.columns()) {
            objections.add(new Objection(
                    "latents", "expected fewer latents than the " + data.columns() + " observables, not " + latents));
        }
        if (data.rows() <= latents + 1) {
            objections.add(new Objection(
                    "latents",
                    latents + " latents need more than " + (latents + 1) + " data points, not " + data.rows()));
        }
        return objections;
    }

    @Override
    public ModelAssembly assemble(PpcaSpec spec, Setup setup) {
        LinearGaussian model = LinearGaussian.of(
                LatentPrior.of(spec.prior(), spec.latents()),
                Noise.spherical(spec.noise(), setup.data().columns()),
                setup.theorem());
        VariationalFamily posterior = setup.familyOrExact(model, () -> ExactLinearGaussian.of(model));
        Expectation rule = setup.expectation().orElse(new Expectation.SigmaPoints());
        return ModelAssembly.of(model, posterior, rule)
                .with(new LinearGaussianMaximization(model))
                .with(new PpcaMaximumLikelihood(model, spec.noise()));
    }
}
