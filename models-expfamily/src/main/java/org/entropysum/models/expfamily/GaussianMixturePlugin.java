package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entropysum.data.DataShape;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;

/** The plugin {@code gaussian-mixture}. */
final class GaussianMixturePlugin implements ModelPlugin<GaussianMixtureSpec> {
    private static final String EXAMPLE = """
        name: gaussian-mixture
        data:
          faithful: {source: faithful}
        cells:
          - name: two-components
            data: faithful
            model: {id: gaussian-mixture, components: 2}
            training: {algorithm: em, steps: 2000}
            check: {logLikelihood: {value: -1130.263960, within: 1e-5}}
        """;

    @Override
    public ModelId id() {
        return ModelId.of("gaussian-mixture");
    }

    @Override
    public String summary() {
        return "Gaussian mixture: c ~ Cat(π), x ~ N(μ_c, Σ_c)";
    }

    @Override
    public List<String> equations() {
        return List.of(
                "c ~ Cat(π)",
                "x | c ~ N(μ_c, Σ_c), where Σ_c is σ²_c I (spherical), diagonal, the same for all c (tied) or full");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<GaussianMixtureSpec> specType() {
        return GaussianMixtureSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return MixtureAssembly.POSTERIORS;
    }

    @Override
    public Optional<LatentSpace> latents(GaussianMixtureSpec spec) {
        return Optional.of(new LatentSpace.Categorical(spec.components()));
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(GaussianMixtureSpec spec, Theorem theorem) {
        return new Claims(
                theorem,
                true,
                spec.weights() == MixtureWeights.LEARNABLE
                        ? "logits and covariances scale the natural parameters of prior and components"
                        : "the natural parameters of a uniform prior are zero, and covariances scale those of the"
                                + " components",
                "Warnken et al. 2025 (arXiv 2501.09022)");
    }

    @Override
    public List<Objection> objections(GaussianMixtureSpec spec, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        boolean full = spec.covariance() == Covariance.FULL;
        int needed = spec.components() * (full ? data.columns() + 1 : 2);
        if (data.rows() < needed) {
            objections.add(new Objection(
                    "components",
                    spec.components() + " components of this form need at least " + needed + " data points, not "
                            + data.rows()));
        }
        return objections;
    }

    @Override
    public ModelAssembly assemble(GaussianMixtureSpec spec, Setup setup) {
        ExponentialFamily family = family(spec.covariance(), setup.data().columns());
        Set<String> shared = spec.covariance() == Covariance.TIED
                ? Set.of(GaussianForm.LOG_SCALES, GaussianForm.CORRELATIONS)
                : Set.of();
        Components components = new Components(family, spec.components(), shared);
        Mixture model = new Mixture(spec.weights(), components, setup.theorem(), spec.start());
        return MixtureAssembly.of(model, setup);
    }

    private static ExponentialFamily family(Covariance covariance, int columns) {
        return switch (covariance) {
            case SPHERICAL -> GaussianSpherical.of(columns);
            case DIAGONAL -> GaussianDiagonal.of(columns);
            case TIED, FULL -> GaussianFull.of(columns);
        };
    }
}
