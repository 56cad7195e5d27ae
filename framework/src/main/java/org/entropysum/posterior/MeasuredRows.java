package org.entropysum.posterior;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** The rows of a data set of which networks keep moments: all, or chunks at equal distances where they are many. */
final class MeasuredRows {
    /** Nodes that are measured at most. */
    static final int MOST_NODES = 1 << 14;

    private static final int CHUNKS = 64;

    private final List<Batch> chunks;
    private final Expectation rule;

    private MeasuredRows(List<Batch> chunks, Expectation rule) {
        this.chunks = chunks;
        this.rule = rule;
    }

    static MeasuredRows of(Dataset data, Expectation rule) {
        return new MeasuredRows(data.chunks(Math.max(1, MOST_NODES / CHUNKS / rule.samples())), rule);
    }

    private Stream<Batch> stream() {
        int count = Math.min(chunks.size(), CHUNKS);
        return IntStream.range(0, count).mapToObj(i -> chunks.get(Math.toIntExact((long) i * chunks.size() / count)));
    }

    Iterable<Batch> batches() {
        return () -> stream().iterator();
    }

    /** The nodes of these rows, {@code [B, H]} each. */
    Iterable<Matrix> nodes(VariationalFamily family, Parameters held) {
        return () ->
                stream().map(chunk -> family.at(held, chunk).nodes(rule).z()).iterator();
    }
}
