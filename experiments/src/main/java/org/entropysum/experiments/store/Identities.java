package org.entropysum.experiments.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.Version;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;

/** Computes the identity of each run of a suite; files and code are read once. */
public final class Identities {
    /** What a cell says that has no part in its numbers. */
    private static final List<String> WITHOUT_EFFECT = List.of("seeds", "tags", "expect", "check", "overSeeds");

    /** The parts of this program that have a part in the numbers. */
    private static final List<String> OWN =
            List.of("run", "dataset", "draws", "network", "analysis", "stream", "landscape");

    private static boolean isOwn(String name) {
        return OWN.stream().anyMatch(part -> name.startsWith("org/entropysum/experiments/" + part + "/"));
    }

    private final Suite suite;
    private final ModelCatalog models;
    private final boolean plain;
    private final Map<Class<?>, String> code = new HashMap<>();
    private final IdentityHashMap<DataSource, String> files = new IdentityHashMap<>();

    private Identities(Suite suite, ModelCatalog models, boolean plain) {
        this.suite = suite;
        this.models = models;
        this.plain = plain;
    }

    /**
     * The identities of the runs of a suite.
     *
     * @param suite the suite
     * @param models the models that its cells name
     * @param plain whether closed and fused forms are left out
     * @return the identities
     */
    public static Identities of(Suite suite, ModelCatalog models, boolean plain) {
        return new Identities(suite, models, plain);
    }

    CellIdentity of(CellRun run) {
        DataSource source = suite.source(run.cell());
        Map<String, Object> settings = new TreeMap<>();
        if (Canonical.tree(run.cell()) instanceof Map<?, ?> cell) {
            cell.forEach((key, value) -> settings.put(String.valueOf(key), value));
        }
        settings.keySet().removeAll(WITHOUT_EFFECT);
        settings.put("source", Canonical.tree(source));
        settings.put("seed", run.seed());
        settings.put("plain", plain);
        return new CellIdentity(settings, files.computeIfAbsent(source, Identities::content), code(run, source));
    }

    private Map<String, String> code(CellRun run, DataSource source) {
        ModelId id = run.cell().model().id();
        Class<?> plugin = models.find(id).orElseThrow().plugin().getClass();
        Map<String, String> parts = new TreeMap<>();
        parts.put("version", Version.current());
        parts.put(
                "framework", code.computeIfAbsent(ModelCatalog.class, type -> CodeFingerprint.of(type, name -> true)));
        parts.put(
                "runner", code.computeIfAbsent(CellResult.class, type -> CodeFingerprint.of(type, Identities::isOwn)));
        if (!Objects.equals(
                source.getClass().getProtectionDomain().getCodeSource(),
                CellResult.class.getProtectionDomain().getCodeSource())) {
            parts.put(
                    "data source",
                    code.computeIfAbsent(source.getClass(), type -> CodeFingerprint.of(type, name -> true)));
        }
        parts.put("model", code.computeIfAbsent(plugin, type -> CodeFingerprint.of(type, name -> true)));
        return parts;
    }

    private static String content(DataSource source) {
        List<String> hashes = new ArrayList<>();
        for (Path file : paths(source)) {
            hashes.add(sha256(file));
        }
        return String.join(" ", hashes);
    }

    private static List<Path> paths(DataSource source) {
        RecordComponent[] components = source.getClass().getRecordComponents();
        return components == null
                ? List.of()
                : Stream.of(components)
                        .filter(component -> component.getType() == Path.class)
                        .flatMap(component -> Stream.ofNullable((Path) Canonical.component(component, source)))
                        .toList();
    }

    private static String sha256(Path path) {
        try {
            return Files.isRegularFile(path) ? ofFile(path) : Files.isDirectory(path) ? ofFolder(path) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }

    private static String ofFile(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Fingerprint.of(bytes).toString();
        }
    }

    /** Names, sizes and times: a folder may hold more than can be read at every start. */
    private static String ofFolder(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(folder.relativize(file)).append(' ').append(Files.size(file));
                text.append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            }
        }
        return Fingerprint.of(text.toString()).toString();
    }
}
