package org.entropysum.experiments.dataset.library;

/** The parts of a data set whose authors divided it. */
public enum Part {
    /** The rows to learn from. */
    TRAIN,
    /** The rows to test on. */
    TEST
}
