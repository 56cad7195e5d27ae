package org.entropysum.testkit.toy;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;

final class PoissonMixtureToyTest extends GenerativeModelContract {
    private final PoissonMixtureToy model = PoissonMixtureToy.of(3, 2);

    @Override
    protected ModelAssembly free() {
        return ModelAssembly.of(model, FreeCategorical.of(model, data().shape().rows()), new Expectation.Enumeration())
                .with((Maximization) model);
    }

    @Override
    protected Optional<ModelAssembly> exact() {
        return Optional.of(ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration())
                .with((Maximization) model));
    }

    @Override
    protected Dataset data() {
        return ToyData.counts(9);
    }
}
