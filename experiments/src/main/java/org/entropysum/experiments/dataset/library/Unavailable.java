package org.entropysum.experiments.dataset.library;

import java.io.IOException;

/** A file of a public data set that is not there, or not as it should be, and how to get it. */
public final class Unavailable extends IOException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message);
    }
}
