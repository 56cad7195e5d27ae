package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum describe MODEL}. */
@Command(
        name = "describe",
        description = "Tells what a model is and which settings it has.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MODEL", description = "the id of a model (see catalog)")
    private String model = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ModelCatalog.Entry entry =
                entry(Catalogs.discover(spec.commandLine().getErr()).models());
        ModelPlugin<?> plugin = entry.plugin();
        out.println(plugin.id() + " (" + entry.module() + ")");
        out.println("  " + plugin.summary());
        out.println();
        out.println("Theorem:    " + plugin.theorem().label());
        out.println("Posteriors: " + String.join(", ", plugin.posteriors()));
        out.println();
        out.println("Settings");
        SettingLine.of(plugin.specType()).forEach(line -> out.println(line.text()));
        return ExitCode.AS_EXPECTED.number();
    }

    private ModelCatalog.Entry entry(ModelCatalog models) {
        Optional<ModelCatalog.Entry> entry = models.entries().stream()
                .filter(candidate -> candidate.plugin().id().value().equals(model))
                .findFirst();
        return entry.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "there is no model of this name; models: "
                        + KnownNames.of(models.ids().stream()
                                        .map(ModelId::value)
                                        .toList())
                                .insteadOf(model)));
    }
}
