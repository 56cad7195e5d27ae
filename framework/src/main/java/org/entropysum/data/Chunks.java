package org.entropysum.data;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Consecutive chunks of a data set, each read when it is asked for and kept by nobody. */
final class Chunks extends AbstractList<Batch> implements RandomAccess {
    private final Dataset data;
    private final int chunk;

    Chunks(Dataset data, int chunk) {
        if (chunk < 1) {
            throw new IllegalArgumentException("a chunk has at least one row, not " + chunk);
        }
        this.data = data;
        this.chunk = chunk;
    }

    @Override
    public int size() {
        return (int) (((long) data.shape().rows() + chunk - 1) / chunk);
    }

    @Override
    public Batch get(int index) {
        java.util.Objects.checkIndex(index, size());
        int first = index * chunk;
        return data.rows(first, Math.min(chunk, data.shape().rows() - first));
    }
}
