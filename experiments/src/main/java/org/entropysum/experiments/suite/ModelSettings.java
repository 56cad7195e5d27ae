package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.NetworkChoice;

/**
 * The settings of a single model outside a suite: from a YAML file that holds what stands below {@code model} in a suite, or
 * small values where no file is given.
 *
 * @param plugin the model
 * @param choices what settings may choose from the catalog
 */
public record ModelSettings(ModelPlugin<?> plugin, CatalogChoices choices) {
    private static final Set<Type> INTEGERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Type> DECIMALS = Set.of(double.class, Double.class);
    private static final String ID = "id";
    private static final int SMALL = 2;
    private static final Map<Class<?>, String> COMPONENTS =
            Map.of(FamilyChoice.class, "gaussian-diagonal", NetworkChoice.class, "dense");

    /** What became of the settings. */
    public sealed interface Outcome {
        /**
         * The settings can be used.
         *
         * @param spec the settings
         */
        record Loaded(ModelSpec spec) implements Outcome {}

        /**
         * The settings cannot be used.
         *
         * @param problems everything that is wrong
         */
        record Rejected(List<Problem> problems) implements Outcome {
            /** Copies the list. {@inheritDoc} */
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file a YAML mapping with the model's settings, and perhaps its id
     * @return the settings, or all problems
     */
    public Outcome load(Path file) {
        Problems problems = new Problems(file.toString());
        try {
            Optional<Mapping> mapping = SuiteText.of(file, problems)
                    .flatMap(text -> TreeReader.read(text, problems))
                    .flatMap(root -> mapping(root, problems));
            mapping.ifPresent(given -> rejectOtherModel(given, problems));
            return bound(mapping, file.resolveSibling(""), problems);
        } catch (TooManyProblems enough) {
            return new Outcome.Rejected(problems.incompleteList());
        }
    }

    private static Optional<Mapping> mapping(Node root, Problems problems) {
        if (root instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.add(root.place(), "expected a mapping with the settings of the model, not " + root.shown());
        return Optional.empty();
    }

    private void rejectOtherModel(Mapping given, Problems problems) {
        given.find(ID)
                .map(Entry::value)
                .filter(node -> !(node instanceof Scalar name
                        && name.text().equals(plugin.id().value())))
                .ifPresent(node -> problems.add(
                        node.place(), "the settings are for " + node.shown() + ", not for " + plugin.id()));
    }

    /**
     * Small settings: what is required and an integer, and the number of latents, is 2 if it may be, what is required and a number is 1, a family is
     * diagonal Gaussian, a network is linear, and what has a default keeps it.
     *
     * @return the settings, or what cannot be guessed
     */
    public Outcome small() {
        List<Entry> entries = new ArrayList<>();
        smallest().forEach((key, value) -> entries.add(new Entry(scalar(key), scalar(value))));
        Mapping mapping = new Mapping(Place.START, entries);
        return bound(Optional.of(mapping), Path.of(""), new Problems("small settings of " + plugin.id()));
    }

    /** The small settings that are not left to their defaults, as a suite gives them. */
    Map<String, String> smallest() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Slot slot : SettingsRecord.of(plugin.specType()).slots()) {
            if (slot.isRequired() || isOptionalSize(slot)) {
                small(slot).ifPresent(value -> settings.put(slot.key(), value));
            }
        }
        return settings;
    }

    private static Scalar scalar(String text) {
        return new Scalar(Place.START, text, true);
    }

    /** The size of a model that can also be given in another way, as by its layers. */
    private static boolean isOptionalSize(Slot slot) {
        return slot.key().equals("latents")
                && slot.type() instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && INTEGERS.contains(generic.getActualTypeArguments()[0]);
    }

    private static Optional<String> small(Slot given) {
        Slot slot = isOptionalSize(given) ? given.as(Integer.class) : given;
        Range range = slot.range();
        if (slot.type() instanceof Class<?> type && INTEGERS.contains(type)) {
            double least = Math.max(SMALL, Math.ceil(range.atLeast()));
            return Optional.of(Long.toString((long) Math.min(least, Math.floor(range.atMost()))));
        }
        if (slot.type() instanceof Class<?> type && DECIMALS.contains(type)) {
            return Optional.of(Double.toString(Math.min(Math.max(1, range.atLeast()), range.atMost())));
        }
        return slot.type() instanceof Class<?> type ? Optional.ofNullable(COMPONENTS.get(type)) : Optional.empty();
    }

    private Outcome bound(Optional<Mapping> mapping, Path folder, Problems problems) {
        Binder binder = new Binder(new Scalars(folder), choices.all(), problems);
        Optional<? extends ModelSpec> spec = mapping.flatMap(given -> binder.bind(plugin.specType(), given, ID));
        return spec.isPresent() && problems.isEmpty()
                ? new Outcome.Loaded(spec.get())
                : new Outcome.Rejected(problems.list());
    }
}
