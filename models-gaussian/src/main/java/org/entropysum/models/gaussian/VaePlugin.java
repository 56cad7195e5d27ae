package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.entropysum.data.DataShape;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.network.Network;
import org.entropysum.network.SideBySide;
import org.entropysum.network.UnitColumns;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** The plugin {@code vae}. */
final class VaePlugin implements ModelPlugin<VaeSpec> {
    private static final String EXAMPLE = """
        name: vae
        data:
          iris: {source: iris}
          ring: {source: pca-ring, rows: 60, observables: 4, latents: 1, seed: 1}
        defaults:
          expectation: {rule: gauss-hermite, order: 5}
          training: [{algorithm: lbfgs, steps: 3000}, newton]
          tolerance: 1e-6
        cells:
          - name: linear-decoder                      # {id: dense, hidden: [50, 50]} is a deep one
            data: iris
            model: {id: vae, latents: 1, decoder: {id: dense}}
            check: {elbo: {value: -3.137796, within: 1e-6}}
          - name: noise-that-depends-on-z
            data: ring
            model: {id: vae, latents: 1, variant: vae-3, decoder: {id: dense}}
        """;
    private static final Expectation RULE = new Expectation.QuasiMonteCarlo(16, 1);

    @Override
    public ModelId id() {
        return ModelId.of("vae");
    }

    @Override
    public String summary() {
        return "variational autoencoder: z ~ N(0, I) or N(0, diag α²), x ~ p(x | networks of z)";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "z ~ N(0, I), or N(0, diag λ) where the prior is diagonal",
                "x | z ~ N(f(z), σ² I) with a network f; vae-0: σ² is fixed; vae-2: its first layer has columns of"
                        + " length one",
                "vae-3: x | z ~ N(f(z), diag g(z)) with a second network, or with outputs of one (trunk: shared)",
                "other observables: x | z of that family, its natural parameters from the network");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<VaeSpec> specType() {
        return VaeSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of("amortized-diagonal-gaussian", "amortized-gaussian", "free-diagonal-gaussian");
    }

    @Override
    public Optional<LatentSpace> latents(VaeSpec spec) {
        return Optional.of(new LatentSpace.Real(spec.latents()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(VaeSpec spec, Theorem theorem) {
        String source = "Damm et al. 2023 (arXiv 2010.14860), Theorems 1 to 3; Warnken et al. 2025 (arXiv 2501.09022)";
        return obstacle(spec, theorem)
                .map(because -> new Claims(theorem, false, because, source))
                .orElseGet(() -> new Claims(
                        theorem,
                        true,
                        "the last layer or the noise scales the natural parameters; first layer and encoder rescale z",
                        source));
    }

    private static Optional<String> obstacle(VaeSpec spec, Theorem theorem) {
        if (theorem == Theorem.ENTROPY && spec.noise().fixed().isPresent()) {
            return Optional.of("the noise variance is fixed");
        }
        if (theorem == Theorem.ENTROPY && spec.observable() == ObservableKind.POISSON) {
            return Optional.of("the base measure 1/x! varies");
        }
        if (spec.variant() == VaeVariant.VAE_3 && spec.varianceHead() == VarianceHead.SOFTPLUS) {
            return Optional.of("no weights multiply all variances behind softplus by one factor");
        }
        return Optional.empty();
    }

    /** With a fixed prior the latents are rescaled with the first layer, which no closed form does. {@inheritDoc} */
    @Override
    public boolean averagesProjection(VaeSpec spec) {
        return spec.observable() == ObservableKind.GAUSSIAN
                && spec.variant() != VaeVariant.VAE_3
                && spec.noise().fixed().isEmpty()
                && spec.effectivePrior() == Prior.DIAGONAL;
    }

    @Override
    public List<Objection> objections(VaeSpec spec, DataShape data) {
        return new VaeObjections(spec).against(data);
    }

    @Override
    public Optional<ExponentialFamily> observable(VaeSpec spec, DataShape data) {
        return spec.observable() == ObservableKind.GAUSSIAN
                ? Optional.empty()
                : Optional.of(spec.observable()
                        .link(data.columns(), spec.categories().orElse(0), Theorem.ENTROPY)
                        .family());
    }

    @Override
    public ModelAssembly assemble(VaeSpec spec, Setup setup) {
        Decoder decoder = spec.observable() == ObservableKind.GAUSSIAN
                ? gaussian(spec, setup)
                : other(spec, setup.data().columns(), setup.theorem());
        Vae vae = new Vae(LatentPrior.of(spec.effectivePrior(), spec.latents()), decoder);
        VariationalFamily posterior = setup.family(vae)
                .orElseThrow(() -> new IllegalArgumentException(
                        "posterior " + setup.posterior() + " of vae is none of the catalog"));
        ModelAssembly plain = withProjection(
                ModelAssembly.of(vae, posterior, setup.expectation().orElse(RULE)), vae);
        return FusedVae.of(vae, posterior).map(plain::with).orElse(plain);
    }

    /** The best variances in closed form, where there is one to learn that does not depend on z. */
    private static ModelAssembly withProjection(ModelAssembly assembly, Vae vae) {
        return vae.decoder() instanceof HomoscedasticDecoder decoder
                        && decoder.noise().layout().size()
                                        + vae.prior().layout().size()
                                > 0
                ? assembly.projectedBy(new VaeProjection(vae, decoder))
                : assembly;
    }

    private static Decoder gaussian(VaeSpec spec, Setup setup) {
        int columns = setup.data().columns();
        OptionalDouble first = spec.initialLogVariance().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        if (spec.variant() == VaeVariant.VAE_3) {
            return new HeteroscedasticDecoder(meansAndVariances(spec, columns), spec.varianceHead(), first);
        }
        Noise noise = Noise.spherical(spec.noise(), columns);
        return new HomoscedasticDecoder(network(spec, columns), noise, setup.theorem(), first);
    }

    private static SideBySide meansAndVariances(VaeSpec spec, int columns) {
        if (spec.trunk() == DecoderTrunk.SHARED) {
            return SideBySide.of(network(spec, 2 * columns));
        }
        Network variances = spec.varianceDecoder()
                .orElse(spec.decoder())
                .create("variance decoder", Role.OBSERVABLE, spec.latents(), columns);
        return SideBySide.of(network(spec, columns), variances);
    }

    private static Decoder other(VaeSpec spec, int columns, Theorem theorem) {
        Link link = spec.observable().link(columns, spec.categories().orElse(0), theorem);
        return new ChartDecoder(network(spec, link.outputs()), link, spec.observable(), theorem);
    }

    private static Network network(VaeSpec spec, int outputs) {
        Network network = spec.decoder().create("decoder", Role.OBSERVABLE, spec.latents(), outputs);
        return spec.variant() == VaeVariant.VAE_2 ? UnitColumns.of(network) : network;
    }
}
