package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Problem;

/** A file that is not what it should be, and the byte where that shows. */
public final class BadFile extends IOException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * A fault in a file.
     *
     * @param position the byte, from 0
     * @param message what is wrong, what was expected and what to do
     */
    public BadFile(long position, String message) {
        super(message);
        this.position = position;
    }

    /**
     * What is wrong, and where.
     *
     * @param file the name of the file
     * @return the problem
     */
    public Problem in(String file) {
        int column = (int) Math.min(Integer.MAX_VALUE, position + 1);
        return new Problem(file, 1, column, String.valueOf(getMessage()));
    }

    /**
     * The same as the failure of an inspection.
     *
     * @param file the name of the file
     * @return the failure
     */
    public Inspection.Failed failure(String file) {
        return new Inspection.Failed(java.util.List.of(), java.util.List.of(in(file)));
    }
}
