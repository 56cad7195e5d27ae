package org.entropysum.testkit.toy;

import java.util.Optional;
import java.util.Set;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.Nested;

final class BinaryCausesToyTest {
    private abstract static class Contract extends GenerativeModelContract {
        private final BinaryCausesToy model;

        Contract(int causes, boolean noisyOr) {
            model = new BinaryCausesToy(causes, 3, noisyOr);
        }

        @Override
        protected ModelAssembly free() {
            return ModelAssembly.of(
                    model, FreeCategorical.of(model, data().shape().rows()), new Expectation.Enumeration());
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration()));
        }

        @Override
        protected Dataset data() {
            return ToyData.bits(9);
        }
    }

    @Nested
    final class SigmoidBeliefNet extends Contract {
        SigmoidBeliefNet() {
            super(2, false);
        }
    }

    @Nested
    final class NoisyOr extends Contract {
        NoisyOr() {
            super(2, true);
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return Set.of("observable");
        }
    }

    @Nested
    final class NoisyOrOfOneCause extends Contract {
        NoisyOrOfOneCause() {
            super(1, true);
        }
    }
}
