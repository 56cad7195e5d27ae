package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;

/** A suite written down in a test. */
public record SmallSuite(ModelCatalog models, LoadResult.Loaded loaded) {
    /** The suite, which must be without problems. */
    public static SmallSuite of(String yaml) {
        ModelCatalog models = ModelCatalog.discover();
        try {
            LoadResult result = new SuiteLoader(models, DataSourceCatalog.standard())
                    .load("small", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
            assertThat(result).isInstanceOf(LoadResult.Loaded.class);
            return new SmallSuite(models, (LoadResult.Loaded) result);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is found in its cells. */
    public List<CellResult> results() {
        return run().cells();
    }

    /** What is found. */
    public SuiteResult run() {
        Suite suite = loaded.suite();
        SuiteRunner runner = SuiteRunner.of(models, new RunOptions(false, () -> false));
        List<FinishedRun> finished = SuiteRunner.runs(suite).stream()
                .map(run -> new FinishedRun(run, runner.run(suite, run).orElseThrow(), ""))
                .toList();
        return runner.result(suite, loaded.text(), finished);
    }
}
