package org.entropysum.experiments.stream;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.experiments.dataset.synthetic.Regimes;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.suite.CatalogChoices;
import org.entropysum.experiments.suite.ModelChoice;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.ModelAssembly;

/**
 * Selection among models that learn online from a stream whose intrinsic dimension changes from regime to regime (Damm et al.
 * 2023, figure 3a). The stream is the data of the cell, in regimes of equal length; what the cell itself learns has no part in
 * it. Every candidate makes one step of Adam on each batch. The information criterion is
 * \( k \log N - 2 N \ell \) with one of four estimates of the log-likelihood ℓ per data point, and counted in two ways: as
 * published, with k = H·D + 1 and N the size of a batch, and corrected, with the degrees of freedom of the model (mean, no
 * rotations) and N the memory of
 * learning: ten batches, over which Adam averages gradients.
 *
 * @param candidates the models
 * @param dimensions the intrinsic dimension of each regime
 * @param batch rows of a batch
 * @param learningRate step size of Adam
 * @param samples draws for each data point
 * @param memory N of the corrected criterion
 * @param every at each of how many batches closed form and likelihood are computed
 * @param tail the share of a regime, at its end, over which estimates are averaged
 */
public record StreamingSelection(
        @Setting(value = "the models, such as {id: linear-vae, latents: 2}", atLeast = 1)
        List<ModelChoice> candidates,

        @Setting(value = "intrinsic dimension of each regime, in order", byDefault = "6, 2, 4")
        Regimes dimensions,

        @Setting(value = "rows of a batch", byDefault = "10", atLeast = 1)
        int batch,

        @Setting(value = "step size of Adam", byDefault = "0.002", atLeast = Double.MIN_VALUE)
        double learningRate,

        @Setting(value = "draws for each data point", byDefault = "100", atLeast = 1)
        int samples,

        @Setting(value = "N of the corrected criterion", byDefault = "100", atLeast = 1)
        int memory,

        @Setting(
                value = "closed form and likelihood are computed at each of so many batches",
                byDefault = "10",
                atLeast = 1)
        int every,

        @Setting(
                value = "share of a regime, at its end, over which estimates are averaged",
                byDefault = "0.2",
                atLeast = Double.MIN_VALUE,
                atMost = 1)
        double tail)
        implements Analysis {
    private static final int BATCHES_TO_START = 10;

    /** Copies the list. {@inheritDoc} */
    public StreamingSelection {
        candidates = List.copyOf(candidates);
    }

    @Override
    public Examination begin() {
        return this::learn;
    }

    @Override
    public List<String> numbers() {
        return SelectionFindings.NUMBERS;
    }

    private Findings learn(Trained trained) {
        Dataset stream = trained.data();
        int batches = stream.shape().rows() / batch;
        if (batches < BATCHES_TO_START * dimensions.values().size()) {
            throw new IllegalArgumentException("a stream of " + stream.shape().rows() + " rows is too short for "
                    + dimensions.values().size() + " regimes of batches of " + batch);
        }
        List<Learner> learners = new ArrayList<>();
        for (ModelChoice candidate : candidates) {
            long seed = trained.random("streaming " + candidate).nextLong();
            Dataset first = rows(stream, 0, BATCHES_TO_START * batch);
            learners.add(new Learner(assembly(candidate, first), this, first, batches, seed));
        }
        for (int number = 0; number < batches; number++) {
            Dataset seen = rows(stream, number * batch, batch);
            for (Learner learner : learners) {
                learner.see(number, seen);
            }
        }
        return new SelectionFindings(
                        this, learners.stream().map(Learner::readings).toList(), batches)
                .all();
    }

    private static Dataset rows(Dataset stream, int first, int count) {
        return Dataset.of(
                stream.name(),
                stream.columns(),
                stream.rows(first, count).rowsOnHeap().values());
    }

    private static ModelAssembly assembly(ModelChoice candidate, Dataset first) {
        ModelCatalog catalog = ModelCatalog.discover();
        ModelPlugin<?> plugin = catalog.find(candidate.id())
                .orElseThrow(() -> new IllegalArgumentException("model " + candidate.id() + " is not in the catalog"))
                .plugin();
        return Assembly.of(
                catalog,
                candidate,
                new CatalogChoices(catalog).posterior(plugin.posteriors().get(0)),
                java.util.Optional.empty(),
                plugin.theorem(),
                first.shape(),
                0);
    }
}
