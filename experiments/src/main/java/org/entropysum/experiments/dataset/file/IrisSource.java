package org.entropysum.experiments.dataset.file;

import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;

/** Anderson's iris: sepal and petal length and width of 150 flowers in cm, {@code [150, 4]}. */
public record IrisSource() implements DataSource {
    private static final BundledTable TABLE = new BundledTable("iris.csv");

    @Override
    public Inspection inspect() {
        return TABLE.inspect();
    }

    @Override
    public Dataset load(String name, long seed) {
        return TABLE.load(name);
    }
}
