package org.entropysum.experiments.suite;

/** Says that so much is wrong with a text that looking for more is of no use. */
final class TooManyProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
