package org.entropysum.experiments.dataset;

import java.io.IOException;

/** Text that cannot be read on, and where: a byte that is not UTF-8, a quote without end. */
public final class MalformedText extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * A fault in a text.
     *
     * @param line the line, from 1
     * @param column the column in code points, from 1
     * @param message what is wrong and what was expected
     */
    public MalformedText(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /**
     * What is wrong, and where.
     *
     * @param file the name of the file
     * @return the problem
     */
    public Problem in(String file) {
        return new Problem(file, line, column, String.valueOf(getMessage()));
    }
}
