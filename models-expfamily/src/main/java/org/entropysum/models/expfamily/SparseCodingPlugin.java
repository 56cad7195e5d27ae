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
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** The plugin {@code sparse-coding}. */
final class SparseCodingPlugin implements ModelPlugin<SparseCodingSpec> {
    /** The best Gaussian for each data point. */
    static final String OPTIMAL = "optimal-gaussian";

    /** The best one with independent latents. */
    static final String OPTIMAL_DIAGONAL = "optimal-diagonal-gaussian";

    private static final String EXAMPLE = """
        name: sparse-coding
        data:
          bars: {source: bars, rows: 60, size: 3, seed: 1}
        cells:
          - name: three-latents
            data: bars
            model: {id: sparse-coding, latents: 3}
            training: {algorithm: lbfgs, steps: 3000}
            tolerance: 1e-6
        """;

    @Override
    public ModelId id() {
        return ModelId.of("sparse-coding");
    }

    @Override
    public String summary() {
        return "sparse coding: z_h ~ Laplace(0, λ_h), x ~ N(W z, σ² I)";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "z_h ~ Laplace(0, λ_h), with columns of W of length one; or λ_h = 1, with free W",
                "x | z ~ N(W z, σ² I)");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<SparseCodingSpec> specType() {
        return SparseCodingSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(
                "free-gaussian",
                "free-diagonal-gaussian",
                "free-low-rank-gaussian",
                "amortized-gaussian",
                "amortized-diagonal-gaussian",
                "amortized-low-rank-gaussian",
                OPTIMAL,
                OPTIMAL_DIAGONAL);
    }

    @Override
    public Optional<LatentSpace> latents(SparseCodingSpec spec) {
        return Optional.of(new LatentSpace.Real(spec.latents()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(SparseCodingSpec spec, Theorem theorem) {
        String source = "Velychko et al. 2024 (arXiv 2311.01888)";
        return spec.prior() == LaplaceScales.LEARNABLE
                ? new Claims(theorem, true, "λ and σ² scale the natural parameters", source)
                : new Claims(theorem, true, "W and q together rescale the latents, σ² scales the observable", source);
    }

    /** With free W the latents are rescaled with W, which no closed form does. {@inheritDoc} */
    @Override
    public boolean averagesProjection(SparseCodingSpec spec) {
        return spec.prior() == LaplaceScales.LEARNABLE;
    }

    @Override
    public List<Objection> objections(SparseCodingSpec spec, DataShape data) {
        return data.rows() <= spec.latents()
                ? List.of(new Objection(
                        "latents",
                        spec.latents() + " latents need more than " + spec.latents() + " data points, not "
                                + data.rows()))
                : List.of();
    }

    @Override
    public ModelAssembly assemble(SparseCodingSpec spec, Setup setup) {
        SparseCoding model = new SparseCoding(setup.data().columns(), spec.latents(), spec.prior());
        boolean diagonal = setup.posterior().equals(OPTIMAL_DIAGONAL);
        VariationalFamily posterior = setup.family(model)
                .orElseGet(
                        () -> OptimalGaussian.of(model, diagonal, setup.data().rows()));
        ModelAssembly assembly = assembly(model, posterior);
        return setup.expectation().map(assembly::with).orElse(assembly);
    }

    /** The model with a Gaussian q and everything that it has in closed form. */
    static ModelAssembly assembly(SparseCoding model, VariationalFamily posterior) {
        return ModelAssembly.of(model, posterior, new Expectation.Analytic())
                .with(new FusedSparseCoding(model, posterior))
                .projectedBy(new SparseCodingProjection(model));
    }
}
