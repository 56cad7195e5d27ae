package org.entropysum.experiments.suite;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;

/**
 * Sets values inside a tree. Where the types of the records say that a name stands for a mapping ({@code training: em}
 * for {@code training: {algorithm: em}}), it becomes that mapping.
 */
final class Graft {
    private final Map<Class<?>, Choice> choices;
    private final Problems problems;

    Graft(List<Choice> choices, Problems problems) {
        this.choices = choices.stream().collect(Collectors.toMap(Choice::type, Function.identity()));
        this.problems = problems;
    }

    /** The mapping, of settings of that type, with the value at the path. */
    Mapping set(Type type, Mapping settings, SettingPath path, Node value) {
        Scalar key = path.first();
        if (path.isSingle()) {
            return settings.with(new Entry(key, value, true));
        }
        Optional<Node> inner = settings.find(key.text()).map(Entry::value);
        Type innerType = inside(type, settings, key.text());
        return mapping(innerType, inner, path)
                .map(at -> settings.with(new Entry(key, set(innerType, at, path.after(1), value), true)))
                .orElse(settings);
    }

    private Optional<Mapping> mapping(Type type, Optional<Node> node, SettingPath path) {
        if (node.isEmpty()) {
            return Optional.of(new Mapping(path.first().place(), List.of()));
        }
        if (node.get() instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        Choice choice = choices.get(type);
        if (choice != null && node.get() instanceof Scalar name && !name.isMissing()) {
            Scalar key = new Scalar(name.place(), choice.key(), true);
            return Optional.of(new Mapping(name.place(), List.of(new Entry(key, name))));
        }
        Scalar key = path.first();
        problems.add(
                key.place(),
                Problem.quoted(path.after(1).toString()) + " cannot be set here: " + Problem.quoted(key.text()) + " is "
                        + node.get().shown() + ", not a mapping");
        return Optional.empty();
    }

    /** The type of the value of a key; {@code Object} where it is not known. */
    private Type inside(Type type, Mapping settings, String key) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return bare(generic.getActualTypeArguments()[1]);
        }
        return recordOf(type, settings).stream()
                .flatMap(record -> SettingsRecord.of(record).slots().stream())
                .filter(slot -> slot.key().equals(key))
                .map(slot -> bare(slot.type()))
                .findFirst()
                .orElse(Object.class);
    }

    private Optional<Class<?>> recordOf(Type type, Mapping settings) {
        Choice choice = choices.get(type);
        Optional<Class<?>> chosen = choice == null
                ? Optional.of(type).filter(Class.class::isInstance).map(it -> (Class<?>) it)
                : settings.find(choice.key())
                        .map(Entry::value)
                        .filter(Scalar.class::isInstance)
                        .map(name -> choice.options().get(((Scalar) name).text()));
        return chosen.filter(Class::isRecord);
    }

    /** What an optional value is, and what a list is of that one of its items may stand for. */
    private Type bare(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return bare(generic.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> record
                        && SettingsRecord.isList(record)
                        && Binder.itemOf(record) instanceof Class<?> item
                        && choices.containsKey(item)
                ? item
                : type;
    }
}
