package org.entropysum.models.expfamily;

import java.util.ArrayList;
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

/** The plugin {@code sigmoid-belief-net}. */
final class SigmoidBeliefNetPlugin implements ModelPlugin<SigmoidBeliefNetSpec> {
    private static final String EXAMPLE = """
        name: sigmoid-belief-net
        data:
          pixels: {source: prepared, of: {source: digits, pixels: binary}, rows: 300, columns: [r2c4, r3c3, r4c5, r5c6, r6c3]}
        cells:
          - name: one-latent
            data: pixels
            model: {id: sigmoid-belief-net, latents: 1}
            training: {algorithm: lbfgs, steps: 1000, starts: 3}
            tolerance: 1e-6
        """;

    @Override
    public ModelId id() {
        return ModelId.of("sigmoid-belief-net");
    }

    @Override
    public String summary() {
        return "sigmoid belief net: z ~ Π Bern(π_h), x ~ Π Bern(sigmoid(w_dᵀz + b_d)), with any number of layers";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "z_h ~ Bern(π_h)",
                "x_d | z ~ Bern(sigmoid(w_dᵀ z + b_d)); of several layers, each is this to the one above it");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<SigmoidBeliefNetSpec> specType() {
        return SigmoidBeliefNetSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return BinaryPosteriors.names();
    }

    @Override
    public Optional<LatentSpace> latents(SigmoidBeliefNetSpec spec) {
        return BinaryPosteriors.latents(
                spec.sizes().stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public Optional<ExponentialFamily> observable(SigmoidBeliefNetSpec spec, DataShape data) {
        return Optional.of(Bernoulli.of(data.columns()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(SigmoidBeliefNetSpec spec, Theorem theorem) {
        String source = "Lücke and Warnken 2022 (arXiv 2209.03077); Warnken et al. 2025 (arXiv 2501.09022)";
        return spec.biases().scale()
                ? new Claims(theorem, true, "weights and biases together scale the logits of every layer", source)
                : new Claims(theorem, false, "the biases are fixed at " + spec.biases(), source);
    }

    @Override
    public List<Objection> objections(SigmoidBeliefNetSpec spec, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        if (spec.latents().isPresent() != spec.layers().isEmpty()) {
            objections.add(new Objection("latents", "expected either latents, for one layer, or layers"));
        }
        if (spec.sizes().stream().anyMatch(size -> size < 1)) {
            objections.add(new Objection("layers", "every layer needs at least one latent, not " + spec.sizes()));
        }
        return objections;
    }

    @Override
    public ModelAssembly assemble(SigmoidBeliefNetSpec spec, Setup setup) {
        SigmoidBeliefNet model =
                new SigmoidBeliefNet(setup.data().columns(), spec.sizes(), spec.biases(), spec.initialProbability());
        ModelAssembly assembly = BinaryPosteriors.assemble(model, setup);
        return model.layers().size() == 1 && setup.posterior().equals(EXACT)
                ? assembly.with(new FusedBeliefNet(model.layers().get(0), model.latentSize()))
                : assembly;
    }
}
