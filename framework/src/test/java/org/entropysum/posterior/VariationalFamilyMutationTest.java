package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Examination;
import org.entropysum.testkit.MutationTable;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Proof that the contract notices wrong variational families and false claims: families with one mistake each, and the
 * check that has to fail. The table of {@link #mutants()} is the list of mistakes and of the checks that catch them.
 */
final class VariationalFamilyMutationTest {
    private static final int ROWS = 9;
    private static final int H = 2;

    private static final String ENTROPY = "entropyIsMinusTheExpectedLogDensity";
    private static final String DENSITY = "densityIntegratesToOne";
    private static final String MOMENTS = "nodesHaveTheMomentsOfTheDistribution";
    private static final String WEIGHTS = "weightsOfADataPointAreProbabilities";
    private static final String GRADIENT = "gradientIsTheDerivativeOfTheElbo";
    private static final String ESTIMATE = "gradientThatIsAnEstimateHasTheRightMean";
    private static final String RESCALED = "rescalingMultipliesTheLatentsAndShiftsTheEntropy";
    private static final String REACHED = "obstacleIsStatedWherePhiCannotRescale";
    private static final String RATES = "latentRatesAreTheDerivativeAlongTheRescalingOfTheParameters";
    private static final String BATCH = "distributionOfADataPointDoesNotDependOnItsBatch";
    private static final String EXACT = "posteriorIsExactWhereTheFamilySaysSo";
    private static final String OPTIMAL = "posteriorWithoutParametersIsOptimal";

    /** A family with a mistake, and the check that has to notice it. */
    record Mutant(String mistake, VariationalFamily family, String check) {
        @Override
        public String toString() {
            return mistake + " is caught by " + check;
        }
    }

    private static final class Contract extends VariationalFamilyContract {
        private final VariationalFamily family;
        private final boolean discrete;

        Contract(VariationalFamily family) {
            this.family = family;
            this.discrete = family.obstacleToRescaling().equals(Optional.of(DiscreteLatents.OBSTACLE));
        }

        @Override
        protected GenerativeModel model() {
            return discrete ? bits() : LinearGaussianToy.of(H, 3);
        }

        @Override
        protected VariationalFamily family() {
            return family;
        }

        @Override
        protected Dataset data() {
            return discrete ? ToyData.bits(ROWS) : ToyData.line(ROWS);
        }

        @Override
        protected boolean fits(Expectation rule) {
            boolean drawn = rule instanceof Expectation.MonteCarlo || rule instanceof Expectation.QuasiMonteCarlo;
            return discrete
                    ? rule instanceof Expectation.Enumeration
                            || (drawn && family.layout().size() > 0)
                    : !(rule instanceof Expectation.Enumeration);
        }
    }

    private static BinaryCausesToy bits() {
        return new BinaryCausesToy(H, 3, false);
    }

    private static VariationalFamily wrong(VariationalFamily origin, UnaryOperator<Posterior> mistake) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public Posterior at(Parameters parameters, Batch batch) {
                return mistake.apply(origin.at(parameters, batch));
            }
        };
    }

    private static AmortizedPosterior amortized() {
        return AmortizedPosterior.of(
                DiagonalGaussianPosterior.coordinates(H),
                DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, 3, 2 * H));
    }

    @Test
    void theDocumentedTableIsThisOne() {
        MutationTable.assertLists("Variational families", mutants());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsCaught(Mutant mutant) {
        assertThat(Examination.fails(new Contract(mutant.family()), mutant.check()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("origins")
    void familyWithoutMistakeIsNot(VariationalFamily family) {
        assertThat(Examination.failuresOf(new Contract(new DelegatingVariationalFamily(family))))
                .isEmpty();
    }

    static Stream<VariationalFamily> origins() {
        return Stream.of(FreeDiagonalGaussian.of(ROWS, H), amortized());
    }

    static Stream<Mutant> mutants() {
        return Stream.of(ofDistributions(), ofNodes(), ofGradients(), ofRescaling(), ofDiscrete())
                .flatMap(list -> list);
    }

    private static Stream<Mutant> ofDistributions() {
        VariationalFamily lowRank = FreeLowRankGaussian.of(ROWS, H, 1);
        VariationalFamily free = FreeDiagonalGaussian.of(ROWS, H);
        return Stream.of(
                new Mutant("an entropy without ½ for a latent", wrong(free, q -> entropyPlus(q, 0.5)), ENTROPY),
                new Mutant("an entropy in bits", wrong(lowRank, q -> entropyTimes(q, 1 / Math.log(2))), ENTROPY),
                new Mutant("a density without its normalizer", wrong(free, q -> densityPlus(q, 0.9189385)), DENSITY),
                new Mutant("a false claim to be exact", claimingToBeExact(free), EXACT),
                new Mutant("draws by the place in the batch", forgettingRows(free), BATCH));
    }

    private static Posterior entropyPlus(Posterior q, double summand) {
        return new DelegatingPosterior(q) {
            @Override
            public INDArray entropy() {
                return q.entropy().add(summand);
            }
        };
    }

    private static Posterior entropyTimes(Posterior q, double factor) {
        return new DelegatingPosterior(q) {
            @Override
            public INDArray entropy() {
                return q.entropy().mul(factor);
            }
        };
    }

    private static Posterior densityPlus(Posterior q, double summand) {
        return new DelegatingPosterior(q) {
            @Override
            public Matrix logDensity(Nodes nodes) {
                Matrix log = q.logDensity(nodes);
                for (int i = 0; i < log.values().length; i++) {
                    log.values()[i] += summand;
                }
                return log;
            }
        };
    }

    private static VariationalFamily claimingToBeExact(VariationalFamily origin) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public boolean isExact() {
                return true;
            }
        };
    }

    private static VariationalFamily forgettingRows(VariationalFamily origin) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public Posterior at(Parameters parameters, Batch batch) {
                DiagonalGaussianPosterior q = (DiagonalGaussianPosterior) origin.at(parameters, batch);
                return DiagonalGaussianPosterior.of(Matrix.copyOf(q.mean()), Matrix.copyOf(q.logScale()), 0);
            }
        };
    }

    private static Stream<Mutant> ofNodes() {
        VariationalFamily free = FreeGaussian.of(ROWS, H);
        return Stream.of(
                new Mutant("nodes that are too near", wrong(free, q -> nodesTimes(q, 0.9, 1)), MOMENTS),
                new Mutant("weights that do not add up to one", wrong(free, q -> nodesTimes(q, 1, 1.01)), WEIGHTS));
    }

    private static Posterior nodesTimes(Posterior q, double position, double weight) {
        return new DelegatingPosterior(q) {
            @Override
            public Nodes nodes(Expectation rule) {
                Nodes.PerDatum nodes = (Nodes.PerDatum) q.nodes(rule);
                return new Nodes.PerDatum(
                        nodes.z().scale(position), nodes.weight().scale(weight));
            }
        };
    }

    private static Stream<Mutant> ofGradients() {
        VariationalFamily free = FreeDiagonalGaussian.of(ROWS, H);
        return Stream.of(
                new Mutant("a gradient without the entropy", wrong(free, q -> gradientPlus(q, -1)), GRADIENT),
                new Mutant("an encoder's gradient twice", pullingTwice(amortized()), GRADIENT),
                new Mutant(
                        "a gradient of H where N is meant",
                        wrong(FreeLowRankGaussian.of(ROWS, H, 1), q -> gradientPlus(q, H - 1)),
                        GRADIENT));
    }

    private static Posterior gradientPlus(Posterior q, double entropies) {
        return new DelegatingPosterior(q) {
            @Override
            public Matrix coordinateGradient(NodeCotangent cotangent) {
                Matrix gradient = q.coordinateGradient(cotangent);
                for (int n = 0; n < gradient.rows(); n++) {
                    for (int h = H; h < 2 * H; h++) {
                        gradient.add(n, h, entropies * cotangent.perDatum());
                    }
                }
                return gradient;
            }
        };
    }

    private static VariationalFamily pullingTwice(VariationalFamily origin) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
                origin.pullback(parameters, batch, coordinateGradient, into);
                origin.pullback(parameters, batch, coordinateGradient, into);
            }
        };
    }

    private static Stream<Mutant> ofRescaling() {
        VariationalFamily free = FreeDiagonalGaussian.of(ROWS, H);
        return Stream.of(
                new Mutant("a rescaling of half the rate", wrong(free, q -> rescalingSlowly(q)), RESCALED),
                new Mutant("a log variance moved like a log scale", movingHalf(amortized()), RATES),
                new Mutant("an obstacle that is none", stating(amortized(), Optional.of("a pretext")), REACHED),
                new Mutant(
                        "an obstacle of softplus heads that is not stated",
                        stating(amortized().with(Coordinates.Kind.LOG_SCALE, Head.SOFTPLUS_SCALE), Optional.empty()),
                        REACHED),
                new Mutant(
                        "an obstacle of leaky log variances that is not stated",
                        stating(
                                amortized().with(Coordinates.Kind.LOG_SCALE, Head.LEAKY_LOG_VARIANCE),
                                Optional.empty()),
                        REACHED),
                new Mutant(
                        "an obstacle of tanh heads that is not stated",
                        stating(amortized().with(Coordinates.Kind.POSITION, Head.TANH), Optional.empty()),
                        REACHED));
    }

    private static Posterior rescalingSlowly(Posterior q) {
        return new DelegatingPosterior(q) {
            @Override
            public Posterior rescale(double[] rates, double time) {
                return q.rescale(rates, 0.5 * time);
            }
        };
    }

    private static VariationalFamily movingHalf(AmortizedPosterior encoder) {
        return new DelegatingVariationalFamily(encoder) {
            @Override
            public Parameters rescaling(Parameters parameters, double[] rates) {
                return encoder.with(Coordinates.Kind.LOG_SCALE, Head.LINEAR).rescaling(parameters, rates);
            }
        };
    }

    private static VariationalFamily stating(AmortizedPosterior origin, Optional<String> obstacle) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public Optional<String> obstacleToRescaling() {
                return obstacle;
            }

            @Override
            public Parameters rescaling(Parameters parameters, double[] rates) {
                throw new IllegalStateException(obstacle.orElse("none"));
            }

            @Override
            public Parameters rescale(Parameters parameters, double[] rates, double time) {
                throw new IllegalStateException(obstacle.orElse("none"));
            }
        };
    }

    private static Stream<Mutant> ofDiscrete() {
        VariationalFamily free = FreeBernoulli.of(ROWS, H);
        return Stream.of(
                new Mutant("a score with a baseline of its own draw", wrong(free, q -> biased(q)), ESTIMATE),
                new Mutant("an estimate taken for the derivative", claimingToDifferentiate(free), GRADIENT),
                new Mutant(
                        "weights that are not the best of their support",
                        wrong(ExactEnumeration.of(bits()), q -> flattened((DiscretePosterior) q)),
                        OPTIMAL));
    }

    private static Posterior biased(Posterior q) {
        return new DelegatingPosterior(q) {
            @Override
            public Matrix coordinateGradient(NodeCotangent cotangent) {
                Expectation rule = cotangent.rule() instanceof Expectation.MonteCarlo
                        ? new Expectation.QuasiMonteCarlo(1, 1)
                        : cotangent.rule();
                return q.coordinateGradient(new NodeCotangent(
                        rule, cotangent.nodes(), cotangent.logJoint(), cotangent.latents(), cotangent.perDatum()));
            }
        };
    }

    private static VariationalFamily claimingToDifferentiate(VariationalFamily origin) {
        return new DelegatingVariationalFamily(origin) {
            @Override
            public Optional<String> obstacleToDifferentiation(Expectation rule) {
                return Optional.empty();
            }
        };
    }

    private static Posterior flattened(DiscretePosterior q) {
        Nodes nodes = q.nodes(new Expectation.Enumeration());
        return DiscretePosterior.ofLogits(nodes.z(), q.logDensity(nodes).scale(0.5));
    }
}
