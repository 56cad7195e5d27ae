package org.entropysum.plugin;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The models that were found, and what they are put together from: immutable, sorted by identifier. */
public final class ModelCatalog {
    private final SortedMap<ModelId, Entry> entries;
    private final Catalog<PosteriorPlugin<?>> posteriors;
    private final Catalog<FamilyPlugin<?>> families;
    private final Catalog<NetworkPlugin<?>> networks;
    private final List<String> failures;

    private ModelCatalog(
            Catalog<ModelPlugin<?>> models,
            Catalog<PosteriorPlugin<?>> posteriors,
            Catalog<FamilyPlugin<?>> families,
            Catalog<NetworkPlugin<?>> networks,
            List<String> failures) {
        SortedMap<ModelId, Entry> sorted = new TreeMap<>();
        models.entries().forEach(entry -> sorted.put(entry.plugin().id(), new Entry(entry.plugin(), entry.module())));
        this.entries = Collections.unmodifiableSortedMap(sorted);
        this.posteriors = posteriors;
        this.families = families;
        this.networks = networks;
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
        return discover(List.of());
    }

    /**
     * The catalog of all modules that {@link ServiceLoader} finds, and of further ones.
     *
     * @param further modules of jars that are not on the class path
     * @return the catalog; a module that cannot be loaded is left out and named in {@link #failures()}
     */
    public static ModelCatalog discover(List<? extends ModelModule> further) {
        Services<ModelModule> services = Services.load(ModelModule.class);
        List<ModelModule> modules = new ArrayList<>(services.found());
        modules.addAll(further);
        return of(modules, services.failures());
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
        List<String> failures = new ArrayList<>(earlierFailures);
        Shelf<ModelPlugin<?>> models = new Shelf<>(
                "model", new TypeLiteral<>() {}, plugin -> plugin.id().value(), ModelPlugin::specType);
        Shelf<PosteriorPlugin<?>> posteriors =
                new Shelf<>("posterior", new TypeLiteral<>() {}, PosteriorPlugin::id, PosteriorPlugin::specType);
        Shelf<FamilyPlugin<?>> families =
                new Shelf<>("family", new TypeLiteral<>() {}, FamilyPlugin::id, FamilyPlugin::specType);
        Shelf<NetworkPlugin<?>> networks =
                new Shelf<>("network", new TypeLiteral<>() {}, NetworkPlugin::id, NetworkPlugin::specType);
        List<Shelf<?>> shelves = List.of(models, posteriors, families, networks);
        for (ModelModule module : modules) {
            try {
                Injector injector = Guice.createInjector(Stage.DEVELOPMENT, module);
                shelves.forEach(shelf -> shelf.take(injector, module.name(), failures));
            } catch (RuntimeException | LinkageError broken) {
                failures.add("module " + module.name() + jar(module) + ": " + cause(broken));
            }
        }
        return new ModelCatalog(
                models.catalog(), posteriors.catalog(), families.catalog(), networks.catalog(), failures);
    }

    private static String jar(ModelModule module) {
        CodeSource source = module.getClass().getProtectionDomain().getCodeSource();
        String place = source == null ? "" : source.getLocation().getPath();
        return place.endsWith(".jar") ? " of " + place.substring(place.lastIndexOf('/') + 1) : "";
    }

    // Guice wraps what a constructor throws, and says so in many lines
    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getClass().getName().startsWith("com.google.inject") && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = cause instanceof LinkageError ? "it was built against another version of entropysum; " : "";
        return reason + cause.getClass().getSimpleName() + ": " + firstLine(cause);
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
     * The variational families, which models are combined with.
     *
     * @return the plugins by name
     */
    public Catalog<PosteriorPlugin<?>> posteriors() {
        return posteriors;
    }

    /**
     * The exponential families that models choose from.
     *
     * @return the plugins by name
     */
    public Catalog<FamilyPlugin<?>> families() {
        return families;
    }

    /**
     * The networks that encoders and decoders choose from.
     *
     * @return the plugins by name
     */
    public Catalog<NetworkPlugin<?>> networks() {
        return networks;
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
