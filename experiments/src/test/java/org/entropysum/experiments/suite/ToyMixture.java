package org.entropysum.experiments.suite;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setting;

final class ToyMixture extends ToyPlugin<ToyMixture.Spec> {
    ToyMixture() {
        super("gaussian-mixture", Spec.class);
    }

    enum Covariance {
        SPHERICAL,
        DIAGONAL,
        TIED,
        FULL
    }

    record Spec(
            @Setting(value = "C, the number of components", atLeast = 1)
            int components,

            @Setting(value = "form of the covariances", byDefault = "full")
            Covariance covariance)
            implements ModelSpec {}

    @Override
    public List<Objection> objections(Spec spec, DataShape data) {
        return data.rows() > spec.components()
                ? List.of()
                : List.of(new Objection(
                        "components",
                        "must be fewer than the " + data.rows() + " data points, not " + spec.components()));
    }
}
