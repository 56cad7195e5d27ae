package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.RunListener;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.Suite;
import org.jspecify.annotations.Nullable;

/** Shows a run: a bar with the time that is left on a terminal, a line for each cell otherwise. */
final class Progress implements RunListener, AutoCloseable {
    private final PrintWriter err;
    private final Results results;
    private final int all;
    private final @Nullable ProgressBar bar;

    private Progress(PrintWriter err, Results results, int all, @Nullable ProgressBar bar) {
        this.err = err;
        this.results = results;
        this.all = all;
        this.bar = bar;
    }

    static Progress on(PrintWriter err, Suite suite, Results results) {
        int all = SuiteRunner.runs(suite).size();
        boolean terminal = Boolean.getBoolean("entropysum.terminal");
        err.println(suite.name() + ": " + Words.count(all, "cell"));
        return new Progress(err, results, all, terminal ? bar(suite, all) : null);
    }

    private static ProgressBar bar(Suite suite, int all) {
        return new ProgressBarBuilder()
                .setTaskName(suite.name().toString())
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void started(CellRun run, int done, int total) {
        if (bar != null) {
            bar.setExtraMessage(" " + run.label());
        }
    }

    @Override
    public void finished(CellRun run, List<CellResult> finished) {
        results.write(finished);
        CellResult newest = finished.get(finished.size() - 1);
        if (bar != null) {
            bar.step();
        } else {
            err.println(Words.format(
                    "[%d/%d] %s: %s (%.1f s)", finished.size(), all, run.label(), newest.verdict(), newest.seconds()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
