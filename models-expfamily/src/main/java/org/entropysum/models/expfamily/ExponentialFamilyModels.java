package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelModule;

/** The models of this module. */
public final class ExponentialFamilyModels extends ModelModule {
    /** The module, as the service loader wants it. */
    public ExponentialFamilyModels() {
        super("models-expfamily");
    }

    @Override
    protected void configurePlugins() {
        bindModel(GaussianMixturePlugin.class);
        bindModel(MixturePlugin.class);
        bindModel(SigmoidBeliefNetPlugin.class);
        bindModel(NoisyOrPlugin.class);
        bindModel(BinarySparseCodingPlugin.class);
        bindModel(SparseCodingPlugin.class);
        bindModel(SpikeAndSlabPlugin.class);
    }
}
