package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entropysum.data.Batch;
import org.entropysum.family.BaseMeasure;
import org.entropysum.family.DelegatingFamily;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.Poisson;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Statistics;
import org.entropysum.testkit.Examination;
import org.entropysum.testkit.MutationTable;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Proof that the contract notices wrong models and false claims: models with one mistake each, and the check that has to
 * fail. The table of {@link #mutants()} is the list of mistakes and of the checks that catch them.
 */
final class ModelMutationTest {
    /** A model with a mistake, and the check that has to notice it. */
    record Mutant(String mistake, GenerativeModelContract contract, String check) {
        @Override
        public String toString() {
            return mistake + " is caught by " + check;
        }
    }

    private static final String PULLBACK = "pullbackIsTheDerivativeByTheParameters";
    private static final String LATENTS = "pullbackIsTheDerivativeByTheLatents";
    private static final String GROWTH = "naturalParametersGrowByThemselvesAlongTheDirection";
    private static final String AT_REST = "directionLeavesTheOtherTermsAtRest";
    private static final String OWN_GAP = "directionMovesItsTermByItsGap";
    private static final String IDENTITY = "gapEqualsDirectionalDerivativeAnywhere";
    private static final String FLOW = "gapEqualsDifferenceOfTheElboAlongTheFlow";
    private static final String GRADIENT = "gradientIsTheDerivativeOfTheElbo";
    private static final String MARGINAL = "elboOfTheExactPosteriorIsTheLogMarginal";
    private static final String M_STEP = "maximizationEndsWhereTheGradientVanishes";

    static Stream<Mutant> mutants() {
        return Stream.of(ofPullbacks(), ofDirections(), ofFamilies(), ofClosedForms(), ofTheRest())
                .flatMap(list -> list);
    }

    @Test
    void theDocumentedTableIsThisOne() {
        MutationTable.assertLists("Models and their claims", mutants());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsCaught(Mutant mutant) {
        assertThat(Examination.fails(mutant.contract(), mutant.check())).isTrue();
    }

    private static Stream<Mutant> ofPullbacks() {
        return Stream.of(
                new Mutant(
                        "a pullback with the sign turned",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                super.pullback(parameters, z, cotangent.scale(-1), into);
                            }
                        }),
                        PULLBACK),
                new Mutant(
                        "a gradient with the sign turned",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                super.pullback(parameters, z, cotangent.scale(-1), into);
                            }
                        }),
                        GRADIENT),
                new Mutant(
                        "a transposed weight matrix",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                super.pullback(
                                        parameters.with(
                                                WEIGHTS,
                                                parameters.matrix(WEIGHTS).transpose()),
                                        z,
                                        cotangent,
                                        into);
                            }
                        }),
                        LATENTS),
                new Mutant(
                        "a transposed gradient of the weights",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                Gradient right = Gradient.zeros(layout(), z.rows(), z.columns());
                                super.pullback(parameters, z, cotangent, into);
                                super.pullback(parameters, z, cotangent, right);
                                Matrix weights = right.parameters().matrix(WEIGHTS);
                                into.add(WEIGHTS, weights.transpose().addScaled(-1, weights));
                            }
                        }),
                        PULLBACK),
                new Mutant(
                        "a pullback without the ½ of the precision",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                for (int i = 0; i < cotangent.rows(); i++) {
                                    for (int j = D; j < 2 * D; j++) {
                                        cotangent.set(i, j, 2 * cotangent.get(i, j));
                                    }
                                }
                                super.pullback(parameters, z, cotangent, into);
                            }
                        }),
                        PULLBACK),
                new Mutant(
                        "latents forgotten in the pullback",
                        GivenModel.linear(new Linear() {
                            @Override
                            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                                Matrix before = into.latents().columns(0, z.columns());
                                super.pullback(parameters, z, cotangent, into);
                                into.latents().scale(0).addScaled(1, before);
                            }
                        }),
                        GRADIENT));
    }

    private static Stream<Mutant> ofDirections() {
        return Stream.of(
                new Mutant(
                        "a prior direction without the ½ of the weights",
                        GivenModel.linear(new Linear() {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return withPrior(super.directions(parameters), 2, 1);
                            }
                        }),
                        AT_REST),
                new Mutant(
                        "a prior direction without either ½ (that of a Laplace prior)",
                        GivenModel.linear(new Linear() {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return withPrior(super.directions(parameters), 2, 2);
                            }
                        }),
                        OWN_GAP),
                new Mutant(
                        "a prior direction that leaves q alone",
                        GivenModel.linear(new Linear() {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return withPrior(super.directions(parameters), 1, 0);
                            }
                        }),
                        FLOW),
                new Mutant(
                        "the direction of σ for that of σ²",
                        GivenModel.linear(new Linear() {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return withObservable(super.directions(parameters), 0.5);
                            }
                        }),
                        GROWTH),
                new Mutant(
                        "a direction with the sign turned",
                        GivenModel.linear(new Linear() {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return withObservable(super.directions(parameters), -1);
                            }
                        }),
                        IDENTITY),
                new Mutant(
                        "a sigmoid belief net whose direction leaves out the biases",
                        GivenModel.binary(new BinaryCausesToy(2, 3, false) {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                List<Direction> right = super.directions(parameters);
                                Direction.Along observable = (Direction.Along) right.get(1);
                                Parameters tangent = observable.tangent().with(BIASES, Matrix.zeros(1, 3));
                                return List.of(right.get(0), Direction.Along.parameters("observable", tangent, 2));
                            }
                        }),
                        IDENTITY),
                new Mutant(
                        "a noisy-OR of two causes that claims a direction",
                        GivenModel.binary(new ClaimingNoisyOr(2)),
                        GROWTH),
                new Mutant(
                        "a noisy-OR of two causes, its gap not explained",
                        GivenModel.binary(new ClaimingNoisyOr(2)),
                        IDENTITY),
                new Mutant(
                        "logits that grow like weights",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, Poisson.of(2)) {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                List<Direction> right = super.directions(parameters);
                                Matrix logits = parameters.matrix(LOGITS);
                                double[] weights = Elementary.softmax(logits.values(), 0, logits.columns());
                                Parameters tangent = Parameters.zeros(layout())
                                        .with(LOGITS, Matrix.over(weights, 1, weights.length));
                                return List.of(Direction.Along.parameters("prior", tangent, 1), right.get(1));
                            }
                        }),
                        OWN_GAP),
                new Mutant(
                        "directions in another order",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, Poisson.of(2)) {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                List<Direction> right = super.directions(parameters);
                                return List.of(right.get(1), right.get(0));
                            }
                        }),
                        "everyConditionalHasItsNameAndItsDirection"),
                new Mutant(
                        "a missing direction that nobody declared",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, Poisson.of(2)) {
                            @Override
                            public List<Direction> directions(Parameters parameters) {
                                return List.of(
                                        new Direction.Missing("prior", "not known"),
                                        super.directions(parameters).get(1));
                            }
                        }),
                        "criterionFailsExactlyWhereTheModelSaysSo"));
    }

    private static Stream<Mutant> ofFamilies() {
        return Stream.of(
                new Mutant(
                        "an entropy without the ½",
                        GivenModel.linear(new Linear(new Family() {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).mul(2);
                            }
                        })),
                        IDENTITY),
                new Mutant(
                        "a log density without the ½",
                        GivenModel.linear(new Linear(new Family() {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).mul(2);
                            }
                        })),
                        OWN_GAP),
                new Mutant(
                        "a log density without 2π",
                        GivenModel.linear(new Linear(new Family() {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).add(3 * 0.5 * Math.log(2 * Math.PI));
                            }
                        })),
                        MARGINAL),
                new Mutant(
                        "mean parameters with the sign turned",
                        GivenModel.linear(new Linear(new Family() {
                            @Override
                            public INDArray meanParameters(INDArray eta) {
                                return super.meanParameters(eta).neg();
                            }
                        })),
                        GRADIENT),
                new Mutant(
                        "a dropped base measure",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, new DelegatingFamily(Poisson.of(2)) {
                            @Override
                            public BaseMeasure baseMeasure() {
                                return new BaseMeasure.Constant(0);
                            }
                        })),
                        IDENTITY),
                new Mutant(
                        "something like Shannon's entropy of a Poisson",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, new DelegatingFamily(Poisson.of(2)) {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta)
                                        .add(super.meanParameters(eta).sum(true, 1));
                            }
                        })),
                        OWN_GAP));
    }

    private static Stream<Mutant> ofClosedForms() {
        return Stream.of(
                new Mutant(
                        "a variance that is divided by N − 1",
                        GivenModel.linear(new Linear() {
                            @Override
                            public Parameters maximize(Parameters previous, Statistics total) {
                                Parameters right = super.maximize(previous, total);
                                Matrix logVariance = right.matrix(LOG_VARIANCE);
                                for (int j = 0; j < D; j++) {
                                    logVariance.add(
                                            0, j, Math.log(GivenModel.DATA_POINTS / (GivenModel.DATA_POINTS - 1.0)));
                                }
                                return right.with(LOG_VARIANCE, logVariance);
                            }
                        }),
                        M_STEP),
                new Mutant(
                        "a variance around the mean before the step",
                        GivenModel.linear(new Linear() {
                            @Override
                            public Parameters maximize(Parameters previous, Statistics total) {
                                Parameters right = super.maximize(previous, total);
                                return right.with(MEAN, previous.matrix(MEAN));
                            }
                        }),
                        "maximizationNeverLowersTheElbo"),
                new Mutant(
                        "an M-step that forgets the weights",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, Poisson.of(2)) {
                            @Override
                            public Parameters maximize(Parameters previous, Statistics total) {
                                return super.maximize(previous, total).with(LOGITS, previous.matrix(LOGITS));
                            }
                        }),
                        "numericMaximizationReachesTheClosedForm"),
                new Mutant(
                        "means for sums in the statistics",
                        GivenModel.mixture(new PoissonMixtureToy(3, 2, Poisson.of(2)) {
                            @Override
                            public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
                                double[] sums = super.statistics(held, batch, nodes)
                                        .sums()
                                        .clone();
                                for (int i = 0; i < sums.length; i++) {
                                    sums[i] /= batch.rows();
                                }
                                return new Statistics(sums);
                            }
                        }),
                        "maximizationMayMergeItsStatistics"),
                new Mutant(
                        "a marginal likelihood without W Wᵀ",
                        GivenModel.linear(new Linear() {
                            @Override
                            public INDArray logMarginal(Parameters parameters, INDArray x) {
                                return super.logMarginal(parameters.with(WEIGHTS, Matrix.zeros(D, D)), x);
                            }
                        }),
                        MARGINAL));
    }

    private static Stream<Mutant> ofTheRest() {
        Linear right = new Linear();
        Linear other = new Linear(GaussianDiagonal.of(D)) {
            @Override
            protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
                super.pullback(parameters, z, cotangent.scale(0.5), into);
            }
        };
        return Stream.of(
                new Mutant(
                        "a posterior that is called exact and is not",
                        new GivenModel(
                                GivenModel.freeGaussian(right),
                                GivenModel.exactOf(right, ExactLinearGaussian.of(other)),
                                ToyData.line(GivenModel.DATA_POINTS)),
                        "exactPosteriorIsStationary"),
                new Mutant(
                        "a usual parameter that is no number",
                        GivenModel.linear(new Linear() {
                            @Override
                            public Map<String, INDArray> usual(Parameters parameters) {
                                return Map.of(
                                        "variance",
                                        Matrix.over(new double[] {Double.NaN}, 1, 1)
                                                .toArray());
                            }
                        }),
                        "usualParametersAreNamedAndFinite"),
                new Mutant(
                        "more degrees of freedom than parameters",
                        GivenModel.linear(new Linear() {
                            @Override
                            public int degreesOfFreedom() {
                                return layout().size() + 1;
                            }
                        }),
                        "degreesOfFreedomAreNoMoreThanTheParameters"));
    }

    /** As many latents as observables, so that a transposed matrix has the right shape. */
    private static final int D = 3;

    private static class Linear extends LinearGaussianToy {
        Linear() {
            this(GaussianDiagonal.of(D));
        }

        Linear(ExponentialFamily family) {
            super(D, D, family);
        }

        static List<Direction> withPrior(List<Direction> right, double weights, double rates) {
            Direction.Along prior = (Direction.Along) right.get(0);
            double[] scaled = prior.latentRates().clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= rates;
            }
            Parameters tangent = prior.tangent().plus(weights - 1, prior.tangent());
            return List.of(new Direction.Along("prior", tangent, scaled), right.get(1));
        }

        static List<Direction> withObservable(List<Direction> right, double factor) {
            Direction.Along observable = (Direction.Along) right.get(1);
            Parameters tangent = observable.tangent().plus(factor - 1, observable.tangent());
            return List.of(right.get(0), Direction.Along.parameters("observable", tangent, D));
        }
    }

    private static class Family extends DelegatingFamily.Continuous {
        Family() {
            super(GaussianDiagonal.of(D));
        }
    }

    /** The exponents of a noisy-OR grow along this direction, its natural parameters do not. */
    private static final class ClaimingNoisyOr extends BinaryCausesToy {
        private final int causes;

        ClaimingNoisyOr(int causes) {
            super(causes, 3, true);
            this.causes = causes;
        }

        @Override
        public List<Direction> directions(Parameters parameters) {
            Matrix ones = Matrix.zeros(3, causes);
            java.util.Arrays.fill(ones.values(), 1);
            Parameters tangent = Parameters.zeros(layout())
                    .with(WEIGHTS, ones)
                    .with(BIASES, ones.columns(0, 1).transpose());
            return List.of(
                    super.directions(parameters).get(0), Direction.Along.parameters("observable", tangent, causes));
        }
    }
}
