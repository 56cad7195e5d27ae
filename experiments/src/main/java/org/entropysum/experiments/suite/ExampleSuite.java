package org.entropysum.experiments.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;

/**
 * A suite that shows a model of the catalog at work.
 *
 * @param text the YAML, ending with a line break
 */
public record ExampleSuite(String text) {
    private static final String PIXELS =
            "{source: prepared, of: {source: digits, pixels: binary}, rows: 300, columns: [r2c4, r3c3, r4c5, r5c6]}";
    private static final String COUNTS =
            "{source: draws, model: {id: mixture, family: poisson, components: 2}, like: " + PIXELS + ", rows: 100}";

    /** Real numbers, positive ones among them; bits; counts; shares. */
    private static final List<String> DATA =
            List.of("{source: iris}", PIXELS, COUNTS, "{source: prepared, of: {source: iris}, scaling: unit}");

    /**
     * The example of a model: the plugin's own, else small settings on those of the bundled data that fit.
     *
     * @param plugin the model
     * @param choices what settings may choose from the catalog
     * @param loader loads suites that name the model
     * @return the suite, or empty if the plugin brings none and none can be guessed
     */
    public static Optional<ExampleSuite> of(ModelPlugin<?> plugin, CatalogChoices choices, SuiteLoader loader) {
        return plugin.example().or(() -> guessed(plugin, choices, loader)).map(ExampleSuite::new);
    }

    private static <S extends ModelSpec> Optional<String> guessed(
            ModelPlugin<S> plugin, CatalogChoices choices, SuiteLoader loader) {
        ModelSettings settings = new ModelSettings(plugin, choices);
        return settings.small() instanceof ModelSettings.Outcome.Loaded small
                ? DATA.stream()
                        .map(data -> text(plugin, plugin.specType().cast(small.spec()), settings.smallest(), data))
                        .filter(text -> new ExampleSuite(text).load(loader) instanceof LoadResult.Loaded)
                        .findFirst()
                : Optional.empty();
    }

    private static <S extends ModelSpec> String text(
            ModelPlugin<S> plugin, S spec, Map<String, String> settings, String data) {
        String model = settings.entrySet().stream()
                .map(entry -> ", " + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("", "{id: " + plugin.id(), "}"));
        Theorem theorem = plugin.theorem();
        return "name: " + plugin.id() + "\n"
                + "data:\n"
                + "  some: " + data + "\n"
                + "cells:\n"
                + "  - name: small\n"
                + "    data: some\n"
                + "    model: " + model + "\n"
                + (theorem == Theorem.ENTROPY ? "" : "    theorem: " + theorem.label() + "\n")
                + "    training: {algorithm: lbfgs, steps: 5000}\n"
                + "    tolerance: 1e-6\n"
                + (plugin.claims(spec, theorem).holds() ? "" : "    expect: OUT_OF_SCOPE\n");
    }

    /**
     * Loads the suite.
     *
     * @param loader a loader that knows the model
     * @return the suite, or all problems
     */
    public LoadResult load(SuiteLoader loader) {
        try {
            return loader.load("example", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
