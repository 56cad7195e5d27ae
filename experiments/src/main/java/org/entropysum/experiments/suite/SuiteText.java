package org.entropysum.experiments.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entropysum.experiments.dataset.LocatedReader;
import org.entropysum.experiments.dataset.MalformedText;

/** The text of a suite: UTF-8 without control characters, of limited size. */
final class SuiteText {
    private static final int MOST_CHARACTERS = 1 << 20;

    private SuiteText() {}

    /** The text of a file; empty, with a problem told, if it is not to be had. */
    static Optional<String> of(Path file, Problems problems) {
        Optional<String> obstacle = obstacle(file);
        if (obstacle.isPresent()) {
            problems.add(Place.START, obstacle.get());
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return of(bytes, problems);
        } catch (IOException unreadable) {
            problems.add(Place.START, "the file cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> obstacle(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("there is no such file; expected a suite in YAML");
        }
        if (Files.isDirectory(file)) {
            return Optional.of("this is a directory; expected a suite in YAML");
        }
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? Optional.empty()
                : Optional.of("the file cannot be read; expected a suite in YAML");
    }

    /** The text of these bytes; empty, with a problem told, if they hold no text. */
    static Optional<String> of(InputStream bytes, Problems problems) throws IOException {
        try (LocatedReader in = LocatedReader.of(bytes)) {
            return text(in, problems);
        } catch (MalformedText malformed) {
            problems.addAll(java.util.List.of(malformed.in(problems.file())));
            return Optional.empty();
        }
    }

    private static Optional<String> text(LocatedReader in, Problems problems) throws IOException {
        StringBuilder text = new StringBuilder();
        while (in.peek() != LocatedReader.END) {
            Optional<String> refusal = refusal(in.peek(), text.length());
            if (refusal.isPresent()) {
                problems.add(new Place(in.line(), in.column()), refusal.get());
                return Optional.empty();
            }
            text.append((char) in.read());
        }
        return Optional.of(text.toString());
    }

    private static Optional<String> refusal(int character, int length) {
        if (length >= MOST_CHARACTERS) {
            return Optional.of("the file is larger than 1 MB; expected a suite of some lines");
        }
        boolean control =
                Character.isISOControl(character) && character != '\n' && character != '\t' && character != 0x85;
        return control || character >= 0xFFFE
                ? Optional.of(String.format("character U+%04X is not allowed; expected a text file", character))
                : Optional.empty();
    }
}
