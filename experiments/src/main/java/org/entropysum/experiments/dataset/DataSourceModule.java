package org.entropysum.experiments.dataset;

import org.entropysum.experiments.offer.OfferModule;

/**
 * The data sources of a jar. The jar names its module in the file
 * {@code META-INF/services/org.entropysum.experiments.dataset.DataSourceModule}.
 */
public interface DataSourceModule extends OfferModule<DataSource> {}
