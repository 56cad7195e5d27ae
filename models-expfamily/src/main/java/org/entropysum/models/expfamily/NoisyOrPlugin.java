package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;

/** The plugin {@code noisy-or}, a negative control: from two causes on the theorem does not cover it. */
final class NoisyOrPlugin implements ModelPlugin<NoisyOrSpec> {
    private static final String EXAMPLE = """
        name: noisy-or
        data:
          pixels: {source: prepared, of: {source: digits, pixels: binary}, rows: 300, columns: [r2c4, r3c3, r4c5, r5c6, r6c3]}
        cells:
          - name: two-causes                          # a control that the theorem does not cover
            data: pixels
            model: {id: noisy-or, latents: 2}
            training: {algorithm: lbfgs, steps: 200}
            expect: OUT_OF_SCOPE
        """;

    @Override
    public ModelId id() {
        return ModelId.of("noisy-or");
    }

    @Override
    public String summary() {
        return "noisy-OR: z ~ Π Bern(π_h), P(x_d = 0 | z) = exp(−ℓ_d − Σ_h a_dh z_h); out of scope from two causes on";
    }

    @Override
    public List<String> equations() {
        return List.of("z_h ~ Bern(π_h)", "P(x_d = 0 | z) = exp(−ℓ_d − Σ_h a_dh z_h), with ℓ_d > 0 and a_dh > 0");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<NoisyOrSpec> specType() {
        return NoisyOrSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return BinaryPosteriors.names();
    }

    @Override
    public Optional<LatentSpace> latents(NoisyOrSpec spec) {
        return BinaryPosteriors.latents(spec.latents());
    }

    @Override
    public Optional<ExponentialFamily> observable(NoisyOrSpec spec, DataShape data) {
        return Optional.of(Bernoulli.of(data.columns()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(NoisyOrSpec spec, Theorem theorem) {
        String source = "Warnken et al. 2025 (arXiv 2501.09022), parameterization criterion";
        return spec.latents() == 1
                ? new Claims(theorem, true, "one cause leaves two natural parameters for two parameters", source)
                : new Claims(theorem, false, "no direction scales log(e^u − 1) for all states of the causes", source);
    }

    @Override
    public List<Objection> objections(NoisyOrSpec spec, DataShape data) {
        return data.rows() < 2
                ? List.of(new Objection("latents", "causes need at least 2 data points, not " + data.rows()))
                : List.of();
    }

    @Override
    public ModelAssembly assemble(NoisyOrSpec spec, Setup setup) {
        return BinaryPosteriors.assemble(new NoisyOr(setup.data().columns(), spec.latents()), setup);
    }
}
