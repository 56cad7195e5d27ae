package org.entropysum.plugin.standard;

import org.entropysum.plugin.ModelModule;

/** The module of the framework itself. */
public final class StandardModule extends ModelModule {
    /** The module. */
    public StandardModule() {
        super("framework");
    }

    @Override
    protected void configurePlugins() {
        Posteriors.plugins().forEach(this::bindPosterior);
        Families.plugins().forEach(this::bindFamily);
        Networks.plugins().forEach(this::bindNetwork);
    }
}
