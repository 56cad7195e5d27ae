package org.entropysum.graph;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.toy.ToyData;

/** A model without a pullback written by hand passes the whole examination. */
final class GraphLinearGaussianTest extends GenerativeModelContract {
    private final GraphLinearGaussian model = new GraphLinearGaussian(2, 3);

    @Override
    protected ModelAssembly free() {
        return ModelAssembly.of(model, FreeGaussian.of(data().shape().rows(), 2), new Expectation.SigmaPoints())
                .with((Maximization) model);
    }

    @Override
    protected Optional<ModelAssembly> exact() {
        return Optional.of(ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints())
                .with((Maximization) model));
    }

    @Override
    protected Dataset data() {
        return ToyData.line(9);
    }
}
