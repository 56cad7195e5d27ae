package org.entropysum.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import org.jspecify.annotations.Nullable;

/**
 * A Guice module that contributes model plugins. Extend it, bind plugins in {@link #configurePlugins()} with
 * {@link #bindModel}, and name the class in {@code META-INF/services/org.entropysum.plugin.ModelModule}:
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
    private @Nullable Multibinder<ModelPlugin<?>> plugins;

    /**
     * A module with the given name.
     *
     * @param name shown in the catalog beside each of the module's models
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
        plugins = Multibinder.newSetBinder(binder(), new TypeLiteral<ModelPlugin<?>>() {});
        configurePlugins();
    }

    /** Binds the plugins of this module, each with {@link #bindModel}. */
    protected abstract void configurePlugins();

    /**
     * Adds a plugin to the catalog.
     *
     * @param plugin the plugin's class
     */
    protected final void bindModel(Class<? extends ModelPlugin<?>> plugin) {
        if (plugins == null) {
            throw new IllegalStateException("bindModel may be called from configurePlugins() only");
        }
        plugins.addBinding().to(plugin);
    }
}
