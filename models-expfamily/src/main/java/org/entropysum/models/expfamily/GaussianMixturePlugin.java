package org.entropysum.models.expfamily;

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
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** The plugin {@code gaussian-mixture}. */
final class GaussianMixturePlugin implements ModelPlugin<GaussianMixtureSpec> {
    @Override
    public ModelId id() {
        return ModelId.of("gaussian-mixture");
    }

    @Override
    public String summary() {
        return "Gaussian mixture: c ~ Cat(π), x ~ N(μ_c, Σ_c)";
    }

    @Override
    public Class<GaussianMixtureSpec> specType() {
        return GaussianMixtureSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of(EXACT, "free-categorical");
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
                "logits and covariances scale the natural parameters of prior and components",
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
        int observables = setup.data().columns();
        GaussianMixture model = new GaussianMixture(spec.components(), observables, spec.covariance());
        VariationalFamily posterior = setup.familyOrExact(model, () -> ExactEnumeration.of(model));
        boolean tied = spec.covariance() == Covariance.TIED;
        return ModelAssembly.of(model, posterior, setup.expectation().orElse(new Expectation.Enumeration()))
                .with(new GaussianMixtureMaximization(model, spec.components(), observables, tied));
    }
}
