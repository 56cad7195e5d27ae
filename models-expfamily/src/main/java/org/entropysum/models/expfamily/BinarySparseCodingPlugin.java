package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;

/** The plugin {@code binary-sparse-coding}. */
final class BinarySparseCodingPlugin implements ModelPlugin<BinarySparseCodingSpec> {
    private static final String EXAMPLE = """
        name: binary-sparse-coding
        data:
          bars: {source: bars, rows: 200, size: 2, causes: bernoulli, noise: 0.3, seed: 2}
        cells:
          - name: three-latents
            data: bars
            model: {id: binary-sparse-coding, latents: 3, mean: true}
            training: {algorithm: em, steps: 3000, starts: 3}
            tolerance: 1e-6
        """;

    @Override
    public ModelId id() {
        return ModelId.of("binary-sparse-coding");
    }

    @Override
    public String summary() {
        return "binary sparse coding: z ~ Π Bern(π_h), x ~ N(W z + μ, σ² I)";
    }

    @Override
    public List<String> equations() {
        return List.of("z_h ~ Bern(π_h), or one π for all", "x | z ~ N(W z + μ, σ² I), with μ = 0 unless mean is true");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<BinarySparseCodingSpec> specType() {
        return BinarySparseCodingSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return BinaryPosteriors.names();
    }

    @Override
    public Optional<LatentSpace> latents(BinarySparseCodingSpec spec) {
        return BinaryPosteriors.latents(spec.latents());
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(BinarySparseCodingSpec spec, Theorem theorem) {
        return new Claims(
                theorem,
                true,
                "logits and noise variance scale the natural parameters of prior and observable",
                "Warnken et al. 2025 (arXiv 2501.09022), parameterization criterion; Henniges et al. 2010 for the"
                        + " model");
    }

    @Override
    public List<Objection> objections(BinarySparseCodingSpec spec, DataShape data) {
        return data.rows() <= spec.latents() + 1
                ? List.of(new Objection(
                        "latents",
                        spec.latents() + " latents need more than " + (spec.latents() + 1) + " data points, not "
                                + data.rows()))
                : List.of();
    }

    @Override
    public ModelAssembly assemble(BinarySparseCodingSpec spec, Setup setup) {
        int observables = setup.data().columns();
        BinarySparseCoding model = new BinarySparseCoding(
                observables, spec.latents(), spec.probabilities() == Sharing.SHARED, spec.mean());
        return BinaryPosteriors.assemble(model, setup).with(new BinarySparseCodingMaximization(model, observables));
    }
}
