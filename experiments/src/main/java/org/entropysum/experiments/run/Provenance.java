package org.entropysum.experiments.run;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.plugin.ModelCatalog;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What produced a number, apart from the suite and the data: code, versions and machine. What is not known is left out. */
public final class Provenance {
    private static final Pattern VERSION = Pattern.compile(".*?-(\\d[^/\\\\]*)\\.jar");
    private static final String OPENBLAS = "org.bytedeco.openblas.global.openblas";

    private Provenance() {}

    /**
     * The versions and the machine.
     *
     * @param models the models, whose jars are named with their SHA-256
     * @return names and values, in the order to be shown
     */
    public static Map<String, String> current(ModelCatalog models) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("entropysum", Version.current());
        GitState.of(Path.of("")).ifPresent(state -> provenance.putAll(state.lines()));
        jars(models).forEach(jar -> provenance.put("jar " + jar.getFileName() + " SHA-256", sha256(jar)));
        provenance.put("Java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        provenance.put("Java options", options());
        provenance.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        provenance.put("processor", processor());
        provenance.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        provenance.put("threads of linear algebra", String.valueOf(System.getenv("OMP_NUM_THREADS")));
        linearAlgebra().ifPresent(library -> provenance.put("linear algebra", library));
        version(INDArray.class).ifPresent(version -> provenance.put("ND4J", version));
        provenance.values().removeIf(value -> value.isBlank() || value.equals("null"));
        return provenance;
    }

    /** Options of the machine that can matter for numbers or speed; system properties may be secret. */
    private static String options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .collect(Collectors.joining(" "));
    }

    private static String processor() {
        Path linux = Path.of("/proc/cpuinfo");
        if (Files.isReadable(linux)) {
            try (Stream<String> lines = Files.lines(linux)) {
                Optional<String> name = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst();
                return name.orElse(System.getProperty("os.arch"));
            } catch (IOException | RuntimeException unreadable) {
                return System.getProperty("os.arch");
            }
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? System.getProperty("os.arch") : windows;
    }

    /** OpenBLAS tells its version, its options and the kind of processor that it works for. */
    private static Optional<String> linearAlgebra() {
        try {
            Class<?> library = Class.forName(OPENBLAS);
            return Optional.of(
                    text(library, "openblas_get_config") + ", core " + text(library, "openblas_get_corename"));
        } catch (ReflectiveOperationException | LinkageError other) {
            return Optional.empty();
        }
    }

    private static String text(Class<?> library, String function) throws ReflectiveOperationException {
        Object pointer = library.getMethod(function).invoke(null);
        return String.valueOf(pointer.getClass().getMethod("getString").invoke(pointer))
                .strip();
    }

    private static Optional<String> version(Class<?> type) {
        return place(type)
                .map(path -> VERSION.matcher(path.toString()))
                .filter(Matcher::matches)
                .map(it -> it.group(1));
    }

    private static List<Path> jars(ModelCatalog models) {
        return models.entries().stream()
                .flatMap(entry -> place(entry.plugin().getClass()).stream())
                .filter(Files::isRegularFile)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | RuntimeException elsewhere) {
            return Optional.empty();
        }
    }

    private static String sha256(Path jar) {
        try (InputStream bytes = Files.newInputStream(jar)) {
            return Fingerprint.of(bytes).toString();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
