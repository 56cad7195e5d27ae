package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.SourceOffer;
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
        description = "Tells what a model or a data source is and which settings it has.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "the id of a model or the name of a data source (see catalog)")
    private String name = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr());
        Optional<SourceOffer> source = catalogs.sources().offers().stream()
                .filter(offer -> offer.name().equals(name))
                .findFirst();
        if (source.isEmpty() || isModel(catalogs)) {
            describe(entry(catalogs), out);
        }
        if (source.isPresent()) {
            if (isModel(catalogs)) {
                out.println();
            }
            describe(source.get(), out);
        }
        return ExitCode.AS_EXPECTED.number();
    }

    private boolean isModel(Catalogs catalogs) {
        return catalogs.models().ids().stream().anyMatch(id -> id.value().equals(name));
    }

    private static void describe(SourceOffer source, PrintWriter out) {
        out.println(source.name() + " (data source)");
        out.println("  " + source.summary());
        out.println();
        out.println("Settings");
        SettingLine.of(source.settings()).forEach(line -> out.println(line.text()));
    }

    private static void describe(ModelCatalog.Entry entry, PrintWriter out) {
        ModelPlugin<?> plugin = entry.plugin();
        out.println(plugin.id() + " (" + entry.module() + ")");
        out.println("  " + plugin.summary());
        out.println();
        out.println("Theorem:    " + plugin.theorem().label());
        out.println("Posteriors: " + String.join(", ", plugin.posteriors()));
        out.println();
        out.println("Settings");
        SettingLine.of(plugin.specType()).forEach(line -> out.println(line.text()));
    }

    private ModelCatalog.Entry entry(Catalogs catalogs) {
        Optional<ModelCatalog.Entry> entry = catalogs.models().entries().stream()
                .filter(candidate -> candidate.plugin().id().value().equals(name))
                .findFirst();
        return entry.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "there is no model or data source of this name; "
                        + KnownNames.of(Stream.concat(
                                                catalogs.models().ids().stream().map(ModelId::value),
                                                catalogs.sources().sources().keySet().stream())
                                        .toList())
                                .insteadOf(name)));
    }
}
