package org.entropysum.experiments.dataset;

import java.util.List;
import java.util.Map;
import org.entropysum.experiments.offer.OfferCatalog;

/** The sources of data that suites may name. */
public final class DataSourceCatalog extends OfferCatalog<DataSource> {
    private DataSourceCatalog(List<? extends DataSourceModule> further) {
        super("data source", "data sources", DataSourceModule.class, further);
    }

    private DataSourceCatalog(Map<String, Class<? extends DataSource>> sources) {
        super(sources);
    }

    /**
     * The sources on the class path: those that come with the framework and those of other jars.
     *
     * @return the catalog
     */
    public static DataSourceCatalog standard() {
        return standard(List.of());
    }

    /**
     * The sources on the class path and further ones.
     *
     * @param further modules of jars that are not on the class path
     * @return the catalog
     */
    public static DataSourceCatalog standard(List<? extends DataSourceModule> further) {
        return new DataSourceCatalog(further);
    }

    /**
     * A catalog of the given sources.
     *
     * @param sources the record class of each name
     * @return the catalog
     * @throws IllegalArgumentException if a class is not a record
     */
    public static DataSourceCatalog of(Map<String, Class<? extends DataSource>> sources) {
        return new DataSourceCatalog(sources);
    }
}
