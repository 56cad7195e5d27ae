package org.entropysum.experiments.suite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Reading.Refused;
import org.entropysum.experiments.suite.Reading.Unfit;
import org.entropysum.experiments.suite.Reading.Value;

/**
 * Reads single values: numbers, truth values, text, paths, enums, and every type with a static {@code of(String)}.
 *
 * @param folder what relative paths start from
 */
record Scalars(Path folder) {
    private static final Pattern TRUTH_WORD = Pattern.compile("(?i)yes|no|on|off|true|false");
    private static final Set<Class<?>> SIMPLE = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class,
            String.class,
            Path.class);

    boolean handles(Class<?> type) {
        return SIMPLE.contains(type) || type.isEnum() || factory(type).isPresent();
    }

    /** Whether the type has a notation of its own, which its static {@code of(String)} reads. */
    static boolean isNotation(Class<?> type) {
        return !SIMPLE.contains(type) && !type.isEnum() && factory(type).isPresent();
    }

    /** The value, or why the text is none of this type. */
    Reading read(Slot slot, Class<?> type, Scalar scalar) {
        if (type == String.class) {
            return text(scalar);
        }
        if (type == Path.class) {
            return path(scalar.text());
        }
        if (type.isEnum()) {
            return constant(Notation.of(type, slot), scalar.text());
        }
        return SIMPLE.contains(type) ? plain(type, scalar) : made(slot, type, scalar);
    }

    private static Reading plain(Class<?> type, Scalar scalar) {
        if (!scalar.plain()) {
            return new Unfit("quotes make it text");
        }
        if (type == int.class || type == Integer.class) {
            return Decimals.ofInt(scalar.text());
        }
        if (type == long.class || type == Long.class) {
            return Decimals.ofLong(scalar.text());
        }
        return type == double.class || type == Double.class ? Decimals.ofDouble(scalar.text()) : truth(scalar.text());
    }

    private static Reading truth(String text) {
        return text.equals("true") || text.equals("false") ? new Value(text.equals("true")) : new Unfit("");
    }

    private static Reading text(Scalar scalar) {
        if (isTruthWord(scalar)) {
            return truthWord();
        }
        return scalar.plain() && Decimals.isNumber(scalar.text())
                ? new Unfit("a number is text in quotes only")
                : new Value(scalar.text());
    }

    private static boolean isTruthWord(Scalar scalar) {
        return scalar.plain() && TRUTH_WORD.matcher(scalar.text()).matches();
    }

    private static Reading truthWord() {
        return new Unfit("YAML 1.1 reads it as a truth value; if a name is meant, write it in quotes");
    }

    private Reading path(String text) {
        try {
            return text.isBlank() ? new Unfit("") : new Value(folder.resolve(text));
        } catch (InvalidPathException invalid) {
            return new Refused(Problem.quoted(text) + " is not a path: " + invalid.getReason());
        }
    }

    private static Reading constant(Notation notation, String text) {
        return notation.read(text)
                .<Reading>map(Value::new)
                .orElseGet(() -> new Refused("unknown " + Notation.words(notation.type()) + " " + Problem.quoted(text)
                        + "; " + notation.names().insteadOf(text)));
    }

    private static Reading made(Slot slot, Class<?> type, Scalar scalar) {
        if (isTruthWord(scalar)) {
            return truthWord();
        }
        try {
            return new Value(factory(type).orElseThrow().invoke(null, scalar.text()));
        } catch (InvocationTargetException refused) {
            return Reading.refused(slot.label(), refused.getTargetException());
        } catch (IllegalAccessException hidden) {
            return Reading.refused(slot.label(), hidden);
        }
    }

    private static Optional<Method> factory(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("of") && Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class)
                .filter(method -> type.isAssignableFrom(method.getReturnType()))
                .filter(Method::trySetAccessible)
                .findFirst();
    }
}
