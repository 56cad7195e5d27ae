package org.entropysum.experiments.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.entropysum.experiments.dataset.Fingerprint;

/** What tells one version of code from another: names and checksums of its files, in a jar or a folder alike. */
final class CodeFingerprint {
    private CodeFingerprint() {}

    /** The fingerprint of the files beside a class whose names are accepted; empty where the class has no place. */
    static String of(Class<?> type, Predicate<String> accepted) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            Map<String, Long> checksums = Files.isDirectory(place) ? folder(place) : jar(place);
            String text = checksums.entrySet().stream()
                    .filter(entry ->
                            accepted.test(entry.getKey()) && !entry.getKey().startsWith("META-INF/"))
                    .map(entry -> entry.getKey() + " " + Long.toHexString(entry.getValue()) + "\n")
                    .collect(Collectors.joining());
            return Fingerprint.of(text).toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the code of " + type.getName(), unreadable);
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return Fingerprint.of(source.getLocation().toString()).toString();
        }
    }

    private static Map<String, Long> jar(Path file) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return new TreeMap<>(jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc, (first, second) -> second)));
        }
    }

    private static Map<String, Long> folder(Path root) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 checksum = new CRC32();
                checksum.update(Files.readAllBytes(file));
                checksums.put(root.relativize(file).toString().replace('\\', '/'), checksum.getValue());
            }
        }
        return checksums;
    }
}
