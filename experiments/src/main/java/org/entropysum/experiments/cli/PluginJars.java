package org.entropysum.experiments.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.entropysum.experiments.run.Version;

/**
 * Services of jars that are not on the class path. A jar has a class loader of its own, the jars of a folder share one, so
 * that a plugin can bring libraries. What cannot be used is told, one line with its jar, and keeps nothing else from being
 * found.
 */
final class PluginJars {
    /** What a jar may say in its manifest: the version of entropysum that it was built against. */
    static final String VERSION = "Entropysum-Version";

    private static final String SERVICES = "META-INF/services/";

    private final List<Shelf> shelves = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** Jars that see one another. */
    private record Shelf(Path place, List<Path> jars, URLClassLoader loader) {}

    /** Opens jars and folders of jars. */
    static PluginJars of(List<Path> places) {
        PluginJars plugins = new PluginJars();
        places.forEach(plugins::open);
        return plugins;
    }

    private void open(Path place) {
        try {
            List<Path> jars = jars(place);
            jars.removeIf(this::isOfAnotherVersion);
            if (jars.isEmpty()) {
                failures.add("plugins " + place + ": there is no jar to use");
                return;
            }
            URLClassLoader loader =
                    new URLClassLoader(jars.stream().map(PluginJars::url).toArray(URL[]::new));
            shelves.add(new Shelf(place, jars, loader));
        } catch (IOException unreadable) {
            failures.add("plugins " + place + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<Path> jars(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                return new ArrayList<>(
                        files.filter(PluginJars::isPlugin).sorted().toList());
            }
        }
        if (Files.isRegularFile(place)) {
            return new ArrayList<>(List.of(place));
        }
        throw new IOException("there is no such file or folder");
    }

    // Maven puts jars of tests, sources and Javadoc beside the one that counts
    private static boolean isPlugin(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") && !name.matches(".*-(tests|sources|javadoc|test-sources)\\.jar");
    }

    private boolean isOfAnotherVersion(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String version =
                    manifest == null ? null : manifest.getMainAttributes().getValue(VERSION);
            boolean other = version != null && !release(version).equals(release(Version.current()));
            if (other) {
                failures.add("plugin jar " + jar + " was built against entropysum " + version + ", this is "
                        + Version.current() + "; build it again");
            }
            return other;
        } catch (IOException broken) {
            failures.add("plugin jar " + jar + " cannot be read: " + broken.getMessage());
            return true;
        }
    }

    // Versions with the same first two numbers are compatible
    private static String release(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static URL url(Path jar) {
        try {
            return jar.toAbsolutePath().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("no URL for " + jar, impossible);
        }
    }

    /** The services of that kind, in the order of the jars. */
    <S> List<S> services(Class<S> kind) {
        List<S> services = new ArrayList<>();
        for (Shelf shelf : shelves) {
            for (URL list : lists(shelf, kind)) {
                names(list).forEach(name -> make(kind, name, jar(list), shelf.loader(), services));
            }
        }
        return services;
    }

    /** Tells which places bring none of the given kinds of services. */
    void requireSome(Class<?>... kinds) {
        for (Shelf shelf : shelves) {
            if (Stream.of(kinds).allMatch(kind -> lists(shelf, kind).isEmpty())) {
                failures.add("plugins " + shelf.place() + ": no file " + SERVICES + kinds[0].getName()
                        + " names a module, so nothing is found");
            }
        }
    }

    private static List<URL> lists(Shelf shelf, Class<?> kind) {
        try {
            return Collections.list(shelf.loader().findResources(SERVICES + kind.getName()));
        } catch (IOException broken) {
            return List.of();
        }
    }

    private List<String> names(URL list) {
        try (InputStream stream = list.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").trim())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException broken) {
            failures.add("plugin jar " + jar(list) + " cannot be read: " + broken.getMessage());
            return List.of();
        }
    }

    private static String jar(URL list) {
        String path = list.getPath().replaceFirst("!.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private <S> void make(Class<S> kind, String name, String jar, ClassLoader loader, List<S> services) {
        try {
            services.add(Class.forName(name, true, loader)
                    .asSubclass(kind)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ClassNotFoundException missing) {
            failures.add("plugin jar " + jar + " names the class " + name + ", which it does not hold");
        } catch (LinkageError other) {
            failures.add("plugin jar " + jar + " was built against another version of entropysum: " + other);
        } catch (ReflectiveOperationException | ClassCastException broken) {
            Throwable cause = broken.getCause() == null ? broken : broken.getCause();
            failures.add("plugin jar " + jar + ": " + name + " cannot be used: " + firstLine(cause));
        }
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    /** What could not be used, one line each. */
    List<String> failures() {
        return List.copyOf(failures);
    }
}
