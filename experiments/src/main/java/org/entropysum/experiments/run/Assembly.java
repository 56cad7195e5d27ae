package org.entropysum.experiments.run;

import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.suite.ExpectationSpec;
import org.entropysum.experiments.suite.ModelChoice;
import org.entropysum.experiments.suite.NamedPosterior;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;

/** From the words of a suite to a model with its q. */
public final class Assembly {
    private Assembly() {}

    /**
     * Assembles a model.
     *
     * @param models the catalog
     * @param model the model with its settings
     * @param posterior the variational family
     * @param expectation how expectations are taken; as the model does if empty
     * @param theorem the form of the theorem
     * @param shape the shape of the data
     * @param seed the seed of the run, which freezes draws
     * @return the assembly
     * @throws IllegalArgumentException if the model takes expectations in another way
     */
    public static ModelAssembly of(
            ModelCatalog models,
            ModelChoice model,
            NamedPosterior posterior,
            Optional<ExpectationSpec> expectation,
            Theorem theorem,
            DataShape shape,
            long seed) {
        ModelPlugin<?> plugin = models.find(model.id())
                .orElseThrow(() -> new IllegalStateException("model " + model.id() + " is not in the catalog"))
                .plugin();
        return of(plugin, model.spec(), posterior, expectation.map(spec -> spec.rule(seed)), theorem, shape);
    }

    private static <S extends ModelSpec> ModelAssembly of(
            ModelPlugin<S> plugin,
            ModelSpec spec,
            NamedPosterior posterior,
            Optional<Expectation> rule,
            Theorem theorem,
            DataShape shape) {
        Setup setup = posterior.setup(plugin, spec, shape, theorem);
        ModelAssembly assembly = plugin.assemble(
                plugin.specType().cast(spec), rule.map(setup::with).orElse(setup));
        if (rule.isEmpty() || rule.get().equals(assembly.expectation())) {
            return assembly;
        }
        throw new IllegalArgumentException("model " + plugin.id() + " takes expectations by " + assembly.expectation()
                + " and not by " + rule.get() + "; leave out the key expectation");
    }
}
