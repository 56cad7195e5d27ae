package org.entropysum.experiments.suite;

/** A place in a text: line and column (in code points), both from 1. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
