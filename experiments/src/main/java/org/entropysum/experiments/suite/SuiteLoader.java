package org.entropysum.experiments.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.AnalysisCatalog;
import org.entropysum.experiments.analysis.NamedAnalysis;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelSpec;

/**
 * Loads suites, bundled ones by name and others by path, and tells everything that is wrong with one at once. Files of
 * data are read and plugins are asked for objections; nothing is learned and ND4J is not started.
 */
public final class SuiteLoader {
    private final ModelCatalog models;
    private final CatalogChoices posteriors;
    private final List<Choice> choices;

    /**
     * A loader of suites over these models and data sources, and all analyses on the class path.
     *
     * @param models the models that cells may name
     * @param sources the sources that data sets may name
     */
    public SuiteLoader(ModelCatalog models, DataSourceCatalog sources) {
        this(models, sources, AnalysisCatalog.standard());
    }

    /**
     * A loader of suites over these models, data sources and analyses.
     *
     * @param models the models that cells may name
     * @param sources the sources that data sets may name
     * @param analyses the analyses that cells may name
     */
    public SuiteLoader(ModelCatalog models, DataSourceCatalog sources, AnalysisCatalog analyses) {
        this.models = models;
        this.posteriors = new CatalogChoices(models);
        List<Choice> all = new ArrayList<>(posteriors.all());
        all.addAll(List.of(
                Choice.of(DataSource.class, "source", "source", sources.settings()),
                Choice.of(ExpectationSpec.class, "rule", "rule", ExpectationSpec.RULES),
                Choice.of(TrainingSpec.class, "algorithm", "algorithm", TrainingSpec.ALGORITHMS),
                Choice.of(ScheduleSpec.class, "schedule", "schedule", ScheduleSpec.SCHEDULES),
                Choice.of(
                        NamedAnalysis.class,
                        "analysis",
                        "analysis",
                        analyses.settings(),
                        (name, settings) -> new NamedAnalysis(name, (Analysis) settings)),
                Choice.of(
                        ModelChoice.class,
                        "id",
                        "model",
                        specTypes(models),
                        (id, spec) -> new ModelChoice(ModelId.of(id), (ModelSpec) spec))));
        this.choices = List.copyOf(all);
    }

    /** All that components of records may choose from. */
    List<Choice> choices() {
        return choices;
    }

    /**
     * The settings of a record as suites give them.
     *
     * @param record the record class of a model, a part of models, or a data source
     * @return the settings, in their order
     */
    public List<SettingText> settings(Class<?> record) {
        return SettingText.of(record, choices);
    }

    private static Map<String, Class<?>> specTypes(ModelCatalog models) {
        return models.entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.plugin().id().value(),
                        entry -> entry.plugin().specType()));
    }

    /**
     * The names of the bundled suites.
     *
     * @return the names
     */
    public static List<String> bundled() {
        return BundledSuites.names();
    }

    /**
     * Loads the bundled suite of that name, else the file at that path.
     *
     * @param nameOrPath for example {@code first-light} or {@code experiments/mine.yaml}
     * @return the suite, or all problems
     */
    public LoadResult load(String nameOrPath) {
        return load(nameOrPath, Overrides.none());
    }

    /**
     * Loads the bundled suite of that name, else the file at that path, with some changes.
     *
     * @param nameOrPath for example {@code first-light} or {@code experiments/mine.yaml}
     * @param overrides what is changed
     * @return the suite, or all problems, those of the changes among them
     */
    public LoadResult load(String nameOrPath, Overrides overrides) {
        if (BundledSuites.names().contains(nameOrPath)) {
            return loadBundled(nameOrPath, overrides);
        }
        try {
            Path file = Path.of(nameOrPath);
            return Files.exists(file) ? load(file, overrides) : unknown(nameOrPath);
        } catch (InvalidPathException notAPath) {
            return unknown(nameOrPath);
        }
    }

    private static LoadResult unknown(String nameOrPath) {
        KnownNames names = KnownNames.of(BundledSuites.names());
        String nearest = names.nearest(nameOrPath)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        String message = "there is neither such a file nor a bundled suite of this name; expected " + names.oneOf()
                + " or a path" + nearest;
        return new LoadResult.Rejected(List.of(new Problem(nameOrPath, 1, 1, message)));
    }

    private LoadResult loadBundled(String name, Overrides overrides) {
        Problems problems = new Problems(name + ".yaml");
        try (InputStream bytes = BundledSuites.open(name)) {
            return parse(SuiteText.of(bytes, problems), Path.of(""), overrides, problems);
        } catch (IOException broken) {
            throw new UncheckedIOException("bundled suite " + name, broken);
        }
    }

    /**
     * Loads a suite from its text.
     *
     * @param name what problems call it
     * @param bytes the text; relative paths in it start from the working directory
     * @return the suite, or all problems
     * @throws IOException if the text cannot be read
     */
    public LoadResult load(String name, InputStream bytes) throws IOException {
        Problems problems = new Problems(name);
        return parse(SuiteText.of(bytes, problems), Path.of(""), Overrides.none(), problems);
    }

    /**
     * Loads the suite in a file.
     *
     * @param file the file; relative paths in it start from its folder
     * @return the suite, or all problems
     */
    public LoadResult load(Path file) {
        return load(file, Overrides.none());
    }

    private LoadResult load(Path file, Overrides overrides) {
        Problems problems = new Problems(file.toString());
        return parse(SuiteText.of(file, problems), file.resolveSibling(""), overrides, problems);
    }

    private LoadResult parse(Optional<String> text, Path folder, Overrides overrides, Problems problems) {
        try {
            return examined(text, folder, overrides, problems);
        } catch (TooManyProblems enough) {
            return new LoadResult.Rejected(problems.incompleteList());
        }
    }

    private LoadResult examined(Optional<String> text, Path folder, Overrides overrides, Problems problems) {
        Optional<Mapping> top =
                text.flatMap(it -> TreeReader.read(it, problems)).flatMap(root -> mapping(root, problems));
        List<String> profiles =
                top.map(it -> Adjustments.profiles(it, problems)).orElse(List.of());
        Map<String, GridPoint> points = new LinkedHashMap<>();
        Optional<Suite> suite = top.flatMap(it -> bind(it, folder, overrides, problems, points));
        return suite.isPresent() && problems.isEmpty()
                ? new LoadResult.Loaded(suite.get(), text.orElseThrow(), points, profiles)
                : new LoadResult.Rejected(problems.list());
    }

    private static Optional<Mapping> mapping(Node root, Problems problems) {
        if (root instanceof Mapping top) {
            return Optional.of(top);
        }
        problems.add(root.place(), "a suite must be a mapping with the keys name, data and cells, not " + root.shown());
        return Optional.empty();
    }

    private Optional<Suite> bind(
            Mapping top, Path folder, Overrides overrides, Problems problems, Map<String, GridPoint> points) {
        Binder binder = new Binder(new Scalars(folder), choices, Map.of(CellSpec.class, Variation.KEYS), problems);
        Mapping full = complete(top, overrides, binder, problems, points);
        Optional<Suite> suite = binder.bind(Suite.class, full, Defaults.KEY, Adjustments.PROFILES);
        new CrossChecks(full, binder, models, problems).run();
        return suite.filter(it -> problems.isEmpty()).map(this::withPosteriors);
    }

    /** The suite as it would stand in a file without profiles, defaults, variations and options. */
    private Mapping complete(
            Mapping top, Overrides overrides, Binder binder, Problems problems, Map<String, GridPoint> points) {
        Graft graft = new Graft(choices, problems);
        Adjustments adjustments = new Adjustments(graft, problems);
        adjustments.add(top, overrides);
        Mapping adjusted = adjustments.toSuite(top);
        Mapping filled = Defaults.of(adjusted, binder, problems).fillInto(adjusted);
        Mapping varied = adjustments.toVariations(filled);
        Expansion expansion = new Expansion(graft, problems);
        Mapping expanded = expansion.of(varied);
        points.putAll(expansion.points());
        return adjustments.toCells(expanded, varied);
    }

    private Suite withPosteriors(Suite suite) {
        return suite.withCells(suite.cells().stream().map(this::withPosterior).toList());
    }

    private CellSpec withPosterior(CellSpec cell) {
        return cell.posterior().isPresent()
                ? cell
                : cell.withPosterior(
                        posteriors.posterior(models.find(cell.model().id())
                                .orElseThrow()
                                .plugin()
                                .posteriors()
                                .get(0)));
    }
}
