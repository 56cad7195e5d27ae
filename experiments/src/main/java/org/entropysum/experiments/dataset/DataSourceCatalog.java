package org.entropysum.experiments.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources of data that suites may name: immutable, sorted by name. */
public final class DataSourceCatalog {
    private final SortedMap<String, Class<? extends DataSource>> sources;

    private DataSourceCatalog(Map<String, Class<? extends DataSource>> sources) {
        this.sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /**
     * The sources that come with the framework: {@code csv}, {@code faithful}, {@code iris}, {@code ppca},
     * {@code usarrests}.
     *
     * @return the catalog
     */
    public static DataSourceCatalog standard() {
        return of(Map.of(
                "csv", CsvSource.class,
                "faithful", FaithfulSource.class,
                "iris", IrisSource.class,
                "ppca", PpcaSource.class,
                "usarrests", UsArrestsSource.class));
    }

    /**
     * A catalog of the given sources.
     *
     * @param sources the record class of each name
     * @return the catalog
     */
    public static DataSourceCatalog of(Map<String, Class<? extends DataSource>> sources) {
        sources.forEach((name, source) -> {
            if (!source.isRecord()) {
                throw new IllegalArgumentException(
                        "data source " + name + ": " + source.getName() + " is not a record");
            }
        });
        return new DataSourceCatalog(sources);
    }

    /**
     * The record class of each name.
     *
     * @return the sources, sorted by name
     */
    public SortedMap<String, Class<? extends DataSource>> sources() {
        return sources;
    }
}
