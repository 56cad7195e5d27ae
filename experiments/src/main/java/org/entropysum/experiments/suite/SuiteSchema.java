package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.analysis.AnalysisCatalog;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.ModelCatalog;

/**
 * The JSON Schema (draft 7) of suites over some catalogs, so that editors complete keys and names and mark what does not
 * fit. It is wider than {@link SuiteLoader}: what depends on several places, such as names of data sets, paths in grids, or
 * settings against data, only the loader knows. It has no part in loading.
 */
public final class SuiteSchema {
    private static final String RANGE = "^-?\\d+\\.\\.-?\\d+$";

    private final SchemaTypes types;

    private SuiteSchema(SchemaTypes types) {
        this.types = types;
    }

    /**
     * The schema.
     *
     * @param models the models and their parts
     * @param sources the data sources
     * @param analyses the analyses
     * @return the schema as a tree of maps, lists, texts and numbers
     */
    public static Map<String, Object> of(ModelCatalog models, DataSourceCatalog sources, AnalysisCatalog analyses) {
        Map<Class<?>, String> summaries = new HashMap<>();
        models.entries()
                .forEach(entry ->
                        summaries.put(entry.plugin().specType(), entry.plugin().summary()));
        components(models.posteriors(), summaries);
        components(models.families(), summaries);
        components(models.networks(), summaries);
        sources.offers().forEach(offer -> summaries.put(offer.settings(), offer.summary()));
        analyses.offers().forEach(offer -> summaries.put(offer.settings(), offer.summary()));
        List<Choice> choices = new SuiteLoader(models, sources, analyses).choices();
        return new SuiteSchema(new SchemaTypes(choices, type -> Optional.ofNullable(summaries.get(type)))).suite();
    }

    private static void components(Catalog<? extends ComponentPlugin<?>> plugins, Map<Class<?>, String> summaries) {
        plugins.entries()
                .forEach(entry ->
                        summaries.put(entry.plugin().specType(), entry.plugin().summary()));
    }

    private Map<String, Object> suite() {
        Map<String, Object> properties = types.properties(Suite.class, true);
        properties.put("cells", cells());
        properties.put(Defaults.KEY, defaults());
        properties.put(Adjustments.PROFILES, profiles());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Suite of entropysum");
        schema.putAll(SchemaTypes.object(properties));
        schema.put("required", SchemaTypes.required(Suite.class));
        Map<String, Object> definitions = new LinkedHashMap<>();
        types.definitions().keySet().stream()
                .sorted()
                .forEach(name -> definitions.put(name, types.definitions().get(name)));
        schema.put("definitions", definitions);
        return schema;
    }

    private Map<String, Object> cells() {
        List<Object> varies = new ArrayList<>();
        List.of(Variation.GRID, Variation.ZIP, Variation.CASES)
                .forEach(key -> varies.add(Map.of("required", List.of(key))));
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("if", Map.of("anyOf", varies));
        cell.put("then", variedCell());
        cell.put("else", plainCell());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", "what is verified");
        schema.put("type", "array");
        schema.put("items", cell);
        schema.put("minItems", 1);
        return schema;
    }

    /** Only the name: the other keys may stand in the defaults. */
    private Map<String, Object> plainCell() {
        Map<String, Object> schema = SchemaTypes.object(types.properties(CellSpec.class, true));
        schema.put("required", List.of("name"));
        return schema;
    }

    private Map<String, Object> variedCell() {
        Map<String, Object> properties = types.properties(CellSpec.class, false);
        Map<String, Object> values = SchemaTypes.anyOf(
                List.of(Map.of("type", "array", "minItems", 1), Map.of("type", "string", "pattern", RANGE)));
        Map<String, Object> axes = Map.of("type", "object", "minProperties", 1, "additionalProperties", values);
        properties.put(Variation.GRID, with("every combination of the values of settings", axes));
        properties.put(Variation.ZIP, with("values of settings that change together", axes));
        properties.put(
                Variation.CASES,
                with(
                        "named cases, each with settings",
                        Map.of(
                                "type",
                                "object",
                                "minProperties",
                                1,
                                "additionalProperties",
                                Map.of("type", List.of("object", "null")))));
        properties.put(
                Variation.EXCLUDE,
                with(
                        "combinations that do not run",
                        Map.of("type", "array", "items", Map.of("type", "object", "minProperties", 1))));
        Map<String, Object> schema = SchemaTypes.object(properties);
        schema.put("required", List.of("name"));
        return schema;
    }

    private Map<String, Object> defaults() {
        Map<String, Object> properties = types.properties(CellSpec.class, true);
        properties.remove("name");
        return with("keys of cells that do not say otherwise", SchemaTypes.object(properties));
    }

    private static Map<String, Object> profiles() {
        return with(
                "changes to the suite by name, for the option --profile",
                Map.of("type", "object", "additionalProperties", Map.of("type", List.of("object", "null"))));
    }

    private static Map<String, Object> with(String description, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>(Map.of("description", description));
        described.putAll(schema);
        return described;
    }
}
