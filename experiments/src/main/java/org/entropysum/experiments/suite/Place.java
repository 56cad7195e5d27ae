package org.entropysum.experiments.suite;

/**
 * A place in a text: line and column (in code points), both from 1.
 *
 * @param origin what the text is if it is not the file, for example an option of the command line; else empty
 */
record Place(int line, int column, String origin) {
    static final Place START = new Place(1, 1);

    Place(int line, int column) {
        this(line, column, "");
    }

    Place plusColumns(int more) {
        return new Place(line, column + more, origin);
    }
}
