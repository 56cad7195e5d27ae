package org.entropysum.experiments.analysis;

import org.entropysum.experiments.offer.OfferModule;

/**
 * The analyses of a jar. The jar names its module in the file
 * {@code META-INF/services/org.entropysum.experiments.analysis.AnalysisModule}.
 */
public interface AnalysisModule extends OfferModule<Analysis> {}
