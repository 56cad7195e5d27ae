package org.entropysum.data;

/** Something needs all rows at once, and the data are streamed. */
public final class NotInMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final double MEGABYTE = 1e6;

    NotInMemory(String name, DataShape shape) {
        super(String.format(
                java.util.Locale.ROOT,
                "data set %s is streamed, and this needs its %d × %d values in memory (%.0f MB); take fewer rows, or use"
                        + " what works through chunks()",
                name,
                shape.rows(),
                shape.columns(),
                (double) shape.rows() * shape.columns() * Double.BYTES / MEGABYTE));
    }
}
