package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.SuiteResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum validate SUITE}. */
@Command(
        name = "validate",
        description = "Reads a suite and its data and tells everything that is wrong, without running a cell.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SUITE",
            description = "the name of a bundled suite (see catalog), or the path of a YAML file")
    private String suite = "";

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        SuiteResult result = Catalogs.discover(err).suites().load(suite);
        if (result instanceof SuiteResult.Loaded loaded) {
            int runs = SuiteRunner.runs(loaded.suite()).size();
            spec.commandLine().getOut().println(loaded.suite().name() + ": valid, " + Words.count(runs, "cell"));
            return ExitCode.AS_EXPECTED.number();
        }
        ((SuiteResult.Rejected) result).problems().forEach(err::println);
        return ExitCode.USAGE.number();
    }
}
