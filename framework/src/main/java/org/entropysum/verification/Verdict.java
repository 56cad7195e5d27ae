package org.entropysum.verification;

/** What a verification found. */
public enum Verdict {
    /** ELBO and entropy sum agree, and all derivatives vanish: the theorem, seen. */
    CONFIRMED,
    /** ELBO and entropy sum agree, but other parameters still move, or the point is degenerate. */
    ON_MANIFOLD,
    /** There is a gap, and the gradient explains it: keep training. */
    NOT_STATIONARY,
    /** There is a gap that the gradient does not explain: a bug, or a false claim. */
    REFUTED,
    /** The parameterization criterion fails, so the theorem says nothing here. */
    OUT_OF_SCOPE,
    /** A number is not finite. */
    FAILED
}
