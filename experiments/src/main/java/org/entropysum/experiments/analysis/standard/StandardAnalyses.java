package org.entropysum.experiments.analysis.standard;

import java.util.List;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.analysis.AnalysisOffer;

/** The analyses that come with the framework. */
public final class StandardAnalyses implements AnalysisModule {
    @Override
    public List<AnalysisOffer> offers() {
        return List.of(
                new AnalysisOffer(
                        "collapse", "which latents q uses, by three criteria, over training", CollapseAnalysis.class),
                new AnalysisOffer(
                        "gaps", "the gap of each entropy and the relative gap over training", GapsAnalysis.class),
                new AnalysisOffer(
                        "known-value",
                        "ELBO and entropy sum against the log-likelihood and the value that they are known to reach",
                        KnownValueAnalysis.class),
                new AnalysisOffer("filters", "what each latent adds to the data, as images", FiltersAnalysis.class),
                new AnalysisOffer(
                        "bars",
                        "how many bars a sparse code has found, and whether it beats the truth",
                        BarsAnalysis.class),
                new AnalysisOffer(
                        "latent-space",
                        "data points among latents and among the data, at moments of the training",
                        LatentSpaceAnalysis.class),
                new AnalysisOffer(
                        "reconstructions",
                        "reconstructions of data points, and samples of the model, as images",
                        ReconstructionsAnalysis.class),
                new AnalysisOffer(
                        "spread",
                        "how much estimates by sampled log densities and by entropies scatter",
                        SpreadAnalysis.class));
    }
}
