package org.entropysum.testkit.toy;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Nested;

final class PoissonMixtureToyTest {
    private abstract static class Contract extends GenerativeModelContract {
        private final PoissonMixtureToy model;

        Contract(int components) {
            model = PoissonMixtureToy.of(components, 2);
        }

        PoissonMixtureToy model() {
            return model;
        }

        @Override
        protected ModelAssembly free() {
            return ModelAssembly.of(
                            model, FreeCategorical.of(model, data().shape().rows()), new Expectation.Enumeration())
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

    @Nested
    final class ThreeComponents extends Contract {
        ThreeComponents() {
            super(3);
        }
    }

    /** A single component has a maximum likelihood in closed form: the means. */
    @Nested
    final class OneComponent extends Contract {
        OneComponent() {
            super(1);
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return super.exact().map(assembly -> assembly.with((MaximumLikelihood) this::means));
        }

        private Parameters means(Dataset data) {
            Matrix logMeans = Matrix.over(
                            data.values(), data.shape().rows(), data.shape().columns())
                    .columnSums();
            for (int j = 0; j < logMeans.columns(); j++) {
                logMeans.set(0, j, Math.log(logMeans.get(0, j) / data.shape().rows()));
            }
            return Parameters.zeros(model().layout()).with(PoissonMixtureToy.LOG_RATES, logMeans);
        }
    }
}
