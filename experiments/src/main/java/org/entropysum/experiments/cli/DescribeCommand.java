package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.SourceOffer;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum describe NAME}. */
@Command(
        name = "describe",
        description = "Tells what a model, posterior, family, network or data source is and which settings it has.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Parameters(
            paramLabel = "NAME",
            description = "the name of a model, posterior, family, network or data source (see catalog)")
    private String name = "";

    /** What can be told of a name. */
    private record Description(String name, String kind, List<String> about, Class<?> settings) {
        void tell(PrintWriter out) {
            out.println(name + " (" + kind + ")");
            about.forEach(line -> out.println(line.isEmpty() ? "" : line));
            out.println();
            List<SettingLine> lines = SettingLine.of(settings);
            out.println(lines.isEmpty() ? "No settings" : "Settings");
            lines.forEach(line -> out.println(line.text()));
        }
    }

    @Override
    public Integer call() {
        List<Description> known = known(Catalogs.discover(spec.commandLine().getErr(), plugins));
        List<Description> meant =
                known.stream().filter(each -> each.name().equals(name)).toList();
        if (meant.isEmpty()) {
            List<String> names =
                    known.stream().map(Description::name).distinct().sorted().toList();
            throw new ParameterException(
                    spec.commandLine(),
                    "there is nothing of this name in the catalog; "
                            + KnownNames.of(names).insteadOf(name));
        }
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < meant.size(); i++) {
            if (i > 0) {
                out.println();
            }
            meant.get(i).tell(out);
        }
        return ExitCode.AS_EXPECTED.number();
    }

    private static List<Description> known(Catalogs catalogs) {
        List<Description> known = new ArrayList<>();
        ModelCatalog models = catalogs.models();
        models.entries().forEach(entry -> known.add(of(entry)));
        components("posterior", models.posteriors(), known);
        components("family", models.families(), known);
        components("network", models.networks(), known);
        catalogs.sources().offers().forEach(offer -> known.add(of(offer)));
        return known;
    }

    private static Description of(ModelCatalog.Entry entry) {
        ModelPlugin<?> plugin = entry.plugin();
        List<String> about = List.of(
                "  " + plugin.summary(),
                "",
                "Theorem:    " + plugin.theorem().label(),
                "Posteriors: " + String.join(", ", plugin.posteriors()));
        return new Description(plugin.id().value(), entry.module(), about, plugin.specType());
    }

    private static void components(
            String kind, Catalog<? extends ComponentPlugin<?>> plugins, List<Description> known) {
        for (Catalog.Entry<? extends ComponentPlugin<?>> entry : plugins.entries()) {
            ComponentPlugin<?> plugin = entry.plugin();
            known.add(new Description(
                    plugin.id(), kind + ", " + entry.module(), List.of("  " + plugin.summary()), plugin.specType()));
        }
    }

    private static Description of(SourceOffer source) {
        return new Description(source.name(), "data source", List.of("  " + source.summary()), source.settings());
    }
}
