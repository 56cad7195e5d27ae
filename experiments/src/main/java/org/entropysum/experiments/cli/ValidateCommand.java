package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.run.SuiteRunner;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.SuiteLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entropysum validate SUITE}. */
@Command(
        name = "validate",
        description =
                "Reads a suite, its data and its profiles, and tells everything that is wrong, without running a cell.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Mixin
    private SuiteArguments arguments = new SuiteArguments();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        SuiteLoader loader = Catalogs.discover(err, plugins).suites();
        LoadResult result = arguments.load(loader);
        TreeSet<Problem> problems = new TreeSet<>(problems(result));
        if (result instanceof LoadResult.Loaded loaded && !arguments.namesProfile()) {
            loaded.profiles().forEach(profile -> problems.addAll(problems(arguments.load(loader, profile))));
        }
        problems.forEach(err::println);
        if (problems.isEmpty() && result instanceof LoadResult.Loaded loaded) {
            int runs = SuiteRunner.runs(loaded.suite()).size();
            spec.commandLine().getOut().println(loaded.suite().name() + ": valid, " + Words.count(runs, "cell"));
            return ExitCode.AS_EXPECTED.number();
        }
        return ExitCode.USAGE.number();
    }

    private static java.util.List<Problem> problems(LoadResult result) {
        return result instanceof LoadResult.Rejected rejected ? rejected.problems() : java.util.List.of();
    }
}
