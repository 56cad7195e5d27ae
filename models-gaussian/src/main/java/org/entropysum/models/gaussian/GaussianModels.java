package org.entropysum.models.gaussian;

import org.entropysum.plugin.ModelModule;

/** The models of this module. */
public final class GaussianModels extends ModelModule {
    /** The module, as the service loader wants it. */
    public GaussianModels() {
        super("models-gaussian");
    }

    @Override
    protected void configurePlugins() {
        bindModel(PpcaPlugin.class);
        bindModel(FactorAnalysisPlugin.class);
        bindModel(LinearVaePlugin.class);
        bindModel(VaePlugin.class);
    }
}
