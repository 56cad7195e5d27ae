package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A project with a model plugin, made from the example {@code weibull-mixture}, which the build examines: only names differ.
 */
record PluginProject(String id, String type, String packageName) {
    private static final String TEMPLATE = "new-plugin/";
    private static final String OTHERWISE = "Model";

    /** The packages whose classes the project uses by their simple names. */
    private static final List<String> IMPORTED = List.of(
            "java/lang/",
            "java/util/",
            "org/entropysum/data/",
            "org/entropysum/family/",
            "org/entropysum/model/",
            "org/entropysum/numeric/",
            "org/entropysum/plugin/",
            "org/entropysum/posterior/");

    private static final List<String> FILES = List.of(
            "pom.xml",
            "README.md",
            "suite.yaml",
            "lifetimes.csv",
            "src/main/java/org/example/weibull/WeibullMixture.java",
            "src/main/java/org/example/weibull/WeibullMixturePlugin.java",
            "src/main/java/org/example/weibull/WeibullModels.java",
            "src/main/resources/META-INF/services/org.entropysum.plugin.ModelModule",
            "src/test/java/org/example/weibull/WeibullMixtureTest.java");

    /** The project of a model with that id. */
    static PluginProject of(String id) {
        String type = Stream.of(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        String word = id.replace("-", "");
        return new PluginProject(id, isTaken(type) ? type + OTHERWISE : type, isTaken(word) ? word + "model" : word);
    }

    /** Whether Java keeps the word for itself, or a class of that name would hide one that the project uses. */
    private static boolean isTaken(String name) {
        return SourceVersion.isKeyword(name)
                || Stream.of("", "Plugin", "Models")
                        .anyMatch(suffix ->
                                IMPORTED.stream().anyMatch(folder -> exists(folder + name + suffix + ".class")));
    }

    private static boolean exists(String resource) {
        return Object.class.getResource("/" + resource) != null
                || PluginProject.class.getResource("/" + resource) != null;
    }

    /**
     * Writes all files or none.
     *
     * @throws FileAlreadyExistsException if the folder exists and is not empty
     */
    void write(Path folder) throws IOException {
        requireFree(folder);
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(Objects.requireNonNull(parent));
        Path draft = Files.createTempDirectory(parent, "." + folder.getFileName());
        try {
            for (String file : FILES) {
                Path path = draft.resolve(renamed(file));
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, renamed(template(file)));
            }
            Files.deleteIfExists(folder);
            move(draft, folder);
        } finally {
            delete(draft);
        }
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new FileAlreadyExistsException(folder.toString());
    }

    // Longer names first, so that none is replaced inside another
    private String renamed(String text) {
        return text.replace("WeibullMixture", type)
                .replace("WeibullModels", type + "Models")
                .replace("weibull-mixture", id)
                .replace("org.example.weibull", "org.example." + packageName)
                .replace("org/example/weibull", "org/example/" + packageName);
    }

    private static String template(String file) throws IOException {
        try (InputStream stream = PluginProject.class.getResourceAsStream(TEMPLATE + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void move(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(draft, folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
