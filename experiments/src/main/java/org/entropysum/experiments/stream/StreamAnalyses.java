package org.entropysum.experiments.stream;

import java.util.List;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.offer.Offer;

/** Analyses of streams. */
public final class StreamAnalyses implements AnalysisModule {
    @Override
    public List<Offer<Analysis>> offers() {
        return List.of(new Offer<>(
                "streaming-selection",
                "models that learn online on a stream, and which of them an information criterion prefers when",
                StreamingSelection.class));
    }
}
