package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.suite.ModelDescription.Data;
import org.entropysum.experiments.suite.ModelDescription.Numbers;
import org.entropysum.experiments.suite.ModelDescription.Tensor;
import org.entropysum.experiments.suite.ModelDescription.Training;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the catalog, with every posterior that it offers, can be written down and read back. */
class ModelDescriptionsTest {
    private static final ModelCatalog MODELS = ModelCatalog.discover();

    static Stream<ModelPlugin<?>> models() {
        return MODELS.entries().stream().map(ModelCatalog.Entry::plugin);
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatIsWrittenIsReadBack(ModelPlugin<?> plugin) {
        CatalogChoices choices = new CatalogChoices(MODELS);
        ModelSettings.Outcome small = new ModelSettings(plugin, choices).small();
        assumeThat(small).isInstanceOf(ModelSettings.Outcome.Loaded.class);
        ModelChoice model = new ModelChoice(plugin.id(), ((ModelSettings.Outcome.Loaded) small).spec());
        for (String posterior : plugin.posteriors()) {
            for (Optional<ExpectationSpec> rule : rules()) {
                ModelDescription description = description(model, choices.posterior(posterior), rule);
                assertThat(new ModelDescriptions(MODELS).write(description))
                        .contains(plugin.id().value(), posterior);
            }
        }
    }

    private static List<Optional<ExpectationSpec>> rules() {
        return List.of(
                Optional.empty(),
                Optional.of(new ExpectationSpec.SigmaPoints()),
                Optional.of(new ExpectationSpec.MonteCarlo(7, Optional.of(3L), ExpectationSpec.Draws.FRESH)),
                Optional.of(new ExpectationSpec.QuasiMonteCarlo(8, Optional.empty(), ExpectationSpec.Draws.FROZEN)));
    }

    private static ModelDescription description(
            ModelChoice model, NamedPosterior posterior, Optional<ExpectationSpec> rule) {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "0.1.0",
                model,
                posterior,
                rule,
                Theorem.PSEUDO_ENTROPY,
                -5,
                new Data("no", 12, List.of("true", "2", "a \"b\": c"), "00"),
                List.of(new Tensor("weights 1", Role.OBSERVABLE, 2, 3, false)),
                new Numbers(6, "00"),
                new Training("CONFIRMED", 12, -3.25, 1e-300));
    }
}
