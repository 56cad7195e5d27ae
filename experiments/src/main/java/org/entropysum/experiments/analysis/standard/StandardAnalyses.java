package org.entropysum.experiments.analysis.standard;

import java.util.List;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.offer.Offer;

/** The analyses that come with the framework. */
public final class StandardAnalyses implements AnalysisModule {
    @Override
    public List<Offer<Analysis>> offers() {
        return List.of(
                new Offer<>(
                        "batches",
                        "ELBO and entropies of single batches over training, in training and in evaluation",
                        BatchesAnalysis.class),
                new Offer<>(
                        "collapse", "which latents q uses, by three criteria, over training", CollapseAnalysis.class),
                new Offer<>("gaps", "the gap of each entropy and the relative gap over training", GapsAnalysis.class),
                new Offer<>(
                        "known-value",
                        "ELBO and entropy sum against the log-likelihood and the value that they are known to reach",
                        KnownValueAnalysis.class),
                new Offer<>("filters", "what each latent adds to the data, as images", FiltersAnalysis.class),
                new Offer<>(
                        "fields",
                        "whether what the latents add to images is localized and oriented",
                        FieldsAnalysis.class),
                new Offer<>("sparseness", "the Gini coefficient of the latents under q", SparsenessAnalysis.class),
                new Offer<>(
                        "bars",
                        "how many bars a sparse code has found, and whether it beats the truth",
                        BarsAnalysis.class),
                new Offer<>(
                        "latent-space",
                        "data points among latents and among the data, at moments of the training",
                        LatentSpaceAnalysis.class),
                new Offer<>(
                        "reconstructions",
                        "reconstructions of data points, and samples of the model, as images",
                        ReconstructionsAnalysis.class),
                new Offer<>(
                        "spread",
                        "how much estimates by sampled log densities and by entropies scatter",
                        SpreadAnalysis.class));
    }
}
