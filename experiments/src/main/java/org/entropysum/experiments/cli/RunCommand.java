package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.entropysum.experiments.run.RunOptions;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum run SUITE}. */
@Command(
        name = "run",
        description = "Runs a suite and writes results.json, results.csv and report.html.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SUITE",
            description = "the name of a bundled suite (see catalog), or the path of a YAML file")
    private String suite = "";

    @Option(names = "--out", paramLabel = "DIR", description = "where results go (default: results/<suite>)")
    private @Nullable Path out;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Budget.class,
            description = "stop cleanly after this time, for example 90s, 10m or 2h")
    private @Nullable Duration budget;

    @Option(names = "--plain", description = "leave out closed and fused forms: only the generic definitions run")
    private boolean plain;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Catalogs catalogs = Catalogs.discover(err);
        SuiteResult result = catalogs.suites().load(suite);
        if (result instanceof SuiteResult.Rejected rejected) {
            rejected.problems().forEach(err::println);
            return ExitCode.USAGE.number();
        }
        return run(catalogs, (SuiteResult.Loaded) result);
    }

    private int run(Catalogs catalogs, SuiteResult.Loaded loaded) throws IOException {
        Suite valid = loaded.suite();
        Results results = new Results(directory(valid), valid);
        try (Cancellation cancellation = Cancellation.after(budget)) {
            RunOptions options = new RunOptions(plain, cancellation);
            SuiteRunner runner = SuiteRunner.of(catalogs.models(), options);
            SuiteRunner.Outcome outcome;
            try (Progress progress = Progress.on(spec.commandLine().getErr(), valid, results)) {
                outcome = runner.run(valid, loaded.text(), progress);
            }
            results.complete(outcome.result());
            new Summary(spec.commandLine().getOut()).print(outcome, results.directory(), cancellation.reason());
            return ExitCode.of(outcome).number();
        }
    }

    private Path directory(Suite valid) {
        Path directory = out != null ? out : Path.of("results", valid.name().toString());
        try {
            Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write results to " + directory + ": " + refused.getMessage(), refused);
        }
        if (Files.isWritable(directory)) {
            return directory;
        }
        throw new ParameterException(spec.commandLine(), "cannot write results to " + directory);
    }
}
