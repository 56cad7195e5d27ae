package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.report.SelectionFiles;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.InformationCriterion;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.Selection;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.store.Identities;
import org.entropysum.experiments.store.Rerun;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.GridPoint;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entropysum select SUITE}. */
@Command(
        name = "select",
        description =
                "Fits the grids of a suite and selects the best model of each by an information criterion. What is"
                        + " finished, by run too, does not run again.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SelectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Mixin
    private SuiteArguments arguments = new SuiteArguments();

    @Option(
            names = "--criterion",
            paramLabel = "NAME",
            defaultValue = "bic",
            description = "bic (default), aic or icl; the smallest wins")
    private InformationCriterion criterion = InformationCriterion.BIC;

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--out", paramLabel = "DIR", description = "where results go (default: results/<suite>)")
    private @Nullable Path out;

    @Option(
            names = "--rerun",
            paramLabel = "WHICH",
            description =
                    "finished cells to run again: stale (default; settings, data or code have changed), failed (these"
                            + " and what did not pass) or all")
    private Rerun rerun = Rerun.STALE;

    @Option(names = "--workers", paramLabel = "N", description = "how many cells run at the same time (default: 1)")
    private int workers = 1;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Budget.class,
            description = "stop cleanly after this time, for example 90s, 10m or 2h")
    private @Nullable Duration budget;

    @Override
    public Integer call() throws IOException {
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--workers must be at least 1, not " + workers);
        }
        PrintWriter err = spec.commandLine().getErr();
        Catalogs catalogs = Catalogs.discover(err, plugins);
        LoadResult result = arguments.load(catalogs.suites());
        if (result instanceof LoadResult.Rejected rejected) {
            rejected.problems().forEach(err::println);
            return ExitCode.USAGE.number();
        }
        LoadResult.Loaded loaded = (LoadResult.Loaded) result;
        if (loaded.grids().isEmpty()) {
            err.println(loaded.suite().name()
                    + ": no cell stands for several to select from; expected a cell with, for example,"
                    + " grid: {model.components: 1..5}");
            return ExitCode.USAGE.number();
        }
        return select(catalogs, loaded);
    }

    private int select(Catalogs catalogs, LoadResult.Loaded loaded) throws IOException {
        Suite grids = loaded.suite().only(loaded.grids().keySet());
        Identities identities = Identities.of(grids, catalogs.models(), false);
        var origin = Origin.of(arguments.changes(), catalogs.models());
        try (ResultsDirectory directory = ResultsDirectory.of(spec, out, grids, identities, rerun, origin);
                Cancellation cancellation = Cancellation.after(budget)) {
            directory.take();
            SuiteRunner runner = SuiteRunner.of(catalogs.models(), new RunOptions(false, workers, false, cancellation));
            List<CellRun> runs = SuiteRunner.runs(grids);
            Results results = new Results(directory.path(), runs);
            List<FinishedRun> finished = directory.run(runner, grids, runs, results);
            SuiteResult found = runner.result(grids, loaded.text(), finished);
            boolean isComplete = finished.size() == runs.size();
            List<Selection> selections = selections(grids, loaded.grids(), found);
            results.complete(found, selections);
            print(selections, isComplete ? "" : cancellation.reason(), results.directory());
            boolean decided = selections.stream().allMatch(each -> each.chosen().isPresent());
            ExitCode code = decided ? ExitCode.AS_EXPECTED : ExitCode.CHECK_FAILED;
            return (isComplete ? code : ExitCode.INCOMPLETE).number();
        }
    }

    private List<Selection> selections(Suite grids, Map<String, GridPoint> points, SuiteResult found) {
        List<Selection> selections = new ArrayList<>();
        points.values().stream().map(GridPoint::grid).distinct().forEach(grid -> {
            int rows = grids.cells().stream()
                    .filter(cell -> isOf(grid, points.get(cell.name().toString())))
                    .mapToInt(cell -> rows(grids, cell))
                    .findFirst()
                    .orElseThrow();
            selections.add(Selection.of(grid, criterion, rows, found.cells(), points));
        });
        return List.copyOf(selections);
    }

    private static boolean isOf(String grid, @Nullable GridPoint point) {
        return point != null && point.grid().equals(grid);
    }

    private static int rows(Suite grids, CellSpec cell) {
        if (grids.source(cell).inspect() instanceof Inspection.Passed passed) {
            return passed.shape().rows();
        }
        throw new IllegalStateException("data set " + cell.data() + " can no longer be read");
    }

    private void print(List<Selection> selections, String incomplete, Path directory) throws IOException {
        PrintWriter writer = spec.commandLine().getOut();
        if (json.isAsked()) {
            writer.print(SelectionFiles.json(selections));
            writer.flush();
            return;
        }
        selections.forEach(selection -> new SelectionText(writer, selection).print());
        if (!incomplete.isEmpty()) {
            writer.println(incomplete + ", so some cells did not run");
        }
        writer.println("report: " + directory.resolve("report.html"));
    }
}
