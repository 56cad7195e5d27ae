package org.example.weibull;

import org.entropysum.plugin.ModelModule;

/** What the jar brings; named in META-INF/services/org.entropysum.plugin.ModelModule. */
public final class WeibullModels extends ModelModule {
    public WeibullModels() { super("weibull-mixture"); }

    @Override protected void configurePlugins() { bindModel(WeibullMixturePlugin.class); }
}
