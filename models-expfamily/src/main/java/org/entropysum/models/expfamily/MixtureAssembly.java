package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** A mixture with its q, its M-step and, where it has one, its fused form. */
final class MixtureAssembly {
    /** The posteriors that suit mixtures best; the others are in the catalog. */
    static final List<String> POSTERIORS = List.of(ModelPlugin.EXACT, "truncated-responsibilities", "free-categorical");

    private MixtureAssembly() {}

    static ModelAssembly of(Mixture model, Setup setup) {
        return of(model, setup.familyOrExact(model, () -> ExactEnumeration.of(model)))
                .with(setup.expectation().orElse(new Expectation.Enumeration()));
    }

    static ModelAssembly of(Mixture model, VariationalFamily posterior) {
        ModelAssembly assembly = ModelAssembly.of(model, posterior, new Expectation.Enumeration())
                .with(maximization(model));
        return GaussianForm.of(model.components())
                .filter(form -> posterior instanceof ExactEnumeration)
                .map(form -> assembly.with(new FusedGaussianMixture(model, form)))
                .orElse(assembly);
    }

    private static Maximization maximization(Mixture model) {
        return GaussianForm.of(model.components())
                .<Maximization>map(form -> new GaussianMaximization(model, form))
                .orElseGet(() -> new FamilyMaximization(model));
    }
}
