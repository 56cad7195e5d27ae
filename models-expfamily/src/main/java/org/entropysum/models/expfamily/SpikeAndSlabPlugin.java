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
import org.entropysum.posterior.Evolution;
import org.entropysum.posterior.ExactSwitchedGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.TruncatedSwitchedGaussian;
import org.entropysum.posterior.VariationalFamily;

/** The plugin {@code spike-and-slab}. Its posteriors are its own: the latents are bits and numbers. */
final class SpikeAndSlabPlugin implements ModelPlugin<SpikeAndSlabSpec> {
    private static final String EXAMPLE = """
        name: spike-and-slab
        data:
          bars: {source: bars, rows: 60, size: 3, seed: 1}
        cells:
          - name: two-latents                         # after an M-step F = ES, while learning goes on
            data: bars
            model: {id: spike-and-slab, latents: 2}
            training: {algorithm: em, steps: 20}
            expect: ON_MANIFOLD
        """;
    private static final String TRUNCATED = "truncated-spikes";
    private static final long SEED = 1;

    @Override
    public ModelId id() {
        return ModelId.of("spike-and-slab");
    }

    @Override
    public String summary() {
        return "spike-and-slab sparse coding: s ~ Π Bern(π_h), z ~ N(m, diag Ψ), x ~ N(W (s∘z), σ² I)";
    }

    @Override
    public List<String> equations() {
        return List.of("s_h ~ Bern(π_h)", "z ~ N(m, diag Ψ)", "x | s, z ~ N(W (s∘z), σ² I)");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<SpikeAndSlabSpec> specType() {
        return SpikeAndSlabSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(EXACT, TRUNCATED);
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(SpikeAndSlabSpec spec, Theorem theorem) {
        return new Claims(
                theorem,
                true,
                "logits, slab variances and noise variance scale the natural parameters of their terms",
                "Warnken et al. 2025 (arXiv 2501.09022), parameterization criterion; Sheikh et al. 2014 for the model");
    }

    @Override
    public List<Objection> objections(SpikeAndSlabSpec spec, DataShape data) {
        return data.rows() <= spec.latents() + 1
                ? List.of(new Objection(
                        "latents",
                        spec.latents() + " latents need more than " + (spec.latents() + 1) + " data points, not "
                                + data.rows()))
                : List.of();
    }

    @Override
    public ModelAssembly assemble(SpikeAndSlabSpec spec, Setup setup) {
        SpikeAndSlab model = new SpikeAndSlab(setup.data().columns(), spec.latents());
        VariationalFamily posterior = setup.posterior().equals(TRUNCATED)
                ? truncated(model, spec, setup.data().rows())
                : ExactSwitchedGaussian.of(model, spec.latents());
        return ModelAssembly.of(model, posterior, setup.expectation().orElse(new Expectation.SigmaPoints()))
                .with(new SpikeAndSlabMaximization(model));
    }

    private static VariationalFamily truncated(SpikeAndSlab model, SpikeAndSlabSpec spec, int rows) {
        int h = spec.latents();
        int states = h < Integer.SIZE - 2 ? Math.min(spec.states(), 1 << h) : spec.states();
        return TruncatedSwitchedGaussian.of(model, StateSets.random(rows, states, h, SEED), Evolution.standard(h));
    }
}
