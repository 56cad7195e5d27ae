package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entropysum.experiments.offer.Offer;
import org.entropysum.experiments.offer.OfferCatalog;
import org.entropysum.experiments.suite.ExampleSuite;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.ModelCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum describe NAME}. */
@Command(
        name = "describe",
        description = {
            "Tells what a model, posterior, family, network, data source or analysis is and which settings it has. Of"
                    + " a model also its equations, theorem and paper, directions, posteriors, and a suite that shows it"
                    + " at work.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            description = "the name of a model, posterior, family, network, data source or analysis (see catalog)")
    private String name = "";

    @Option(names = "--example", description = "only the example of a model, as a suite to run")
    private boolean example;

    @Mixin
    private PluginOption plugins = new PluginOption();

    /** What is told of a name. */
    private record Description(String name, Runnable tell) {}

    @Override
    public Integer call() {
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr(), plugins);
        PrintWriter out = spec.commandLine().getOut();
        List<Description> known = example ? examples(catalogs, out) : known(catalogs, out);
        List<Description> meant =
                known.stream().filter(each -> each.name().equals(name)).toList();
        if (meant.isEmpty()) {
            List<String> names =
                    known.stream().map(Description::name).distinct().sorted().toList();
            throw new Refusal(spec).unknown(example ? "model" : "name", name, names);
        }
        meant.get(0).tell().run();
        meant.stream().skip(1).forEach(each -> {
            out.println();
            each.tell().run();
        });
        return ExitCode.AS_EXPECTED.number();
    }

    private static List<Description> known(Catalogs catalogs, PrintWriter out) {
        List<Description> known = new ArrayList<>();
        ModelCatalog models = catalogs.models();
        ModelText text = new ModelText(models, catalogs.suites(), out);
        models.entries()
                .forEach(entry -> known.add(new Description(entry.plugin().id().value(), () -> text.print(entry))));
        known.addAll(components("posterior", models.posteriors(), catalogs, out));
        known.addAll(components("family", models.families(), catalogs, out));
        known.addAll(components("network", models.networks(), catalogs, out));
        known.addAll(offered("data source", catalogs.sources(), catalogs, out));
        known.addAll(offered("analysis", catalogs.analyses(), catalogs, out));
        return known;
    }

    private List<Description> examples(Catalogs catalogs, PrintWriter out) {
        ModelText text = new ModelText(catalogs.models(), catalogs.suites(), out);
        return catalogs.models().entries().stream()
                .map(entry -> new Description(entry.plugin().id().value(), () -> {
                    ExampleSuite suite = text.example(entry.plugin())
                            .orElseThrow(() -> new Refusal(spec)
                                    .because("model " + name + " brings no example, and small settings and data cannot"
                                            + " be guessed"));
                    out.print(suite.text());
                    out.flush();
                }))
                .toList();
    }

    private static List<Description> components(
            String kind, Catalog<? extends ComponentPlugin<?>> plugins, Catalogs catalogs, PrintWriter out) {
        List<Description> descriptions = new ArrayList<>();
        for (Catalog.Entry<? extends ComponentPlugin<?>> entry : plugins.entries()) {
            ComponentPlugin<?> plugin = entry.plugin();
            descriptions.add(new Description(plugin.id(), () -> {
                out.println(plugin.id() + " (" + kind + ", " + entry.module() + ")");
                about(plugin.summary(), plugin.specType(), catalogs, out);
            }));
        }
        return descriptions;
    }

    private static List<Description> offered(String kind, OfferCatalog<?> offers, Catalogs catalogs, PrintWriter out) {
        List<Description> descriptions = new ArrayList<>();
        for (Offer<?> offer : offers.offers()) {
            descriptions.add(new Description(offer.name(), () -> {
                out.println(offer.name() + " (" + kind + ")");
                about(offer.summary(), offer.settings(), catalogs, out);
            }));
        }
        return descriptions;
    }

    private static void about(String summary, Class<?> settings, Catalogs catalogs, PrintWriter out) {
        out.println("  " + summary);
        out.println();
        new SettingLines(catalogs.suites().settings(settings)).print(out);
    }
}
