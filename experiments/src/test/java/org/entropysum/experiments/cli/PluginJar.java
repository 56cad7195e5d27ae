package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes jars with plugins: from a project, or from a few lines of source. */
final class PluginJar {
    private static final String SERVICE = "META-INF/services/org.entropysum.plugin.ModelModule";

    private PluginJar() {}

    /** The jar of a project as Maven would make it. */
    static Path of(Path project, Path jar) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        compile(project.resolve("src/main/java"), classes);
        Path service = classes.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.copy(project.resolve("src/main/resources").resolve(SERVICE), service);
        pack(classes, jar, Map.of());
        return jar;
    }

    /** A jar of one source file in the package {@code broken}, whose service file names the given class. */
    static Path of(String source, String service, Map<String, String> manifest, Path jar) throws IOException {
        Path folder = Files.createTempDirectory(jar.getParent(), "sources");
        Path classes = Files.createTempDirectory(jar.getParent(), "classes");
        Path file = folder.resolve("broken/Module.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        compile(folder, classes);
        if (!service.isEmpty()) {
            Path list = classes.resolve(SERVICE);
            Files.createDirectories(list.getParent());
            Files.writeString(list, service + "\n");
        }
        pack(classes, jar, manifest);
        return jar;
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-XDsuppressNotes",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("the compiler's exit code").isZero();
    }

    private static void pack(Path classes, Path jar, Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(path));
            }
        }
        assertThat(Files.readString(jar, StandardCharsets.ISO_8859_1)).startsWith("PK");
    }
}
