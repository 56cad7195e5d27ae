package org.entropysum.experiments.dataset.library;

import java.util.List;
import java.util.Optional;

/**
 * A public data set.
 *
 * @param name the name
 * @param title what it is, one line
 * @param licence who may use it
 * @param citation whom to cite
 * @param files its files; empty if it comes with the framework, or has to be brought
 * @param system the directory where a package of the system puts the files
 * @param npm the package of npm that holds the files
 * @param how how to get the files otherwise, and how to use them; one sentence
 */
public record LibraryEntry(
        String name,
        String title,
        String licence,
        String citation,
        List<LibraryFile> files,
        Optional<String> system,
        Optional<String> npm,
        String how) {
    /** Copies the files. {@inheritDoc} */
    public LibraryEntry {
        files = List.copyOf(files);
    }

    /**
     * The size of all files.
     *
     * @return bytes
     */
    public long bytes() {
        return files.stream().mapToLong(LibraryFile::bytes).sum();
    }
}
