package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum new-plugin NAME}. */
@Command(
        name = "new-plugin",
        description = "Writes a Maven project with a model plugin that compiles, passes its examination and runs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NewPluginCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "the id of the model: lower-case words joined by hyphens")
    private String name = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "the folder to write, new or empty (default: NAME)")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + name + "\" is no name for a plugin; expected lower-case words joined by hyphens, such as"
                            + " gamma-chain");
        }
        Path target = folder.toString().isEmpty() ? Path.of(name) : folder;
        try {
            PluginProject.of(name).write(target);
        } catch (FileAlreadyExistsException taken) {
            throw new ParameterException(
                    spec.commandLine(), target + " exists and is not empty; name another folder with --dir", taken);
        }
        tellNext(target);
        return ExitCode.AS_EXPECTED.number();
    }

    private void tellNext(Path target) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (var files = Files.walk(target)) {
            long count = files.filter(Files::isRegularFile).count();
            out.println(target + ": " + count + " files");
        }
        out.println();
        out.println(
                "mvn install -DskipTests       in the clone of entropysum, once: puts its jars where Maven finds them");
        out.println("cd " + target);
        out.println("mvn package                   compiles, examines the plugin, runs suite.yaml");
        out.println("entropysum run suite.yaml --plugins target");
    }
}
