package org.entropysum.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others can write against: the public types of packages with their public and protected members, one line each, sorted.
 * A module keeps the listing as a file beside its tests, so that no change of it goes unannounced.
 */
public final class PublicApi {
    /** The system property that rewrites the file: {@code -Dentropysum.api=update}. */
    public static final String PROPERTY = "entropysum.api";

    private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /**
     * Lists the API of the classes that lie in the same folder of classes as the anchor.
     *
     * @param anchor a class of the module
     * @param packages which packages to list, by their names
     * @return the lines
     */
    public static List<String> of(Class<?> anchor, Predicate<String> packages) {
        Path root = root(anchor);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> packages.test(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .map(name -> type(name, anchor.getClassLoader()))
                    .filter(PublicApi::isPublic)
                    .flatMap(type -> lines(type).stream())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root(Class<?> anchor) {
        return Path.of(URI.create(
                anchor.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static Class<?> type(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (outer == null || isPublic(outer));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<String> lines(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(line(type, type.toGenericString() + supertypes(type)));
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(type, constructor, lines);
        }
        for (Method method : type.getDeclaredMethods()) {
            add(type, method, lines);
        }
        Stream.of(type.getDeclaredFields())
                .filter(field -> isVisible(type, field) && !field.isSynthetic())
                .forEach(field -> lines.add(line(type, field.toGenericString())));
        return lines;
    }

    private static String supertypes(Class<?> type) {
        Stream<String> own = type.getGenericSuperclass() == null || type.isRecord() || type.isEnum()
                ? Stream.empty()
                : Stream.of(type.getGenericSuperclass().getTypeName());
        return Stream.concat(own, Arrays.stream(type.getGenericInterfaces()).map(Object::toString))
                .filter(name -> !name.equals("java.lang.Object"))
                .map(name -> name.replaceFirst("^interface ", ""))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), all -> all.isEmpty() ? "" : " of " + all));
    }

    private static void add(Class<?> type, Executable member, List<String> lines) {
        if (isVisible(type, member) && !member.isSynthetic() && !comesWithRecords(type, member)) {
            lines.add(line(type, member.toGenericString()));
        }
    }

    private static boolean isVisible(Class<?> type, Member member) {
        int modifiers = member.getModifiers();
        return Modifier.isFinal(type.getModifiers()) ? Modifier.isPublic(modifiers) : isVisible(modifiers);
    }

    /** The full name of the type, then the signature with simple names. */
    private static String line(Class<?> type, String signature) {
        String own = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        String simple = signature.replaceAll("\\b(?:[a-z_][a-z_0-9]*\\.)+(?=[A-Z])", "");
        return type.getName() + ": " + simple.replace(" " + own + ".", " ");
    }

    private static boolean comesWithRecords(Class<?> type, Member member) {
        return type.isRecord() && OF_EVERY_RECORD.contains(member.getName());
    }

    /**
     * Holds the API against the file, or rewrites the file where {@link #PROPERTY} says so.
     *
     * @param file the listing, among the sources of tests
     * @param lines the API as it is
     * @throws AssertionError that tells what has changed and how to announce it
     */
    public static void requireAnnounced(Path file, List<String> lines) {
        if (Objects.equals(System.getProperty(PROPERTY), "update")) {
            write(file, lines);
        }
        requireSame(file, lines);
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static void requireSame(Path file, List<String> lines) {
        try {
            List<String> announced = Files.readAllLines(file);
            if (!announced.equals(lines)) {
                throw new AssertionError(difference(file, announced, lines));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String difference(Path file, List<String> announced, List<String> lines) {
        List<String> changes = new ArrayList<>();
        announced.stream().filter(line -> !lines.contains(line)).forEach(line -> changes.add("- " + line));
        lines.stream().filter(line -> !announced.contains(line)).forEach(line -> changes.add("+ " + line));
        return "the public API differs from " + file.getFileName() + ":\n" + String.join("\n", changes)
                + "\n"
                + "What is gone or different breaks the plugins of others and asks for a new minor version (a major"
                + " one from 1.0 on). If the change is meant: say so in CHANGELOG.md, then run this test"
                + " with -D" + PROPERTY
                + "=update, which rewrites the file.";
    }
}
