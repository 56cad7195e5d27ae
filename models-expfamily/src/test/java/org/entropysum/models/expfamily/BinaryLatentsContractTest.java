package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.verification.CriterionContract;
import org.junit.jupiter.api.Nested;

/** Models of bits against the contracts of generative models and of the criterion. */
class BinaryLatentsContractTest {
    private static SigmoidBeliefNet net(String biases, Integer... layers) {
        return new SigmoidBeliefNet(4, List.of(layers), Biases.of(biases));
    }

    private static BinarySparseCoding sparse(boolean shared, boolean offset) {
        return new BinarySparseCoding(4, 2, shared, offset);
    }

    private static ModelAssembly free(GenerativeModel model, Dataset data) {
        EnumeratedBits bits = new EnumeratedBits(model);
        return assembly(bits, FreeCategorical.of(bits, data.shape().rows()));
    }

    private static ModelAssembly exact(GenerativeModel model) {
        EnumeratedBits bits = new EnumeratedBits(model);
        return assembly(bits, ExactEnumeration.of(bits));
    }

    private static ModelAssembly assembly(EnumeratedBits bits, VariationalFamily posterior) {
        ModelAssembly plain = ModelAssembly.of(bits, posterior, new Expectation.Enumeration());
        return bits.model() instanceof BinarySparseCoding sparse
                ? plain.with((Projectable) new BinarySparseCodingMaximization(sparse, 4))
                : plain;
    }

    private abstract static class Form extends GenerativeModelContract {
        private final GenerativeModel model;
        private final Dataset data;
        private final Set<String> missing;

        Form(GenerativeModel model, Dataset data, String... missing) {
            this.model = model;
            this.data = data;
            this.missing = Set.of(missing);
        }

        @Override
        protected ModelAssembly free() {
            return BinaryLatentsContractTest.free(model, data);
        }

        @Override
        protected Optional<ModelAssembly> exact() {
            return Optional.of(BinaryLatentsContractTest.exact(model));
        }

        @Override
        protected Dataset data() {
            return data;
        }

        @Override
        protected Set<String> termsWithoutDirection() {
            return missing;
        }
    }

    @Nested
    class OneLayer extends Form {
        OneLayer() {
            super(net("learnable", 3), BitData.COINS);
        }
    }

    @Nested
    class ThreeLayers extends Form {
        ThreeLayers() {
            super(net("learnable", 2, 1, 2), BitData.COINS);
        }
    }

    @Nested
    class NoBiases extends Form {
        NoBiases() {
            super(net("0", 2, 2), BitData.COINS);
        }
    }

    @Nested
    class FixedBiases extends Form {
        FixedBiases() {
            super(net("-1", 2, 2), BitData.COINS, "layer 1", "observable");
        }
    }

    @Nested
    class NoisyOrOfThree extends Form {
        NoisyOrOfThree() {
            super(new NoisyOr(4, 3), BitData.COINS, "observable");
        }
    }

    @Nested
    class NoisyOrOfOne extends Form {
        NoisyOrOfOne() {
            super(new NoisyOr(4, 1), BitData.COINS);
        }
    }

    @Nested
    class OwnProbabilities extends Form {
        OwnProbabilities() {
            super(sparse(false, true), BitData.PATTERNS);
        }
    }

    @Nested
    class OneProbability extends Form {
        OneProbability() {
            super(sparse(true, false), BitData.PATTERNS);
        }
    }

    private abstract static class Criteria extends CriterionContract {
        private final GenerativeModel model;
        private final Dataset data;

        Criteria(GenerativeModel model, Dataset data) {
            this.model = model;
            this.data = data;
        }

        @Override
        protected ModelAssembly free() {
            return BinaryLatentsContractTest.free(model, data);
        }

        @Override
        protected Dataset data() {
            return data;
        }
    }

    @Nested
    class CriterionOfOneLayer extends Criteria {
        CriterionOfOneLayer() {
            super(net("learnable", 3), BitData.COINS);
        }
    }

    @Nested
    class CriterionOfTwoLayers extends Criteria {
        CriterionOfTwoLayers() {
            super(net("learnable", 2, 2), BitData.COINS);
        }
    }

    @Nested
    class CriterionWithoutBiases extends Criteria {
        CriterionWithoutBiases() {
            super(net("0", 3), BitData.COINS);
        }
    }

    @Nested
    class CriterionOfFixedBiases extends Criteria {
        CriterionOfFixedBiases() {
            super(net("0.5", 3), BitData.COINS);
        }
    }

    @Nested
    class CriterionOfNoisyOr extends Criteria {
        CriterionOfNoisyOr() {
            super(new NoisyOr(4, 2), BitData.COINS);
        }
    }

    @Nested
    class CriterionOfNoisyOrOfOne extends Criteria {
        CriterionOfNoisyOrOfOne() {
            super(new NoisyOr(4, 1), BitData.COINS);
        }
    }

    @Nested
    class CriterionOfOwnProbabilities extends Criteria {
        CriterionOfOwnProbabilities() {
            super(sparse(false, true), BitData.PATTERNS);
        }
    }

    @Nested
    class CriterionOfOneProbability extends Criteria {
        CriterionOfOneProbability() {
            super(sparse(true, false), BitData.PATTERNS);
        }
    }
}
