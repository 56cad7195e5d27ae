package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entropysum.experiments.analysis.AnalysisCatalog;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.plugin.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuiteSchemaTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode TREE = new ObjectMapper()
            .valueToTree(
                    SuiteSchema.of(ModelCatalog.discover(), DataSourceCatalog.standard(), AnalysisCatalog.standard()));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(TREE);

    /** Of the bad suites, what a schema cannot see: names of data sets, paths in grids, settings against data. */
    private static final double SEEN = 0.7;

    private static Set<ValidationMessage> problems(String yaml) throws JsonProcessingException {
        return SCHEMA.validate(YAML.readTree(yaml));
    }

    static List<String> bundled() {
        return SuiteLoader.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledSuiteFits(String suite) throws IOException {
        try (InputStream bytes = BundledSuites.open(suite)) {
            assertThat(SCHEMA.validate(YAML.readTree(bytes))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledSuiteNamesTheSchema(String suite) throws IOException {
        try (InputStream bytes = BundledSuites.open(suite)) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("# yaml-language-server: $schema=")
                    .contains("suite.schema.json\n");
        }
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void aBundledSuiteWithAMisspeltKeyDoesNotFit(String suite) throws IOException {
        try (InputStream bytes = BundledSuites.open(suite)) {
            ObjectNode tree = (ObjectNode) YAML.readTree(bytes);
            ObjectNode cell = (ObjectNode) tree.get("cells").get(0);
            cell.put("modle", "ppca");
            assertThat(SCHEMA.validate(tree)).isNotEmpty();
        }
    }

    @Test
    void mostBadSuitesDoNotFit() throws IOException {
        List<String> seen = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/org/entropysum/experiments/suite/bad"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".yaml")).sorted().toList()) {
                (isSeen(file) ? seen : unseen).add(file.getFileName().toString());
            }
        }
        assertThat(seen).hasSizeGreaterThan((int) (SEEN * (seen.size() + unseen.size())));
        assertThat(seen).contains("unknown-keys.yaml", "unknown-names.yaml", "missing-keys.yaml", "wrong-types.yaml");
    }

    /** Whether the file is no YAML of one document, or none that fits. */
    private static boolean isSeen(Path file) throws IOException {
        try {
            return !SCHEMA.validate(YAML.readTree(Files.readAllBytes(file))).isEmpty();
        } catch (JsonProcessingException noYaml) {
            return true;
        }
    }

    private static String suite(String model) {
        return "name: s\ndata: {iris: {source: iris}}\ncells: [{name: c, data: iris, training: em, model: " + model
                + "}]\n";
    }

    @Test
    void settingsOfAModelAreThoseOfItsPlugin() throws JsonProcessingException {
        assertThat(problems(suite("{id: ppca, latents: 2}"))).isEmpty();
        assertThat(problems(suite("{id: ppca}"))).anyMatch(it -> it.toString().contains("latents"));
        assertThat(problems(suite("{id: ppca, latents: 0}"))).isNotEmpty();
        assertThat(problems(suite("{id: ppca, latents: two}"))).isNotEmpty();
        assertThat(problems(suite("{id: ppca, latents: 2, components: 3}"))).isNotEmpty();
        assertThat(problems(suite("{id: pcca, latents: 2}"))).isNotEmpty();
    }

    @Test
    void aGridMayGiveWhatAModelRequires() throws JsonProcessingException {
        String grid = "{id: ppca}, grid: {model.latents: 1..3";
        assertThat(problems(suite(grid + "}"))).isEmpty();
        assertThat(problems(suite("{id: ppca}, grid: {model.latents: 3}"))).isNotEmpty();
    }

    @Test
    void everyModelOfTheCatalogIsOffered() {
        JsonNode names = TREE.at("/definitions/ModelChoice/anyOf/1/properties/id/enum");
        List<String> offered = new ArrayList<>();
        names.forEach(name -> offered.add(name.asText()));
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(ModelCatalog.discover().entries().stream()
                        .map(entry -> entry.plugin().id().value())
                        .toList());
    }

    @Test
    void everyReferenceLeadsToADefinition() {
        List<String> references = TREE.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        assertThat(references)
                .allMatch(reference -> !TREE.at(reference.substring(1)).isMissingNode());
    }
}
