package org.entropysum.experiments.saved;

import java.nio.file.Path;

/** A trained model cannot be read from its files; the message names the file and what is wrong. */
public final class UnreadableModel extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableModel(Path file, String message) {
        super(file + ": " + message);
    }

    UnreadableModel(String lines) {
        super(lines);
    }
}
