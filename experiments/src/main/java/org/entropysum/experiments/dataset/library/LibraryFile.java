package org.entropysum.experiments.dataset.library;

/**
 * A file of a public data set.
 *
 * @param name its name here
 * @param bytes its size
 * @param sha256 its checksum, 64 hexadecimal digits
 * @param member its name in the package of npm that holds it, or empty
 */
public record LibraryFile(String name, long bytes, String sha256, String member) {}
