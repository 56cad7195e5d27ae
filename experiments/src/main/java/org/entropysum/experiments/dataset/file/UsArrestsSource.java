package org.entropysum.experiments.dataset.file;

import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;

/** US arrests 1973: murder, assault, rape per 100 000 and urban population in percent, {@code [50, 4]}. */
public record UsArrestsSource() implements DataSource {
    private static final BundledTable TABLE = new BundledTable("usarrests.csv");

    @Override
    public Inspection inspect() {
        return TABLE.inspect();
    }

    @Override
    public Dataset load(String name, long seed) {
        return TABLE.load(name);
    }
}
