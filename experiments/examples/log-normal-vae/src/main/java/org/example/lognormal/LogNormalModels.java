package org.example.lognormal;

import org.entropysum.plugin.ModelModule;

/** What the jar brings; named in META-INF/services/org.entropysum.plugin.ModelModule. */
public final class LogNormalModels extends ModelModule {
    public LogNormalModels() { super("log-normal-vae"); }

    @Override protected void configurePlugins() { bindModel(LogNormalVaePlugin.class); }
}
