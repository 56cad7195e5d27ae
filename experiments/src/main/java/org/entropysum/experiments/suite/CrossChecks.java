package org.entropysum.experiments.suite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.SupportCheck;

/** What only the parts of a suite together can show: names, data against models, posteriors. */
final class CrossChecks {
    private static final Pattern ITEM = Pattern.compile("(\\w+)\\[(\\d+)]");

    private final Mapping suite;
    private final Binder binder;
    private final ModelCatalog models;
    private final Problems problems;
    private final PosteriorChecks posteriors;
    private final TrainingChecks trainings;
    private final AnalysisChecks analyses;
    private final FixedChecks fixed;

    CrossChecks(Mapping suite, Binder binder, ModelCatalog models, Problems problems) {
        this.suite = suite;
        this.binder = binder;
        this.models = models;
        this.problems = problems;
        this.posteriors = new PosteriorChecks(binder, models, problems);
        this.analyses = new AnalysisChecks(binder, problems);
        this.fixed = new FixedChecks(binder, models, problems);
        this.trainings = new TrainingChecks(binder, models.posteriors(), problems);
    }

    /** Tells every problem; looks at data sets and asks plugins on the way. */
    void run() {
        rejectEqualNames();
        rejectUnknownData();
        rejectUnusedData();
        Map<String, DataShape> shapes = inspectData();
        cells().forEach(analyses::reject);
        cells().forEach(cell -> {
            Optional<Node> settings = cell.find("model").map(Entry::value);
            model(cell).ifPresent(model -> {
                Optional<DataShape> shape = shape(cell, shapes);
                posteriors.reject(cell, model, shape, (objection, node) -> object(objection, node, "posterior"));
                rejectTraining(cell, model, shape);
                shape.ifPresent(it -> rejectModel(settings.get(), model, it));
                scalar(cell, "data").forEach(data -> rejectEvents(settings.get(), model, data));
            });
        });
        boolean sound = problems.isEmpty();
        cells().filter(cell -> sound)
                .forEach(cell -> model(cell)
                        .ifPresent(model -> shape(cell, shapes).ifPresent(shape -> rejectFixed(cell, model, shape))));
    }

    private Optional<ModelChoice> model(Mapping cell) {
        return cell.find("model").flatMap(entry -> binder.bound(ModelChoice.class, entry.value()));
    }

    private static Optional<DataShape> shape(Mapping cell, Map<String, DataShape> shapes) {
        return scalar(cell, "data").findFirst().flatMap(data -> Optional.ofNullable(shapes.get(data.text())));
    }

    private void rejectFixed(Mapping cell, ModelChoice model, DataShape shape) {
        try {
            fixed.reject(cell, model, shape);
        } catch (RuntimeException broken) {
            problems.add(cell.place(), "model " + model.id() + " cannot be assembled: " + broken);
        }
    }

    private Stream<Mapping> cells() {
        return suite.find("cells").map(Entry::value).stream()
                .flatMap(node -> node instanceof Sequence cells ? cells.items().stream() : Stream.empty())
                .flatMap(node -> node instanceof Mapping cell ? Stream.of(cell) : Stream.empty());
    }

    private List<Entry> data() {
        return suite.find("data").map(Entry::value).stream()
                .flatMap(node -> node instanceof Mapping data ? data.entries().stream() : Stream.empty())
                .toList();
    }

    private void rejectEqualNames() {
        Map<String, Place> earlier = new HashMap<>();
        cells().flatMap(cell -> scalar(cell, "name")).forEach(name -> {
            Place first = earlier.putIfAbsent(Name.folded(name.text()), name.place());
            if (first != null) {
                problems.add(
                        name.place(),
                        "cell name " + Problem.quoted(name.text()) + " is taken by the cell on line " + first.line()
                                + "; expected names that differ in more than case");
            }
        });
    }

    private static Stream<Scalar> scalar(Mapping mapping, String key) {
        return mapping.find(key).map(Entry::value).stream()
                .flatMap(node ->
                        node instanceof Scalar scalar && !scalar.isMissing() ? Stream.of(scalar) : Stream.empty());
    }

    private void rejectUnusedData() {
        KnownNames declared = declared();
        Set<String> used = new HashSet<>();
        cells().flatMap(cell -> scalar(cell, "data")).map(Scalar::text).forEach(name -> {
            used.add(name);
            declared.nearest(name).ifPresent(used::add);
        });
        boolean allNamed =
                cells().allMatch(cell -> scalar(cell, "data").findAny().isPresent());
        data().stream()
                .map(Entry::key)
                .filter(name -> allNamed && !used.isEmpty() && !used.contains(name.text()))
                .forEach(name -> problems.add(
                        name.place(),
                        "data set " + Problem.quoted(name.text())
                                + " is used by no cell; expected a cell that names it, or no entry"));
    }

    private void rejectUnknownData() {
        KnownNames declared = declared();
        Set<String> known = new HashSet<>(declared.names());
        cells().flatMap(cell -> scalar(cell, "data"))
                .filter(name -> !known.contains(name.text()))
                .forEach(name -> problems.add(
                        name.place(),
                        "unknown data set " + Problem.quoted(name.text()) + "; " + declared.insteadOf(name.text())));
    }

    private KnownNames declared() {
        return KnownNames.of(data().stream().map(entry -> entry.key().text()).toList());
    }

    private Map<String, DataShape> inspectData() {
        Map<String, DataShape> shapes = new HashMap<>();
        for (Entry entry : data()) {
            binder.bound(DataSource.class, entry.value())
                    .flatMap(source -> inspect(source, entry.value()))
                    .ifPresent(shape -> shapes.put(entry.key().text(), shape));
        }
        return shapes;
    }

    private Optional<DataShape> inspect(DataSource source, Node settings) {
        Inspection inspection = source.inspect();
        if (inspection instanceof Inspection.Failed failed) {
            failed.objections().forEach(objection -> object(objection, settings, "data set"));
            problems.addAll(failed.problems());
            return Optional.empty();
        }
        return Optional.of(((Inspection.Passed) inspection).shape());
    }

    private void rejectTraining(Mapping cell, ModelChoice model, Optional<DataShape> shape) {
        ModelPlugin<?> plugin = plugin(model);
        try {
            trainings.reject(
                    cell, new TrainingChecks.Subject(plugin, model.spec(), posteriors.name(cell, plugin), shape));
        } catch (RuntimeException broken) {
            problems.add(cell.place(), "model " + model.id() + " cannot judge its training: " + broken);
        }
    }

    private ModelPlugin<?> plugin(ModelChoice model) {
        return models.find(model.id()).orElseThrow().plugin();
    }

    private void rejectModel(Node settings, ModelChoice model, DataShape shape) {
        String label = "model " + model.id();
        try {
            objections(plugin(model), model.spec(), shape).forEach(objection -> object(objection, settings, label));
        } catch (RuntimeException broken) {
            problems.add(settings.place(), label + " cannot judge its settings: " + broken);
        }
    }

    /** Data points that have no density under the model; asked where nothing else is wrong. */
    private void rejectEvents(Node settings, ModelChoice model, Scalar data) {
        if (!problems.isEmpty()) {
            return;
        }
        data().stream()
                .filter(entry -> entry.key().text().equals(data.text()))
                .flatMap(entry -> binder.bound(DataSource.class, entry.value()).stream())
                .flatMap(source -> events(plugin(model), model.spec(), source, data.text()).stream())
                .forEach(objection -> object(objection, settings, "model " + model.id()));
    }

    private static <S extends ModelSpec> List<Objection> events(
            ModelPlugin<S> plugin, ModelSpec spec, DataSource source, String name) {
        return source.inspect() instanceof Inspection.Passed passed
                ? plugin.observable(plugin.specType().cast(spec), passed.shape())
                        .map(family -> new SupportCheck(family).objections(source.load(name, 1)))
                        .orElse(List.of())
                : List.of();
    }

    private static <S extends ModelSpec> List<Objection> objections(
            ModelPlugin<S> plugin, ModelSpec spec, DataShape shape) {
        return plugin.objections(plugin.specType().cast(spec), shape);
    }

    private void object(Objection objection, Node settings, String label) {
        String key = objection.setting().replaceFirst("\\[.*", "");
        String name = key.isEmpty() ? label : Problem.quoted(key);
        problems.add(place(objection.setting(), settings), name + ": " + objection.message());
    }

    private static Place place(String setting, Node settings) {
        Matcher item = ITEM.matcher(setting);
        String key = item.matches() ? item.group(1) : setting;
        Optional<Entry> entry = settings instanceof Mapping mapping ? mapping.find(key) : Optional.empty();
        if (item.matches() && entry.isPresent() && entry.get().value() instanceof Sequence list) {
            return list.items().get(Integer.parseInt(item.group(2))).place();
        }
        return entry.map(it -> it.apart() ? it.value().place() : it.key().place())
                .orElse(settings.place());
    }
}
