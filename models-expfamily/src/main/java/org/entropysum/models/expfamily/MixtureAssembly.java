package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.TruncatedResponsibilities;
import org.entropysum.posterior.VariationalFamily;

/** A mixture with its q and its M-step. */
final class MixtureAssembly {
    private static final String HARD = "hard";
    private static final String TRUNCATED = "truncated";
    private static final String FREE = "free-categorical";

    /** The posteriors that mixtures offer. */
    static final List<String> POSTERIORS = List.of(ModelPlugin.EXACT, TRUNCATED, HARD, FREE);

    private MixtureAssembly() {}

    static ModelAssembly of(Mixture model, Setup setup, int truncation) {
        ModelAssembly assembly = ModelAssembly.of(
                        model, posterior(model, setup, truncation), new Expectation.Enumeration())
                .with(maximization(model));
        return GaussianForm.of(model.components())
                .filter(form -> assembly.posterior() instanceof ExactEnumeration)
                .map(form -> assembly.with(new FusedGaussianMixture(model, form)))
                .orElse(assembly);
    }

    private static VariationalFamily posterior(Mixture model, Setup setup, int truncation) {
        return switch (setup.posterior()) {
            case HARD -> TruncatedResponsibilities.hard(model);
            case TRUNCATED -> TruncatedResponsibilities.of(model, truncation);
            case FREE -> FreeCategorical.of(model, setup.data().rows());
            default -> ExactEnumeration.of(model);
        };
    }

    private static Maximization maximization(Mixture model) {
        return GaussianForm.of(model.components())
                .<Maximization>map(form -> new GaussianMaximization(model, form))
                .orElseGet(() -> new FamilyMaximization(model));
    }
}
