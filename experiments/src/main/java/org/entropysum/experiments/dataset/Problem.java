package org.entropysum.experiments.dataset;

import java.util.Comparator;

/**
 * What is wrong in a file that a person wrote, and where: one line, {@code file:line:column: message}. The message says
 * what is wrong, what was expected and, for a name, the nearest known one.
 *
 * @param file the file as the person knows it
 * @param line the line, from 1
 * @param column the column in characters (code points), from 1
 * @param message one sentence; line breaks and other control characters are replaced by spaces
 */
public record Problem(String file, int line, int column, String message) implements Comparable<Problem> {
    private static final int QUOTED_LENGTH = 40;
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    /** Makes sure that the message is one line. {@inheritDoc} */
    public Problem {
        file = file.replaceAll("\\p{Cntrl}", " ");
        message = message.strip().replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
    }

    /**
     * A text in quotation marks, fit for a message: shortened, control characters written as escapes.
     *
     * @param text any text
     * @return the text in quotation marks
     */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(QUOTED_LENGTH).forEach(character -> append(shown, character));
        boolean whole = text.codePointCount(0, text.length()) <= QUOTED_LENGTH;
        return shown.append(whole ? "\"" : "…\"").toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\t' -> shown.append("\\t");
            case '"' -> shown.append("\\\"");
            default -> {
                if (isShowable(character)) {
                    shown.appendCodePoint(character);
                } else {
                    shown.append(String.format("\\u%04X", character));
                }
            }
        }
    }

    private static boolean isShowable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
