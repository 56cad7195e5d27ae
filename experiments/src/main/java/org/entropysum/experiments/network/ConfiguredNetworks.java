package org.entropysum.experiments.network;

import org.entropysum.plugin.ModelModule;

/** The networks of this package. */
public final class ConfiguredNetworks extends ModelModule {
    /** The module, as the service loader wants it. */
    public ConfiguredNetworks() {
        super("experiments");
    }

    @Override
    protected void configurePlugins() {
        bindNetwork(new Dl4jPlugin());
    }
}
