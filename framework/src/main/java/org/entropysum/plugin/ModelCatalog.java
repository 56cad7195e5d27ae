package org.entropysum.plugin;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The models that were found: immutable, sorted by identifier. */
public final class ModelCatalog {
    private final SortedMap<ModelId, Entry> entries;
    private final List<String> failures;

    private ModelCatalog(SortedMap<ModelId, Entry> entries, List<String> failures) {
        this.entries = Collections.unmodifiableSortedMap(entries);
        this.failures = List.copyOf(failures);
    }

    /**
     * A plugin and the module that it came from.
     *
     * @param plugin the plugin
     * @param module the name of its module
     */
    public record Entry(ModelPlugin<?> plugin, String module) {}

    /**
     * The catalog of all modules that {@link ServiceLoader} finds.
     *
     * @return the catalog; a module that cannot be loaded is left out and named in {@link #failures()}
     */
    public static ModelCatalog discover() {
        List<ModelModule> modules = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        var providers = ServiceLoader.load(ModelModule.class).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                modules.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures.add(firstLine(broken));
            }
        }
        return of(modules, failures);
    }

    /**
     * The catalog of the given modules.
     *
     * @param modules the modules; each gets an injector of its own, so that a broken one cannot take others down
     * @return the catalog
     */
    public static ModelCatalog of(List<? extends ModelModule> modules) {
        return of(modules, List.of());
    }

    private static ModelCatalog of(List<? extends ModelModule> modules, List<String> earlierFailures) {
        SortedMap<ModelId, Entry> entries = new TreeMap<>();
        List<String> failures = new ArrayList<>(earlierFailures);
        for (ModelModule module : modules) {
            try {
                for (ModelPlugin<?> plugin : pluginsOf(module)) {
                    Entry earlier = entries.putIfAbsent(plugin.id(), new Entry(plugin, module.name()));
                    if (earlier != null) {
                        failures.add("model id " + plugin.id() + " of module " + module.name() + " is taken by module "
                                + earlier.module());
                    }
                }
            } catch (RuntimeException | LinkageError broken) {
                failures.add("module " + module.name() + ": " + firstLine(broken));
            }
        }
        return new ModelCatalog(entries, failures);
    }

    private static Set<ModelPlugin<?>> pluginsOf(ModelModule module) {
        return Guice.createInjector(Stage.DEVELOPMENT, module)
                .getInstance(Key.get(new TypeLiteral<Set<ModelPlugin<?>>>() {}));
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse(failure.getClass().getName());
    }

    /**
     * The plugins with their modules, sorted by identifier.
     *
     * @return the entries
     */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * The identifiers, sorted.
     *
     * @return the identifiers
     */
    public Set<ModelId> ids() {
        return entries.keySet();
    }

    /**
     * The plugin of that name.
     *
     * @param id the identifier
     * @return the plugin with its module, or empty if there is none
     */
    public Optional<Entry> find(ModelId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /**
     * What could not be loaded, one line each.
     *
     * @return the lines, empty if all went well
     */
    public List<String> failures() {
        return failures;
    }
}
