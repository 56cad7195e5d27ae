package org.entropysum.experiments.landscape;

import java.util.List;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.offer.Offer;

/** Analyses of the landscape of the ELBO. */
public final class LandscapeAnalyses implements AnalysisModule {
    @Override
    public List<Offer<Analysis>> offers() {
        return List.of(new Offer<>(
                "landscape",
                "ELBO and entropies on the manifold F = ES between two optima, and where it turns",
                LandscapeAnalysis.class));
    }
}
