package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.entropysum.experiments.run.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code entropysum}. */
@Command(
        name = "entropysum",
        description = {
            "Verifies that the ELBO of generative models equals a sum of entropies at stationary points of learning.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 every verdict as expected; 1 a check failed; 2 usage or configuration;",
            "3 a cell crashed or FAILED; 4 interrupted or out of budget.",
            "Start with: entropysum run first-light"
        },
        subcommands = {
            RunCommand.class,
            SelectCommand.class,
            ValidateCommand.class,
            CompareCommand.class,
            CatalogCommand.class,
            DescribeCommand.class,
            SchemaCommand.class,
            CheckCommand.class,
            DataCommand.class,
            NewPluginCommand.class,
            EvaluateCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private Main(CommandSpec unset) {
        this.spec = unset;
    }

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the words of the command line
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new java.io.OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.exit(execute(out, err, arguments));
    }

    /**
     * Runs a command.
     *
     * @param out receives what was asked for
     * @param err receives problems and progress
     * @param arguments the words of the command line
     * @return the exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Main(CommandSpec.create()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, words) -> usageError(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> internalError(failure, err))
                .execute(arguments);
    }

    private static int usageError(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static int internalError(Exception failure, PrintWriter err) {
        err.println("entropysum: internal error: " + failure);
        if (System.getenv("ENTROPYSUM_DEBUG") != null) {
            failure.printStackTrace(err);
        } else {
            err.println("entropysum: set ENTROPYSUM_DEBUG=1 to see where it happened");
        }
        return ExitCode.CELL_FAILED.number();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }

    /** The answer to {@code --version}. */
    static final class VersionLine implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"entropysum " + Version.current()};
        }
    }
}
