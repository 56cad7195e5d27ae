package org.entropysum.experiments.dataset.prepare;

/** How columns are scaled. */
public enum Scaling {
    /** Not at all. */
    NONE,
    /** To [0, 1]. */
    UNIT,
    /** To mean 0 and variance 1. */
    STANDARD
}
