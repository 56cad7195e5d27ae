package org.entropysum.experiments.suite;

import java.util.List;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelModule;

/** Two models with settings like those of real ones, of which nothing but the settings exists. */
public final class ToyModels extends ModelModule {
    public ToyModels() {
        super("toy-models");
    }

    @Override
    protected void configurePlugins() {
        bindModel(ToyPpca.class);
        bindModel(ToyMixture.class);
    }

    static ModelCatalog catalog() {
        return ModelCatalog.of(List.of(new ToyModels()));
    }
}
