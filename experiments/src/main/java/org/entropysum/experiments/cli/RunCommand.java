package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.ModelKeeper;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.saved.SavedModels;
import org.entropysum.experiments.store.Identities;
import org.entropysum.experiments.store.Plan;
import org.entropysum.experiments.store.Rerun;
import org.entropysum.experiments.suite.CellFilter;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entropysum run SUITE}. */
@Command(
        name = "run",
        description = "Runs a suite and writes results.json, results.csv and report.html. What is finished does not run"
                + " again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Mixin
    private SuiteArguments arguments = new SuiteArguments();

    @Option(
            names = "--select",
            paramLabel = "CELLS",
            description = "only these cells, for example tag:fast,model:ppca,name:iris-*")
    private List<String> select = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "where results go (default: results/<suite>)")
    private @Nullable Path out;

    @Option(
            names = "--rerun",
            paramLabel = "WHICH",
            description =
                    "finished cells to run again: stale (default; settings, data or code have changed), failed (these"
                            + " and what did not pass) or all")
    private Rerun rerun = Rerun.STALE;

    @Option(names = "--dry-run", description = "tell what would run and how long it took before, and run nothing")
    private boolean dryRun;

    @Option(names = "--workers", paramLabel = "N", description = "how many cells run at the same time (default: 1)")
    private int workers = 1;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Budget.class,
            description = "stop cleanly after this time, for example 90s, 10m or 2h")
    private @Nullable Duration budget;

    @Option(names = "--fail-fast", description = "begin no cell after one that did not pass")
    private boolean failFast;

    @Option(names = "--tensorboard", description = "write the course of each training for TensorBoard, too")
    private boolean tensorboard;

    @Option(names = "--plain", description = "leave out closed and fused forms: only the generic definitions run")
    private boolean plain;

    @Option(
            names = "--save",
            description = "save each model that is trained now in models/<cell>-<seed> of the results")
    private boolean save;

    @Override
    public Integer call() throws IOException {
        if (workers < 1) {
            throw refused("--workers must be at least 1, not " + workers);
        }
        PrintWriter err = spec.commandLine().getErr();
        Catalogs catalogs = Catalogs.discover(err, plugins);
        LoadResult result = arguments.load(catalogs.suites());
        if (result instanceof LoadResult.Rejected rejected) {
            rejected.problems().forEach(err::println);
            return ExitCode.USAGE.number();
        }
        LoadResult.Loaded loaded = (LoadResult.Loaded) result;
        List<CellRun> chosen = chosen(loaded.suite());
        Identities identities = Identities.of(loaded.suite(), catalogs.models(), plain);
        var origin = Origin.of(arguments.changes(), catalogs.models());
        try (ResultsDirectory directory = ResultsDirectory.of(spec, out, loaded.suite(), identities, rerun, origin)) {
            if (dryRun) {
                Plan plan = Plan.of(chosen, directory.store());
                new PlanText(spec.commandLine().getOut()).print(loaded.suite(), plan, workers);
                return ExitCode.AS_EXPECTED.number();
            }
            directory.take();
            return run(catalogs, loaded, chosen, directory);
        }
    }

    private List<CellRun> chosen(Suite suite) {
        try {
            CellFilter selection = CellFilter.of(select);
            selection.objection(suite).ifPresent(objection -> {
                throw refused("--select: " + objection);
            });
            return SuiteRunner.runs(suite).stream()
                    .filter(run -> selection.admits(run.cell()))
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            throw refused("--select: " + unreadable.getMessage());
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int run(Catalogs catalogs, LoadResult.Loaded loaded, List<CellRun> chosen, ResultsDirectory directory)
            throws IOException {
        Suite suite = loaded.suite();
        Results results = new Results(directory.path(), SuiteRunner.runs(suite));
        Set<CellRun> running = Set.copyOf(chosen);
        SuiteRunner.runs(suite).stream()
                .filter(run -> !running.contains(run))
                .forEach(run -> directory.store().stored(run).ifPresent(results::add));
        try (Cancellation cancellation = Cancellation.after(budget)) {
            RunOptions options = new RunOptions(plain, workers, failFast, cancellation);
            SuiteRunner forgetful = SuiteRunner.of(catalogs.models(), options);
            SuiteRunner runner = save ? forgetful.keeping(saver(catalogs, results.directory())) : forgetful;
            List<FinishedRun> finished = directory.run(runner, suite, chosen, results);
            results.complete(runner.result(suite, loaded.text(), results.all()));
            if (tensorboard) {
                results.writeEvents();
            }
            SuiteRunner.Outcome outcome = new SuiteRunner.Outcome(
                    runner.result(suite, loaded.text(), finished), finished.size() == chosen.size());
            new Summary(spec.commandLine().getOut()).print(outcome, results.directory(), cancellation.reason());
            return ExitCode.of(outcome).number();
        }
    }

    private static ModelKeeper saver(Catalogs catalogs, Path directory) {
        SavedModels saved = new SavedModels(catalogs.models());
        return (run, data, optimum, verdict) -> {
            Path model = directory.resolve("models").resolve(run.cell().name() + "-" + run.seed());
            try {
                saved.save(model, saved.of(run, data, optimum, verdict));
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot save the model to " + model, failed);
            }
        };
    }
}
