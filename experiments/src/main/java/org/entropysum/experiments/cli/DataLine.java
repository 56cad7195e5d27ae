package org.entropysum.experiments.cli;

import java.util.List;
import org.entropysum.experiments.dataset.library.LibraryEntry;

/** A public data set as programs read it. */
record DataLine(
        String name,
        String title,
        String state,
        long bytes,
        String licence,
        String citation,
        String how,
        List<DataFileLine> files) {
    /** A file of it. */
    record DataFileLine(String name, long bytes, String sha256) {}

    DataLine(LibraryEntry entry, String state) {
        this(
                entry.name(),
                entry.title(),
                state,
                entry.bytes(),
                entry.licence(),
                entry.citation(),
                entry.how(),
                entry.files().stream()
                        .map(file -> new DataFileLine(file.name(), file.bytes(), file.sha256()))
                        .toList());
    }
}
