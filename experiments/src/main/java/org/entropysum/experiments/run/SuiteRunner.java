package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.plugin.ModelCatalog;

/** Runs the cells of a suite; a cell that fails does not keep the others from running. */
public final class SuiteRunner {
    private final ModelCatalog models;
    private final RunOptions options;
    private final ModelKeeper keeper;

    private SuiteRunner(ModelCatalog models, RunOptions options, ModelKeeper keeper) {
        this.models = models;
        this.options = options;
        this.keeper = keeper;
    }

    /**
     * A runner.
     *
     * @param models the models that cells may name
     * @param options how to run
     * @return the runner
     */
    public static SuiteRunner of(ModelCatalog models, RunOptions options) {
        return new SuiteRunner(models, options, (run, data, optimum, verdict) -> {});
    }

    /**
     * The same runner, which hands over the models that it has trained.
     *
     * @param receiver gets each of them
     * @return the runner
     */
    public SuiteRunner keeping(ModelKeeper receiver) {
        return new SuiteRunner(models, options, receiver);
    }

    /**
     * What ran, and whether that was all.
     *
     * @param result the finished cells
     * @param complete whether every cell of the suite is among them
     */
    public record Outcome(SuiteResult result, boolean complete) {}

    /**
     * Runs all cells with all their seeds.
     *
     * @param suite the suite
     * @param text the text that it was read from
     * @param listener sees the runs
     * @return the results of the cells that finished before the run was cancelled
     */
    public Outcome run(Suite suite, String text, RunListener listener) {
        List<CellRun> runs = runs(suite);
        List<FinishedRun> finished = run(suite, runs, Archive.none(), listener);
        return new Outcome(result(suite, text, finished), finished.size() == runs.size());
    }

    /**
     * Runs some cells, unless the archive has their results.
     *
     * @param suite the suite
     * @param runs cells of the suite with seeds, in their order
     * @param archive knows earlier results and keeps new ones
     * @param listener sees the runs
     * @return what finished before the run was cancelled, and what the archive had, in the order of the runs
     */
    public List<FinishedRun> run(Suite suite, List<CellRun> runs, Archive archive, RunListener listener) {
        return new Course(runs, options, archive, listener).take(run -> finished(suite, run));
    }

    private Optional<FinishedRun> finished(Suite suite, CellRun run) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        Optional<CellResult> result =
                new CellRunner(models, options, keeper, fingerprints).run(suite.source(run.cell()), run);
        String data = fingerprints.values().stream().findFirst().orElse("");
        return result.map(it -> new FinishedRun(run, it, data));
    }

    /**
     * What was found in a suite, and where it comes from.
     *
     * @param suite the suite
     * @param text the text that it was read from
     * @param finished its results, in its order
     * @return the results with their provenance
     */
    public SuiteResult result(Suite suite, String text, List<FinishedRun> finished) {
        Map<String, String> provenance = Provenance.current(models);
        provenance.put("suite SHA-256", Fingerprint.of(text).toString());
        Map<String, String> data = new TreeMap<>();
        finished.stream()
                .filter(run -> !run.data().isEmpty())
                .forEach(run -> data.put("data " + run.result().dataset() + " SHA-256", run.data()));
        provenance.putAll(data);
        List<CellResult> cells = finished.stream().map(FinishedRun::result).toList();
        return new SuiteResult(
                suite.name().toString(),
                suite.description(),
                cells,
                Aggregate.of(cells, demanded(suite, cells)),
                provenance);
    }

    /** What is demanded of cells of which all seeds are there. */
    private static Map<String, OverSeeds> demanded(Suite suite, List<CellResult> cells) {
        Map<String, OverSeeds> demanded = new LinkedHashMap<>();
        for (CellSpec cell : suite.cells()) {
            String name = cell.name().toString();
            long there = cells.stream().filter(it -> it.cell().equals(name)).count();
            cell.overSeeds()
                    .filter(it -> there == cell.seeds().values().size())
                    .ifPresent(it -> demanded.put(name, it));
        }
        return demanded;
    }

    /**
     * Runs one cell with one of its seeds.
     *
     * @param suite the suite
     * @param run the cell and its seed
     * @return the result, or empty if the run was cancelled
     */
    public Optional<CellResult> run(Suite suite, CellRun run) {
        return new CellRunner(models, options, keeper, new LinkedHashMap<>()).run(suite.source(run.cell()), run);
    }

    /**
     * The runs of a suite in their order.
     *
     * @param suite the suite
     * @return every cell with each of its seeds
     */
    public static List<CellRun> runs(Suite suite) {
        List<CellRun> runs = new ArrayList<>();
        for (CellSpec cell : suite.cells()) {
            cell.seeds().values().forEach(seed -> runs.add(new CellRun(cell, seed)));
        }
        return runs;
    }
}
