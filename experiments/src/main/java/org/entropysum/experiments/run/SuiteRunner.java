package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.plugin.ModelCatalog;

/** Runs the cells of a suite one after the other; a cell that fails does not keep the others from running. */
public final class SuiteRunner {
    private final ModelCatalog models;
    private final RunOptions options;

    private SuiteRunner(ModelCatalog models, RunOptions options) {
        this.models = models;
        this.options = options;
    }

    /**
     * A runner.
     *
     * @param models the models that cells may name
     * @param options how to run
     * @return the runner
     */
    public static SuiteRunner of(ModelCatalog models, RunOptions options) {
        return new SuiteRunner(models, options);
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
        List<CellResult> finished = new ArrayList<>();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        CellRunner runner = new CellRunner(models, options, fingerprints);
        for (CellRun run : runs) {
            if (options.cancelled().getAsBoolean()) {
                break;
            }
            listener.started(run, finished.size(), runs.size());
            Optional<CellResult> result = runner.run(suite.source(run.cell()), run);
            if (result.isPresent()) {
                finished.add(result.get());
                listener.finished(run, List.copyOf(finished));
            }
        }
        Map<String, String> provenance = Provenance.current();
        provenance.put("suite SHA-256", Fingerprint.of(text).toString());
        provenance.putAll(fingerprints);
        SuiteResult all = new SuiteResult(suite.name().toString(), suite.description(), finished, provenance);
        return new Outcome(all, finished.size() == runs.size());
    }

    /**
     * Runs one cell with one of its seeds.
     *
     * @param suite the suite
     * @param run the cell and its seed
     * @return the result, or empty if the run was cancelled
     */
    public Optional<CellResult> run(Suite suite, CellRun run) {
        return new CellRunner(models, options, new LinkedHashMap<>()).run(suite.source(run.cell()), run);
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
