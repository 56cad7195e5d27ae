package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.LocatedReader;
import org.entropysum.experiments.dataset.MalformedText;

/** The rows of a CSV file after RFC 4180, strictly: quotes surround a whole field, and are doubled inside. */
final class CsvRows {
    private static final char QUOTE = '"';

    private final LocatedReader in;
    private final char delimiter;

    CsvRows(LocatedReader in, Delimiter delimiter) {
        this.in = in;
        this.delimiter = delimiter.character();
    }

    /** The next row, or empty behind the last one; an empty line is a row of one empty field. */
    Optional<List<CsvField>> next() throws IOException {
        if (in.peek() == LocatedReader.END) {
            return Optional.empty();
        }
        List<CsvField> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (in.read() == delimiter);
        return Optional.of(fields);
    }

    private CsvField field() throws IOException {
        int line = in.line();
        int column = in.column();
        String text = in.peek() == QUOTE ? quoted(line, column) : plain();
        return new CsvField(line, column, text.strip());
    }

    private String plain() throws IOException {
        StringBuilder text = new StringBuilder();
        while (!endsField(in.peek())) {
            if (in.peek() == QUOTE) {
                throw malformed(
                        in.line(), in.column(), "a quote inside a field; expected quotes around the whole field");
            }
            text.append((char) in.read());
        }
        return text.toString();
    }

    private String quoted(int line, int column) throws IOException {
        StringBuilder text = new StringBuilder();
        in.read();
        while (true) {
            int next = in.read();
            if (next == LocatedReader.END) {
                throw malformed(line, column, "the quote that starts here is never closed");
            }
            if (next != QUOTE) {
                text.append((char) next);
            } else if (in.peek() == QUOTE) {
                text.append((char) in.read());
            } else {
                expectEnd();
                return text.toString();
            }
        }
    }

    private void expectEnd() throws IOException {
        if (!endsField(in.peek())) {
            throw malformed(
                    in.line(),
                    in.column(),
                    "text behind a closing quote; expected the next field or the end of the line");
        }
    }

    private boolean endsField(int next) {
        return next == delimiter || next == '\n' || next == LocatedReader.END;
    }

    private static MalformedText malformed(int line, int column, String message) {
        return new MalformedText(line, column, message);
    }
}
