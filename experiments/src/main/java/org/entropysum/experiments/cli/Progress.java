package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.RunListener;
import org.jspecify.annotations.Nullable;

/** Shows a run: a bar with the time that is left on a terminal, a line for each cell otherwise. */
final class Progress implements RunListener, AutoCloseable {
    private final PrintWriter err;
    private final String suite;
    private final Results results;
    private @Nullable ProgressBar bar;

    Progress(PrintWriter err, String suite, Results results) {
        this.err = err;
        this.suite = suite;
        this.results = results;
    }

    @Override
    public void found(List<FinishedRun> found, int all) {
        found.forEach(results::add);
        String known = found.isEmpty() ? "" : ", " + found.size() + " of them found in " + results.directory();
        err.println(suite + ": " + Words.count(all, "cell") + known);
        if (Boolean.getBoolean("entropysum.terminal")) {
            bar = new ProgressBarBuilder()
                    .setTaskName(suite)
                    .setInitialMax(all)
                    .startsFrom(found.size(), Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    @Override
    public void started(CellRun run, int done, int all) {
        if (bar != null) {
            bar.setExtraMessage(" " + run.label());
        }
    }

    @Override
    public void finished(FinishedRun run, int done, int all) {
        results.add(run);
        results.writeOnceInAWhile();
        if (bar != null) {
            bar.step();
        } else {
            err.println(Words.format(
                    "[%d/%d] %s: %s (%.1f s)",
                    done,
                    all,
                    run.run().label(),
                    run.result().verdict(),
                    run.result().seconds()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
