package org.entropysum.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.store.CellStore;
import org.entropysum.experiments.store.Identities;
import org.entropysum.experiments.store.Plan;
import org.entropysum.experiments.store.Rerun;
import org.entropysum.experiments.suite.Suite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The folder that a command writes results to, with the store of its finished cells. Cells that have a result for the same
 * settings, data and code do not run again.
 *
 * @param spec the command
 * @param path the folder
 * @param store the finished cells
 */
record ResultsDirectory(CommandSpec spec, Path path, CellStore store) implements AutoCloseable {
    /** The folder of a suite; nothing is written to it yet. */
    static ResultsDirectory of(
            CommandSpec spec,
            @Nullable Path out,
            Suite suite,
            Identities identities,
            Rerun rerun,
            Supplier<Map<String, String>> origin) {
        Path path = out != null ? out : Path.of("results", suite.name().toString());
        return new ResultsDirectory(spec, path, CellStore.in(path, identities, rerun, origin));
    }

    /** Creates the folder and takes it for this process. */
    void take() {
        boolean free;
        try {
            Files.createDirectories(path);
            free = store.lock();
        } catch (IOException failed) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write results to " + path + ": " + failed.getMessage(), failed);
        }
        if (!free) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot write results to " + path + ": another run of entropysum is writing there");
        }
    }

    /** Runs what is not finished, and tells why something runs again and how far all is. */
    List<FinishedRun> run(SuiteRunner runner, Suite suite, List<CellRun> runs, Results results) {
        new PlanText(spec.commandLine().getErr()).warn(Plan.of(runs, store), store.unreadable());
        try (Progress progress =
                new Progress(spec.commandLine().getErr(), suite.name().toString(), results)) {
            return runner.run(suite, runs, store, progress);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
