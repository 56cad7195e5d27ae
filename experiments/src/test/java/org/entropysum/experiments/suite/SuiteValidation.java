package org.entropysum.experiments.suite;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.entropysum.experiments.analysis.AnalysisCatalog;
import org.entropysum.experiments.analysis.standard.GapsAnalysis;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.dataset.file.FaithfulSource;
import org.entropysum.experiments.dataset.file.IrisSource;
import org.entropysum.experiments.dataset.file.UsArrestsSource;
import org.entropysum.experiments.dataset.synthetic.PpcaSource;

/** Loads suites against the toy models; as a program it tells the processor time of each. */
final class SuiteValidation {
    /** A few sources, so that messages with the names of all do not change with each new one. */
    private static final DataSourceCatalog SOURCES = DataSourceCatalog.of(Map.of(
            "csv", CsvSource.class,
            "faithful", FaithfulSource.class,
            "iris", IrisSource.class,
            "ppca", PpcaSource.class,
            "usarrests", UsArrestsSource.class));

    private static final AnalysisCatalog ANALYSES = AnalysisCatalog.of(Map.of("gaps", GapsAnalysis.class));

    private SuiteValidation() {}

    static SuiteLoader loader() {
        return new SuiteLoader(ToyModels.catalog(), SOURCES, ANALYSES);
    }

    /** The problems of a suite, one a line, with the folder of the suite taken out. */
    static String problems(Path file) {
        String folder = file.resolveSibling("") + File.separator;
        if (!(loader().load(file) instanceof LoadResult.Rejected rejected)) {
            return "";
        }
        return rejected.problems().stream()
                .map(Problem::toString)
                .map(line -> line.replace(folder, "") + "\n")
                .collect(Collectors.joining());
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] files) {
        for (String file : files) {
            long start = processorTime();
            String problems = problems(Path.of(file));
            long milliseconds = (processorTime() - start) / 1_000_000;
            System.out.println(milliseconds + " ms, " + problems.lines().count() + " problems: "
                    + problems.lines().findFirst().orElse(""));
        }
    }
}
