package org.entropysum.experiments.analysis;

import java.util.List;

/**
 * The analyses of a jar. The jar names its module in the file
 * {@code META-INF/services/org.entropysum.experiments.analysis.AnalysisModule}.
 */
public interface AnalysisModule {
    /**
     * What the module offers.
     *
     * @return the analyses
     */
    List<AnalysisOffer> offers();
}
