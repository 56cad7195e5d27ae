package org.entropysum.experiments.dataset;

import java.util.Optional;
import org.entropysum.data.Dataset;

/**
 * The settings of a source of data: a record whose components carry {@link org.entropysum.plugin.Setting}, found in a
 * {@link DataSourceCatalog}.
 */
public interface DataSource {
    /**
     * Looks at the source, before any run: reads and checks files, draws nothing.
     *
     * @return the shape of the data, or everything that is wrong
     */
    Inspection inspect();

    /**
     * Loads the data; the same seed gives the same bits.
     *
     * @param name the name of the data set
     * @param seed the seed of the cell; without effect where nothing is drawn or the settings fix a seed
     * @return the data set
     * @throws java.io.UncheckedIOException if the source cannot be read, or no longer passes inspection
     */
    Dataset load(String name, long seed);

    /**
     * Loads data of the same kind that are kept out of training.
     *
     * @param name the name of the data set
     * @param seed the seed of the cell
     * @return the held-out rows, which no row of {@link #load} is; empty where there are none
     * @throws java.io.UncheckedIOException if the source cannot be read, or no longer passes inspection
     */
    default Optional<Dataset> heldOut(String name, long seed) {
        return Optional.empty();
    }
}
