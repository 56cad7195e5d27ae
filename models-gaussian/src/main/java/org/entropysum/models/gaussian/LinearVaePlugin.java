package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.network.Activation;
import org.entropysum.network.ConstantNetwork;
import org.entropysum.network.DenseNetwork;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/**
 * The plugin {@code linear-vae}: the generative model of p-PCA with a linear encoder \( q(z|x) = N(Vx + v, \mathrm{diag}\,\tau^2) \)
 * whose scales all data share. Its maximum is that of p-PCA (Damm et al., 2023, Corollary 2).
 */
final class LinearVaePlugin implements ModelPlugin<LinearVaeSpec> {
    private static final String EXAMPLE = """
        name: linear-vae
        data:
          iris: {source: iris}
        cells:
          - name: two-latents
            data: iris
            model: {id: linear-vae, latents: 2}
            training: [{algorithm: lbfgs, steps: 1000}, newton]
            tolerance: 1e-7
            check: {elbo: {value: -2.699752, within: 1e-6}}    # that of p-PCA
        """;
    static final String LINEAR = "linear-encoder";

    @Override
    public ModelId id() {
        return ModelId.of("linear-vae");
    }

    @Override
    public String summary() {
        return "linear VAE: z ~ N(0, I), x ~ N(W z + μ, σ² I), q = N(V x + v, diag τ²)";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "z ~ N(0, I), or N(0, diag λ) where the prior is diagonal",
                "x | z ~ N(W z + μ, σ² I)",
                "q(z | x) = N(V x + v, diag τ²), with one τ for all data points");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<LinearVaeSpec> specType() {
        return LinearVaeSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(LINEAR, EXACT);
    }

    @Override
    public Optional<LatentSpace> latents(LinearVaeSpec spec) {
        return Optional.of(new LatentSpace.Real(spec.latents()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(LinearVaeSpec spec, Theorem theorem) {
        String source = "Damm et al. 2023 (arXiv 2010.14860), Corollaries 1 and 2";
        if (spec.noise().fixed().isPresent() && theorem == Theorem.ENTROPY) {
            return new Claims(theorem, false, "the noise variance is fixed", source);
        }
        return new Claims(theorem, true, "the noise variance or the linear map scales the natural parameters", source);
    }

    @Override
    public List<Objection> objections(LinearVaeSpec spec, DataShape data) {
        return PpcaPlugin.objections(spec.latents(), data);
    }

    @Override
    public ModelAssembly assemble(LinearVaeSpec spec, Setup setup) {
        int observables = setup.data().columns();
        LinearGaussian model = LinearGaussian.of(
                LatentPrior.of(spec.prior(), spec.latents()),
                Noise.spherical(spec.noise(), observables),
                setup.theorem());
        VariationalFamily posterior = setup.posterior().equals(LINEAR)
                ? encoder(observables, spec.latents())
                : setup.familyOrExact(model, () -> ExactLinearGaussian.of(model));
        Expectation rule = setup.expectation().orElse(new Expectation.SigmaPoints());
        ModelAssembly plain = ModelAssembly.of(model, posterior, rule).with(new LinearGaussianMaximization(model));
        return setup.posterior().equals(EXACT)
                ? plain
                : FusedVae.of(model, setup.theorem(), posterior)
                        .map(plain::with)
                        .orElse(plain);
    }

    static VariationalFamily encoder(int observables, int latents) {
        return AmortizedPosterior.of(
                DiagonalGaussianPosterior.coordinates(latents),
                DenseNetwork.of("encoder mean", Role.POSTERIOR, Activation.IDENTITY, observables, latents),
                ConstantNetwork.of("encoder log variance", Role.POSTERIOR, observables, latents));
    }
}
