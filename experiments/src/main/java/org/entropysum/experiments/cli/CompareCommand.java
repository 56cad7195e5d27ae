package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entropysum.experiments.report.Comparison;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.store.SettingChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum compare FIRST SECOND}. */
@Command(
        name = "compare",
        description = {
            "Shows only what differs between two folders of results: settings, code, verdicts, numbers.",
            "Exit code 1 if a cell of the first is missing, no longer passes, or has a smaller ELBO or log-likelihood."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private static final double WITHIN = 1e-9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FIRST", description = "a folder of results, as it was")
    private Path first = Path.of("");

    @Parameters(paramLabel = "SECOND", description = "a folder of results, as it is now")
    private Path second = Path.of("");

    @Option(
            names = "--within",
            paramLabel = "NUMBER",
            description = "numbers differ by more than this times 1 + |first| (default: 1e-9)")
    private double within = WITHIN;

    @Override
    public Integer call() {
        if (!(within >= 0)) {
            throw new ParameterException(spec.commandLine(), "--within must be at least 0, not " + within);
        }
        Comparison comparison = Comparison.of(read(first), read(second), within);
        Map<String, List<String>> settings = SettingChanges.between(first, second);
        PrintWriter out = spec.commandLine().getOut();
        for (Comparison.Difference difference : comparison.differences()) {
            out.println(difference.cell() + " (seed " + difference.seed() + ")"
                    + (difference.regression() ? ": regression" : ""));
            difference.lines().forEach(line -> out.println("  " + line));
        }
        settings.forEach((change, cells) -> out.println("changed: " + change + " (" + Words.count(cells.size(), "cell")
                + ": " + String.join(", ", cells.subList(0, Math.min(3, cells.size())))
                + (cells.size() > 3 ? ", …" : "") + ")"));
        long regressions = comparison.differences().stream()
                .filter(Comparison.Difference::regression)
                .count();
        out.println(Words.count(comparison.alike(), "cell") + " alike, "
                + comparison.differences().size() + " different, " + Words.count((int) regressions, "regression"));
        return (comparison.regressed() ? ExitCode.CHECK_FAILED : ExitCode.AS_EXPECTED).number();
    }

    private List<CellResult> read(Path folder) {
        Path file = Files.isDirectory(folder) ? folder.resolve("results.json") : folder;
        try {
            return ResultsJson.read(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            String reason =
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
            throw new ParameterException(
                    spec.commandLine(), "cannot read results from " + file + ": " + reason, unreadable);
        }
    }
}
