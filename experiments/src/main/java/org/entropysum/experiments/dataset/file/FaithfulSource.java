package org.entropysum.experiments.dataset.file;

import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;

/** Old Faithful: duration of and waiting time for 272 eruptions in minutes, {@code [272, 2]}. */
public record FaithfulSource() implements DataSource {
    private static final BundledTable TABLE = new BundledTable("faithful.csv");

    @Override
    public Inspection inspect() {
        return TABLE.inspect();
    }

    @Override
    public Dataset load(String name, long seed) {
        return TABLE.load(name);
    }
}
