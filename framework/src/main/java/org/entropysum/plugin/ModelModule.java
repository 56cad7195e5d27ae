package org.entropysum.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import org.jspecify.annotations.Nullable;

/**
 * A Guice module that contributes plugins. Extend it, bind plugins in {@link #configurePlugins()} with {@link #bindModel},
 * {@link #bindPosterior}, {@link #bindFamily} and {@link #bindNetwork}, and name the class in
 * {@code META-INF/services/org.entropysum.plugin.ModelModule}:
 *
 * <pre>{@code
 * public final class MyModule extends ModelModule {
 *     public MyModule() { super("my-models"); }
 *
 *     @Override
 *     protected void configurePlugins() {
 *         bindModel(MyPlugin.class);
 *     }
 * }
 * }</pre>
 */
public abstract class ModelModule extends AbstractModule {
    private final String name;
    private @Nullable Multibinder<ModelPlugin<?>> models;
    private @Nullable Multibinder<PosteriorPlugin<?>> posteriors;
    private @Nullable Multibinder<FamilyPlugin<?>> families;
    private @Nullable Multibinder<NetworkPlugin<?>> networks;

    /**
     * A module with the given name.
     *
     * @param name shown in the catalog beside each of the module's plugins
     */
    protected ModelModule(String name) {
        this.name = name;
    }

    /**
     * The name shown in the catalog.
     *
     * @return the name
     */
    public final String name() {
        return name;
    }

    @Override
    protected final void configure() {
        models = Multibinder.newSetBinder(binder(), new TypeLiteral<ModelPlugin<?>>() {});
        posteriors = Multibinder.newSetBinder(binder(), new TypeLiteral<PosteriorPlugin<?>>() {});
        families = Multibinder.newSetBinder(binder(), new TypeLiteral<FamilyPlugin<?>>() {});
        networks = Multibinder.newSetBinder(binder(), new TypeLiteral<NetworkPlugin<?>>() {});
        configurePlugins();
    }

    /** Binds the plugins of this module. */
    protected abstract void configurePlugins();

    /**
     * Adds a model to the catalog.
     *
     * @param plugin the plugin's class
     */
    protected final void bindModel(Class<? extends ModelPlugin<?>> plugin) {
        open(models).addBinding().to(plugin);
    }

    /**
     * Adds a variational family to the catalog.
     *
     * @param plugin the plugin's class
     */
    protected final void bindPosterior(Class<? extends PosteriorPlugin<?>> plugin) {
        open(posteriors).addBinding().to(plugin);
    }

    /**
     * Adds a variational family to the catalog.
     *
     * @param plugin the plugin
     */
    protected final void bindPosterior(PosteriorPlugin<?> plugin) {
        open(posteriors).addBinding().toInstance(plugin);
    }

    /**
     * Adds an exponential family to the catalog.
     *
     * @param plugin the plugin's class
     */
    protected final void bindFamily(Class<? extends FamilyPlugin<?>> plugin) {
        open(families).addBinding().to(plugin);
    }

    /**
     * Adds an exponential family to the catalog.
     *
     * @param plugin the plugin
     */
    protected final void bindFamily(FamilyPlugin<?> plugin) {
        open(families).addBinding().toInstance(plugin);
    }

    /**
     * Adds a kind of networks to the catalog.
     *
     * @param plugin the plugin's class
     */
    protected final void bindNetwork(Class<? extends NetworkPlugin<?>> plugin) {
        open(networks).addBinding().to(plugin);
    }

    /**
     * Adds a kind of networks to the catalog.
     *
     * @param plugin the plugin
     */
    protected final void bindNetwork(NetworkPlugin<?> plugin) {
        open(networks).addBinding().toInstance(plugin);
    }

    private static <P> Multibinder<P> open(@Nullable Multibinder<P> plugins) {
        if (plugins != null) {
            return plugins;
        }
        throw new IllegalStateException("plugins may be bound in configurePlugins() only");
    }
}
