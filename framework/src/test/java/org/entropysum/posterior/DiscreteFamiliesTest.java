package org.entropysum.posterior;

import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Nested;

final class DiscreteFamiliesTest {
    private static final int ROWS = 5;

    private abstract static class Contract extends VariationalFamilyContract {
        private final GenerativeModel model;
        private final VariationalFamily family;

        Contract(GenerativeModel model, VariationalFamily family) {
            this.model = model;
            this.family = family;
        }

        @Override
        protected GenerativeModel model() {
            return model;
        }

        @Override
        protected VariationalFamily family() {
            return family;
        }

        @Override
        protected Dataset data() {
            return model instanceof BinaryCausesToy ? ToyData.bits(ROWS) : ToyData.counts(ROWS);
        }

        @Override
        protected boolean fits(Expectation rule) {
            return rule instanceof Expectation.Enumeration;
        }
    }

    private static BinaryCausesToy causes() {
        return new BinaryCausesToy(3, 3, false);
    }

    private static PoissonMixtureToy mixture() {
        return PoissonMixtureToy.of(3, 2);
    }

    @Nested
    final class Enumerated extends Contract {
        Enumerated() {
            super(causes(), ExactEnumeration.of(causes()));
        }
    }

    @Nested
    final class Responsibilities extends Contract {
        Responsibilities() {
            super(mixture(), ExactEnumeration.of(mixture()));
        }
    }

    @Nested
    final class FreeStates extends Contract {
        FreeStates() {
            super(causes(), FreeCategorical.of(causes(), ROWS));
        }
    }

    @Nested
    final class BernoulliMeanField extends Contract {
        BernoulliMeanField() {
            super(causes(), FreeBernoulli.of(ROWS, 3));
        }

        @Override
        protected boolean fits(Expectation rule) {
            return !(rule instanceof Expectation.SigmaPoints || rule instanceof Expectation.GaussHermite);
        }
    }

    @Nested
    final class AmortizedBernoulli extends Contract {
        AmortizedBernoulli() {
            super(
                    causes(),
                    AmortizedPosterior.of(
                            BernoulliPosterior.coordinates(3),
                            DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 2, 3)));
        }

        @Override
        protected boolean fits(Expectation rule) {
            return !(rule instanceof Expectation.SigmaPoints || rule instanceof Expectation.GaussHermite);
        }
    }

    @Nested
    final class AmortizedStates extends Contract {
        AmortizedStates() {
            super(
                    mixture(),
                    AmortizedPosterior.of(
                            DiscretePosterior.coordinates(
                                    Matrix.copyOf(mixture().states())),
                            DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 2, 3)));
        }
    }

    @Nested
    final class TruncatedSets extends Contract {
        TruncatedSets() {
            super(causes(), TruncatedPosterior.of(causes(), StateSets.random(ROWS, 3, 3, 11), Evolution.standard(3)));
        }
    }

    @Nested
    final class TruncatedSetsOfAllStates extends Contract {
        TruncatedSetsOfAllStates() {
            super(causes(), TruncatedPosterior.of(causes(), StateSets.random(ROWS, 8, 3, 11), Evolution.standard(3)));
        }
    }

    @Nested
    final class TwoBestComponents extends Contract {
        TwoBestComponents() {
            super(mixture(), TruncatedResponsibilities.of(mixture(), 2));
        }
    }

    @Nested
    final class AllComponents extends Contract {
        AllComponents() {
            super(mixture(), TruncatedResponsibilities.of(mixture(), 7));
        }
    }

    @Nested
    final class HardAssignments extends Contract {
        HardAssignments() {
            super(mixture(), TruncatedResponsibilities.hard(mixture()));
        }
    }
}
