package org.entropysum.experiments.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that an HTML browser and an XML parser both read the same way. Every element is closed, in order, and
 * all text and attribute values are escaped: what users write cannot become markup. Attributes are names and values
 * in turn.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the innermost element, which must be the one that is named. */
    Markup close(String tag) {
        String innermost = open.isEmpty() ? "nothing" : open.pop();
        if (!innermost.equals(tag)) {
            throw new IllegalStateException("closing " + tag + " where " + innermost + " is open");
        }
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element that has no content in HTML, such as {@code meta}, or that is a shape. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Text. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A new line, for those who read the source. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** A style sheet or script of our own, which goes out as it is. */
    Markup verbatim(String tag, String content) {
        if (content.contains("</")) {
            throw new IllegalArgumentException("the " + tag + " would end early");
        }
        open(tag);
        out.append(content);
        return close(tag);
    }

    /** The document so far; all its elements are closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open + " not closed");
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int character) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(isText(character) ? character : '\uFFFD');
        }
    }

    /** The characters of XML 1.0. */
    private static boolean isText(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
