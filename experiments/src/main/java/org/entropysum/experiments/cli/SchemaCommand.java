package org.entropysum.experiments.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entropysum.experiments.report.AtomicFile;
import org.entropysum.experiments.suite.SuiteSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entropysum schema}. */
@Command(
        name = "schema",
        description = "Writes the JSON Schema of suites, with all models, parts and data of the catalog, for editors.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Editors with the YAML language server find it by the first line of a suite:",
            "  # yaml-language-server: $schema=suite.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: to the console)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr(), plugins);
        String schema = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(SuiteSchema.of(catalogs.models(), catalogs.sources(), catalogs.analyses()));
        if (out == null) {
            spec.commandLine().getOut().println(schema);
        } else {
            write(out, schema + "\n");
        }
        return ExitCode.AS_EXPECTED.number();
    }

    private void write(Path file, String text) {
        try {
            AtomicFile.at(file).write(text);
        } catch (IOException failed) {
            throw new ParameterException(
                    spec.commandLine(), "cannot write the schema to " + file + ": " + failed.getMessage(), failed);
        }
    }
}
