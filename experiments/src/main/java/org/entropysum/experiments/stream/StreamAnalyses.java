package org.entropysum.experiments.stream;

import java.util.List;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.analysis.AnalysisOffer;

/** Analyses of streams. */
public final class StreamAnalyses implements AnalysisModule {
    @Override
    public List<AnalysisOffer> offers() {
        return List.of(new AnalysisOffer(
                "streaming-selection",
                "models that learn online on a stream, and which of them an information criterion prefers when",
                StreamingSelection.class));
    }
}
