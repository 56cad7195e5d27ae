package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entropysum.experiments.offer.Offer;
import org.entropysum.experiments.offer.OfferCatalog;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entropysum catalog}. */
@Command(
        name = "catalog",
        description = "Lists models, posteriors, families, networks, data sources, analyses and bundled suites.",
        mixinStandardHelpOptions = true)
final class CatalogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr(), plugins);
        if (json.isAsked()) {
            JsonOption.print(tree(catalogs), out);
        } else {
            text(catalogs, out);
        }
        return ExitCode.AS_EXPECTED.number();
    }

    private static Map<String, Object> tree(Catalogs catalogs) {
        SuiteLoader suites = catalogs.suites();
        List<Map<String, Object>> models = new ArrayList<>();
        for (ModelCatalog.Entry entry : catalogs.models().entries()) {
            models.add(model(entry, suites));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("models", models);
        tree.put("posteriors", components(catalogs.models().posteriors(), suites));
        tree.put("families", components(catalogs.models().families(), suites));
        tree.put("networks", components(catalogs.models().networks(), suites));
        tree.put("dataSources", offers(catalogs.sources(), suites));
        tree.put("analyses", offers(catalogs.analyses(), suites));
        tree.put("suites", SuiteLoader.bundled());
        tree.put("failures", catalogs.models().failures());
        return tree;
    }

    private static List<Map<String, Object>> offers(OfferCatalog<?> catalog, SuiteLoader suites) {
        List<Map<String, Object>> offers = new ArrayList<>();
        for (Offer<?> offer : catalog.offers()) {
            Map<String, Object> offered = new LinkedHashMap<>();
            offered.put("name", offer.name());
            offered.put("summary", offer.summary());
            offered.put("settings", suites.settings(offer.settings()));
            offers.add(offered);
        }
        return offers;
    }

    private static Map<String, Object> model(ModelCatalog.Entry entry, SuiteLoader suites) {
        ModelPlugin<?> plugin = entry.plugin();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", plugin.id().value());
        model.put("module", entry.module());
        model.put("summary", plugin.summary());
        model.put("equations", plugin.equations());
        model.put("theorem", plugin.theorem().label());
        model.put("posteriors", plugin.posteriors());
        model.put("settings", suites.settings(plugin.specType()));
        return model;
    }

    private static List<Map<String, Object>> components(
            Catalog<? extends ComponentPlugin<?>> plugins, SuiteLoader suites) {
        List<Map<String, Object>> components = new ArrayList<>();
        for (Catalog.Entry<? extends ComponentPlugin<?>> entry : plugins.entries()) {
            Map<String, Object> component = new LinkedHashMap<>();
            component.put("id", entry.plugin().id());
            component.put("module", entry.module());
            component.put("summary", entry.plugin().summary());
            component.put("settings", suites.settings(entry.plugin().specType()));
            components.add(component);
        }
        return components;
    }

    private static void text(Catalogs catalogs, PrintWriter out) {
        out.println("Models (entropysum describe NAME tells more of each name here):");
        for (ModelCatalog.Entry entry : catalogs.models().entries()) {
            ModelPlugin<?> plugin = entry.plugin();
            out.println(Words.format("  %-20s %s  [%s]", plugin.id(), plugin.summary(), entry.module()));
        }
        list("Posteriors", catalogs.models().posteriors(), out);
        list("Families", catalogs.models().families(), out);
        list("Networks", catalogs.models().networks(), out);
        list("Data sources", catalogs.sources(), out);
        list("Analyses", catalogs.analyses(), out);
        out.println("Bundled suites: " + String.join(", ", SuiteLoader.bundled()));
    }

    private static void list(String title, Catalog<? extends ComponentPlugin<?>> plugins, PrintWriter out) {
        out.println(title + ":");
        for (Catalog.Entry<? extends ComponentPlugin<?>> entry : plugins.entries()) {
            out.println(Words.format(
                    "  %-28s %s  [%s]", entry.plugin().id(), entry.plugin().summary(), entry.module()));
        }
    }

    private static void list(String title, OfferCatalog<?> catalog, PrintWriter out) {
        out.println(title + ":");
        catalog.offers().forEach(offer -> out.println(Words.format("  %-20s %s", offer.name(), offer.summary())));
    }
}
