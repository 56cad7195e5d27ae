package org.entropysum.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.run.CellResult;

/**
 * The file of one run: its identity, what was found, and apart from both what differs from one time to the next.
 *
 * @param identity what the result depends on
 * @param result the result, without the time that it took
 * @param data the SHA-256 of the data set's content
 * @param seconds the time that it took
 * @param origin when, where and with what it was found
 */
record StoredCell(CellIdentity identity, ObjectNode result, String data, double seconds, Map<String, String> origin) {
    private static final String SECONDS = "seconds";

    /** What the suite expects is no part of what was found. */
    private static final List<String> EXPECTED = List.of("expect", "passed", "checks");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    static StoredCell of(CellIdentity identity, CellResult result, String data, Map<String, String> origin) {
        ObjectNode tree = MAPPER.valueToTree(result);
        tree.remove(SECONDS);
        return new StoredCell(identity, tree, data, result.seconds(), new TreeMap<>(origin));
    }

    /** The SHA-256 of what was found: without times, machine, and what the suite expects. */
    static String hash(CellResult result) {
        ObjectNode tree = MAPPER.valueToTree(result);
        tree.remove(SECONDS);
        return hash(tree);
    }

    private static String hash(ObjectNode result) {
        return Fingerprint.of(result.deepCopy().remove(EXPECTED).toString()).toString();
    }

    String hash() {
        return hash(result);
    }

    CellResult toResult() throws JsonProcessingException {
        ObjectNode complete = result.deepCopy();
        complete.put(SECONDS, seconds);
        return MAPPER.treeToValue(complete, CellResult.class);
    }

    /** The content of the file. */
    String text() {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode depends = root.putObject("identity");
        depends.put("hash", identity.hash());
        depends.set("settings", MAPPER.valueToTree(identity.settings()));
        depends.put("files", identity.files());
        depends.set("code", MAPPER.valueToTree(identity.code()));
        root.put("data", data);
        root.put("resultHash", hash());
        root.set("result", result);
        ObjectNode run = root.putObject("run");
        run.put(SECONDS, seconds);
        run.set("origin", MAPPER.valueToTree(origin));
        return root.toPrettyString() + "\n";
    }

    /** Reads the content of a file; refuses one whose hashes are not those of its content. */
    static StoredCell read(byte[] bytes) throws java.io.IOException {
        JsonNode root = MAPPER.readTree(bytes);
        JsonNode depends = root.path("identity");
        Map<String, Object> settings = MAPPER.convertValue(depends.path("settings"), new TypeReference<>() {});
        Map<String, String> code = MAPPER.convertValue(depends.path("code"), new TypeReference<>() {});
        Map<String, String> origin = MAPPER.convertValue(root.path("run").path("origin"), new TypeReference<>() {});
        if (settings == null || code == null || origin == null || !(root.path("result") instanceof ObjectNode found)) {
            throw new java.io.IOException("no result of a cell");
        }
        CellIdentity identity = new CellIdentity(settings, depends.path("files").asText(), code);
        StoredCell stored = new StoredCell(
                identity,
                found,
                root.path("data").asText(),
                root.path("run").path(SECONDS).asDouble(),
                origin);
        if (stored.hash().equals(root.path("resultHash").asText())
                && identity.hash().equals(depends.path("hash").asText())) {
            return stored;
        }
        throw new java.io.IOException("the content is not that of the hashes in it");
    }
}
