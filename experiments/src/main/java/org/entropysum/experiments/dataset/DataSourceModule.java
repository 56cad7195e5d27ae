package org.entropysum.experiments.dataset;

import java.util.List;

/**
 * The data sources of a jar. The jar names its module in the file
 * {@code META-INF/services/org.entropysum.experiments.dataset.DataSourceModule}.
 */
public interface DataSourceModule {
    /**
     * What the module offers.
     *
     * @return the sources
     */
    List<SourceOffer> offers();
}
