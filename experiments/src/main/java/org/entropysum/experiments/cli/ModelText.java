package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.run.DirectionWords;
import org.entropysum.experiments.suite.CatalogChoices;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.ExampleSuite;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.PosteriorOffer;
import org.entropysum.posterior.ModelAssembly;

/** All that can be told of a model. What depends on its settings is told for the first cell of its example. */
record ModelText(ModelCatalog models, SuiteLoader suites, PrintWriter out) {
    void print(ModelCatalog.Entry entry) {
        ModelPlugin<?> plugin = entry.plugin();
        Optional<ExampleSuite> example = example(plugin);
        out.println(plugin.id() + " (" + entry.module() + ")");
        out.println("  " + plugin.summary());
        section("Equations", plugin.equations());
        out.println();
        new SettingLines(suites.settings(plugin.specType())).print(out);
        example.flatMap(this::loaded).ifPresentOrElse(suite -> particulars(plugin, suite), () -> generalities(plugin));
        out.println();
        out.println(
                example.isPresent()
                        ? "Example (entropysum describe " + plugin.id() + " --example prints it alone)"
                        : "No example: the plugin brings none, and small settings and data cannot be guessed");
        out.println();
        example.ifPresent(suite -> out.print(suite.text()));
        out.flush();
    }

    Optional<ExampleSuite> example(ModelPlugin<?> plugin) {
        return ExampleSuite.of(plugin, new CatalogChoices(models), suites);
    }

    private Optional<Suite> loaded(ExampleSuite example) {
        return example.load(suites) instanceof LoadResult.Loaded loaded
                ? Optional.of(loaded.suite())
                : Optional.empty();
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title);
        lines.forEach(line -> out.println("  " + line));
    }

    private void generalities(ModelPlugin<?> plugin) {
        section("Theorem", List.of(plugin.theorem().label()));
        section("Posteriors, the default first", plugin.posteriors());
    }

    private void particulars(ModelPlugin<?> plugin, Suite example) {
        CellSpec cell = example.cells().get(0);
        ModelSpec spec = cell.model().spec();
        Claims entropy = claims(plugin, spec, Theorem.ENTROPY);
        Claims pseudo = claims(plugin, spec, Theorem.PSEUDO_ENTROPY);
        section(
                "Theorem (for the example; by default " + plugin.theorem().label() + ")",
                List.of(said(entropy), said(pseudo), entropy.source()));
        section("Directions α and β, velocities under which natural parameters grow as eᵗ", directions(cell, example));
        PosteriorOffer offer = PosteriorOffer.of(plugin, spec, models.posteriors());
        section("Posteriors, the default first", List.of(String.join(", ", plugin.posteriors())));
        List<String> others = offer.names().stream()
                .filter(name -> !plugin.posteriors().contains(name))
                .toList();
        if (!others.isEmpty()) {
            out.println("  that fit as well: " + String.join(", ", others));
        }
    }

    private static <S extends ModelSpec> Claims claims(ModelPlugin<S> plugin, ModelSpec spec, Theorem theorem) {
        return plugin.claims(plugin.specType().cast(spec), theorem);
    }

    private static String said(Claims claims) {
        String verdict = claims.holds() ? "holds, as " : "does not hold, as ";
        return Words.format("%-14s %s%s", claims.theorem().label(), verdict, claims.because());
    }

    private List<String> directions(CellSpec cell, Suite example) {
        if (!(example.source(cell).inspect() instanceof Inspection.Passed passed)) {
            return List.of("unknown without the data of the example");
        }
        DataShape shape = passed.shape();
        ModelAssembly assembly = Assembly.of(
                models, cell.model(), cell.posterior().orElseThrow(), cell.expectation(), cell.theorem(), shape, 1);
        return DirectionWords.of(assembly.model());
    }
}
