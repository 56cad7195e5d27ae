package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.report.HtmlReport;
import org.entropysum.experiments.report.ResultsCsv;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.report.SelectionFiles;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Selection;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.experiments.suite.Suite;

/** The folder of results: results.json and results.csv after every cell, report.html at the end. */
record Results(Path directory, Suite suite) {
    void write(List<CellResult> finished) {
        try {
            ResultsJson.write(directory.resolve("results.json"), finished);
            ResultsCsv.write(directory.resolve("results.csv"), finished);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write results to " + directory, failed);
        }
    }

    void complete(SuiteResult result) throws IOException {
        complete(result, List.of());
    }

    /** With the selections, if any, in files of their own and in the report. */
    void complete(SuiteResult result, List<Selection> selections) throws IOException {
        write(result.cells());
        if (!selections.isEmpty()) {
            SelectionFiles.write(directory, selections);
        }
        HtmlReport.write(directory.resolve("report.html"), result, selections);
    }
}
