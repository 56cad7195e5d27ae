package org.entropysum.experiments.suite;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;

/** Loads suites against the toy models; as a program it prints problems and the time that each file took. */
final class SuiteValidation {
    private SuiteValidation() {}

    static SuiteLoader loader() {
        return new SuiteLoader(ToyModels.catalog(), DataSourceCatalog.standard());
    }

    /** The problems of a suite, one a line, with the folder of the suite taken out. */
    static String problems(Path file) {
        String folder = file.resolveSibling("").toString() + "/";
        if (!(loader().load(file) instanceof SuiteResult.Rejected rejected)) {
            return "";
        }
        return rejected.problems().stream()
                .map(Problem::toString)
                .map(line -> line.replace(folder, "") + "\n")
                .collect(Collectors.joining());
    }

    public static void main(String[] files) {
        for (String file : files) {
            long start = System.nanoTime();
            String problems = problems(Path.of(file));
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            System.out.println(milliseconds + " ms, " + problems.lines().count() + " problems: "
                    + problems.lines().findFirst().orElse(""));
        }
    }
}
