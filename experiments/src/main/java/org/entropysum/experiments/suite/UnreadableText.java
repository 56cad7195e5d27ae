package org.entropysum.experiments.suite;

/** Says that a text cannot be read on as YAML, and why. */
final class UnreadableText extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    UnreadableText(Place place, String message) {
        super(message);
        this.line = place.line();
        this.column = place.column();
    }

    Place place() {
        return new Place(line, column);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
