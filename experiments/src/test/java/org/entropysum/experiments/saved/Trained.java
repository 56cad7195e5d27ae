package org.entropysum.experiments.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;

/** Models that a suite has trained, by the names of their cells, and their data. */
record Trained(Map<String, TrainedModel> models, Map<String, Dataset> data) {
    private static final String SUITE = """
        name: saved
        data:
          table: {source: ppca, rows: 60, observables: 3, latents: 1, noise: 0.3, seed: 4}
          faithful: {source: faithful}
        cells:
          - name: exact
            data: table
            model: {id: ppca, latents: 1}
            training: {algorithm: closed-form}
          - name: free
            data: table
            model: {id: ppca, latents: 1}
            posterior: free-gaussian
            training: {algorithm: lbfgs, steps: 3000}
          - name: mixture
            data: faithful
            model: {id: gaussian-mixture, components: 2}
            training: {algorithm: em, steps: 3000}
        """;

    static Trained in(Path folder) {
        ModelCatalog catalog = ModelCatalog.discover();
        SavedModels saved = new SavedModels(catalog);
        Trained trained = new Trained(new LinkedHashMap<>(), new LinkedHashMap<>());
        Suite suite = suite(catalog, folder);
        SuiteRunner runner = SuiteRunner.of(catalog, new RunOptions(false, () -> false))
                .keeping((run, data, optimum, verdict) -> {
                    trained.models.put(run.cell().name().toString(), saved.of(run, data, optimum, verdict));
                    trained.data.put(run.cell().name().toString(), data);
                });
        List<CellRun> runs = SuiteRunner.runs(suite);
        runs.forEach(run -> runner.run(suite, run));
        return trained;
    }

    private static Suite suite(ModelCatalog catalog, Path folder) {
        try {
            Path file = Files.writeString(folder.resolve("saved.yaml"), SUITE);
            return ((LoadResult.Loaded) new SuiteLoader(catalog, DataSourceCatalog.standard()).load(file)).suite();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    TrainedModel model(String cell) {
        return java.util.Objects.requireNonNull(models.get(cell), cell);
    }

    Dataset data(String cell) {
        return java.util.Objects.requireNonNull(data.get(cell), cell);
    }
}
