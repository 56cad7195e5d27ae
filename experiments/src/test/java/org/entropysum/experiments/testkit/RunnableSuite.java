package org.entropysum.experiments.testkit;

import java.util.Optional;
import java.util.stream.Collectors;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.RunListener;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;

/** A suite with all that it takes to run it. */
record RunnableSuite(Suite suite, String text, SuiteRunner runner) {
    /** Loads a suite; one that cannot run is an assertion that fails, with every problem on a line of its own. */
    static RunnableSuite load(String nameOrPath) {
        ModelCatalog models = ModelCatalog.discover();
        LoadResult loaded = new SuiteLoader(models, DataSourceCatalog.standard()).load(nameOrPath);
        if (loaded instanceof LoadResult.Loaded valid) {
            SuiteRunner runner = SuiteRunner.of(models, new RunOptions(false, () -> false));
            return new RunnableSuite(valid.suite(), valid.text(), runner);
        }
        throw new AssertionError(refusal((LoadResult.Rejected) loaded, models));
    }

    private static String refusal(LoadResult.Rejected rejected, ModelCatalog models) {
        String problems = rejected.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
        String broken = models.failures().stream()
                .map(failure -> "\nwarning: " + failure)
                .collect(Collectors.joining());
        return "the suite cannot run:\n" + problems + broken;
    }

    SuiteResult run() {
        return runner.run(suite, text, Unseen.RUN).result();
    }

    CellResult run(CellRun run) {
        Optional<CellResult> result = runner.run(suite, run);
        return result.orElseThrow(() -> new AssertionError(run.label() + " was cancelled"));
    }

    /** Nobody watches. */
    private enum Unseen implements RunListener {
        RUN;

        @Override
        public void started(CellRun run, int done, int all) {}

        @Override
        public void finished(FinishedRun run, int done, int all) {}
    }
}
