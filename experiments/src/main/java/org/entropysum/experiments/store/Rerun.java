package org.entropysum.experiments.store;

/** Which cells run though there is a result for them. */
public enum Rerun {
    /** Those whose settings, data or code have changed since. */
    STALE,
    /** Those, and those that did not pass. */
    FAILED,
    /** All. */
    ALL
}
