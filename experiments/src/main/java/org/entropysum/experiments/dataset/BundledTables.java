package org.entropysum.experiments.dataset;

import java.util.List;

/** The small tables that come with the framework. */
public final class BundledTables implements DataSourceModule {
    @Override
    public List<SourceOffer> offers() {
        return List.of(
                new SourceOffer(
                        "faithful", "Old Faithful, 272 eruptions: duration, waiting time", FaithfulSource.class),
                new SourceOffer("iris", "Fisher's iris, 150 flowers: four lengths", IrisSource.class),
                new SourceOffer("usarrests", "US arrests 1973, 50 states: four rates", UsArrestsSource.class),
                new SourceOffer("csv", "a table in a CSV file", CsvSource.class));
    }
}
