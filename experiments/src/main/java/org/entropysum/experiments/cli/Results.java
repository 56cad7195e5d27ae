package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entropysum.experiments.report.AggregatesJson;
import org.entropysum.experiments.report.EventFile;
import org.entropysum.experiments.report.FigureFiles;
import org.entropysum.experiments.report.HtmlReport;
import org.entropysum.experiments.report.JunitXml;
import org.entropysum.experiments.report.ProvenanceJson;
import org.entropysum.experiments.report.ResultsCsv;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.report.SelectionFiles;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.FinishedRun;
import org.entropysum.experiments.run.Selection;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.experiments.store.ResultHash;

/**
 * What is made from the results of all cells of a suite, in its order: results.json and results.csv while it runs, at
 * most once in a while, and everything at the end.
 */
final class Results {
    private static final long NANOS_BETWEEN = 1_000_000_000L;

    private final Path directory;
    private final List<CellRun> order;
    private final Map<CellRun, FinishedRun> known = new HashMap<>();
    private long nextWrite = System.nanoTime();

    Results(Path directory, List<CellRun> order) {
        this.directory = directory;
        this.order = order;
    }

    Path directory() {
        return directory;
    }

    void add(FinishedRun finished) {
        known.put(finished.run(), finished);
    }

    /** What is known, in the order of the suite. */
    List<FinishedRun> all() {
        return order.stream().flatMap(run -> Stream.ofNullable(known.get(run))).toList();
    }

    /** Writes what is known, unless that was done just now. */
    void writeOnceInAWhile() {
        if (System.nanoTime() - nextWrite < 0) {
            return;
        }
        try {
            write(all().stream().map(FinishedRun::result).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write results to " + directory, failed);
        }
        nextWrite = System.nanoTime() + NANOS_BETWEEN;
    }

    private void write(List<CellResult> cells) throws IOException {
        ResultsJson.write(directory.resolve("results.json"), cells);
        ResultsCsv.write(directory.resolve("results.csv"), cells);
    }

    void complete(SuiteResult result) throws IOException {
        complete(result, List.of());
    }

    /** With the selections, if any, in files of their own and in the report. */
    void complete(SuiteResult result, List<Selection> selections) throws IOException {
        write(result.cells());
        if (!result.aggregates().isEmpty()) {
            AggregatesJson.write(directory.resolve("aggregates.json"), result.aggregates());
        }
        FigureFiles.write(directory.resolve("figures"), result.cells());
        JunitXml.write(directory.resolve("junit.xml"), result);
        Map<String, String> provenance = new LinkedHashMap<>(result.provenance());
        provenance.put("results SHA-256", ResultHash.of(result.cells()));
        ProvenanceJson.write(directory.resolve("provenance.json"), provenance);
        if (!selections.isEmpty()) {
            SelectionFiles.write(directory, selections);
        }
        SuiteResult complete =
                new SuiteResult(result.suite(), result.description(), result.cells(), result.aggregates(), provenance);
        HtmlReport.write(directory.resolve("report.html"), complete, selections);
    }

    /** The course of each training, for TensorBoard. */
    void writeEvents() throws IOException {
        Instant now = Instant.now();
        for (FinishedRun run : all()) {
            EventFile.write(directory.resolve("tensorboard"), run.result(), now);
        }
    }
}
