package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Elementary;
import org.entropysum.testkit.Examination;
import org.entropysum.testkit.MutationTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Proof that the contract notices wrong formulas: families with one mistake each, and the check that has to fail. The
 * table of {@link #mutants()} is the list of mistakes and of the checks that catch them.
 */
final class FamilyMutationTest {
    /** A family with a mistake, and the check that has to notice it. */
    record Mutant(String mistake, ExponentialFamilyContract contract, String check) {
        @Override
        public String toString() {
            return mistake + " is caught by " + check;
        }
    }

    private static final String GRADIENT = "meanParametersAreTheGradientOfTheLogPartition";
    private static final String EXPECTED = "meanParametersAreTheExpectedStatistics";
    private static final String NATURAL = "logDensityIsTheNaturalForm";
    private static final String INTEGRAL = "densityIntegratesToOne";
    private static final String LEGENDRE = "entropyIsTheLegendreForm";
    private static final String SURPRISE = "entropyIsTheExpectedSurprise";
    private static final String ENTROPY = "entropyEqualsReference";

    static Stream<Mutant> mutants() {
        return Stream.of(
                        ofLogPartition(),
                        ofMeanParameters(),
                        ofStatistics(),
                        ofLogDensity(),
                        ofEntropy(),
                        ofBaseMeasure(),
                        ofTheRest())
                .flatMap(mutants -> mutants);
    }

    @Test
    void theDocumentedTableIsThisOne() {
        MutationTable.assertLists("Families", mutants());
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsCaught(Mutant mutant) {
        assertThat(Examination.failuresOf(mutant.contract())).contains(mutant.check());
    }

    @Test
    void familiesWithoutMistakePass() {
        assertThat(Examination.failuresOf(
                        GivenFamily.gaussian(new DelegatingFamily.Continuous(GaussianDiagonal.of(2)))))
                .isEmpty();
        assertThat(Examination.failuresOf(GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)))))
                .isEmpty();
        assertThat(Examination.failuresOf(GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)))))
                .isEmpty();
        assertThat(Examination.failuresOf(GivenFamily.laplace(new DelegatingFamily.Continuous(LaplaceScale.of(2)))))
                .isEmpty();
    }

    private static Stream<Mutant> ofLogPartition() {
        return Stream.of(
                new Mutant(
                        "A without the ½ before log σ²",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray logPartition(INDArray eta) {
                                return super.logPartition(eta).sub(logScales(eta));
                            }
                        }),
                        GRADIENT),
                new Mutant(
                        "A with the sign of log σ² turned",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray logPartition(INDArray eta) {
                                return super.logPartition(eta)
                                        .add(logScales(eta).mul(2));
                            }
                        }),
                        LEGENDRE),
                new Mutant(
                        "A off by a constant",
                        GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)) {
                            @Override
                            public INDArray logPartition(INDArray eta) {
                                return super.logPartition(eta).add(1);
                            }
                        }),
                        "logPartitionEqualsReference"));
    }

    private static Stream<Mutant> ofMeanParameters() {
        return Stream.of(
                new Mutant(
                        "∇A with the sign turned",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray meanParameters(INDArray eta) {
                                return super.meanParameters(eta).neg();
                            }
                        }),
                        GRADIENT),
                new Mutant(
                        "∇A with the variance for the second moment",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray meanParameters(INDArray eta) {
                                INDArray mean = super.meanParameters(eta).dup();
                                INDArray second = mean.get(all(), between(2, 4));
                                second.subi(mean.get(all(), between(0, 2)).mul(mean.get(all(), between(0, 2))));
                                return mean.dup('c');
                            }
                        }),
                        EXPECTED),
                new Mutant(
                        "∇A with the columns exchanged",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray meanParameters(INDArray eta) {
                                return exchanged(super.meanParameters(eta));
                            }
                        }),
                        EXPECTED),
                new Mutant(
                        "∇A without the scale",
                        GivenFamily.laplace(new Laplace() {
                            @Override
                            public INDArray meanParameters(INDArray eta) {
                                return super.meanParameters(eta).mul(eta).mul(eta);
                            }
                        }),
                        "meanParametersEqualReference"));
    }

    private static Stream<Mutant> ofStatistics() {
        return Stream.of(
                new Mutant(
                        "T with ½x² for x²",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray sufficientStatistics(INDArray x) {
                                INDArray statistics =
                                        super.sufficientStatistics(x).dup();
                                statistics.get(all(), between(2, 4)).muli(0.5);
                                return statistics.dup('c');
                            }
                        }),
                        NATURAL),
                new Mutant(
                        "T without the absolute value",
                        GivenFamily.laplace(new Laplace() {
                            @Override
                            public INDArray sufficientStatistics(INDArray x) {
                                return x.dup('c');
                            }
                        }),
                        EXPECTED),
                new Mutant(
                        "T with the columns exchanged",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray sufficientStatistics(INDArray x) {
                                return exchanged(super.sufficientStatistics(x));
                            }
                        }),
                        EXPECTED));
    }

    private static Stream<Mutant> ofLogDensity() {
        return Stream.of(
                new Mutant(
                        "log density without the ½",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).mul(2);
                            }
                        }),
                        NATURAL),
                new Mutant(
                        "log density without 2π",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).add(Elementary.LOG_TWO_PI);
                            }
                        }),
                        INTEGRAL),
                new Mutant(
                        "log density in bits",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).div(Math.log(2));
                            }
                        }),
                        INTEGRAL),
                new Mutant(
                        "log density of the mean column for the sum",
                        GivenFamily.laplace(new Laplace() {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).div(2);
                            }
                        }),
                        SURPRISE),
                new Mutant(
                        "log density without x!",
                        GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)) {
                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x)
                                        .sub(baseMeasure().logarithm(x));
                            }
                        }),
                        INTEGRAL),
                new Mutant(
                        "pairwise log densities with rows for columns",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray logDensities(INDArray eta, INDArray x) {
                                return super.logDensities(eta, x).transpose().dup('c');
                            }
                        }),
                        "logDensitiesAreLogDensityPairByPair"));
    }

    private static Stream<Mutant> ofEntropy() {
        return Stream.of(
                new Mutant(
                        "entropy without the ½",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).mul(2);
                            }
                        }),
                        LEGENDRE),
                new Mutant(
                        "entropy without e",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).sub(1);
                            }
                        }),
                        ENTROPY),
                new Mutant(
                        "entropy in bits",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).div(Math.log(2));
                            }
                        }),
                        SURPRISE),
                new Mutant(
                        "entropy as the mean over columns",
                        GivenFamily.laplace(new Laplace() {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).div(2);
                            }
                        }),
                        ENTROPY),
                new Mutant(
                        "Shannon's entropy of a Poisson of small rate",
                        GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)) {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).add(expectedLogFactorial(eta));
                            }
                        }),
                        LEGENDRE),
                new Mutant(
                        "the entropy, not the pseudo entropy, at known variance",
                        GivenFamily.known(new Continuous(GaussianKnownVariance.of(2, 0.49)) {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).mul(0).add(Math.log(2 * Math.PI * Math.E * 0.49));
                            }
                        }),
                        ENTROPY));
    }

    private static Stream<Mutant> ofBaseMeasure() {
        return Stream.of(
                new Mutant(
                        "base measure dropped",
                        GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)) {
                            @Override
                            public BaseMeasure baseMeasure() {
                                return new BaseMeasure.Constant(0);
                            }
                        }),
                        NATURAL),
                new Mutant(
                        "base measure with the sign turned",
                        GivenFamily.poisson(new DelegatingFamily(Poisson.of(1)) {
                            @Override
                            public BaseMeasure baseMeasure() {
                                BaseMeasure.Varying right = (BaseMeasure.Varying) super.baseMeasure();
                                return new BaseMeasure.Varying(
                                        (x, at) -> -right.ofRow().of(x, at));
                            }
                        }),
                        SURPRISE),
                new Mutant(
                        "a constant base measure said to vary",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public BaseMeasure baseMeasure() {
                                return new BaseMeasure.Varying((x, at) -> -Elementary.LOG_TWO_PI);
                            }
                        }),
                        "baseMeasureIsConstantOrVariesAsItSays"));
    }

    private static Stream<Mutant> ofTheRest() {
        return Stream.of(
                new Mutant(
                        "event gradient with the sign turned",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray eventGradient(INDArray eta, INDArray x) {
                                return super.eventGradient(eta, x).neg();
                            }
                        }),
                        "eventGradientIsTheSlopeOfTheLogDensity"),
                new Mutant(
                        "draws of twice the deviation",
                        GivenFamily.laplace(new Laplace() {
                            @Override
                            public INDArray sample(INDArray eta, UniformRandomProvider random) {
                                return super.sample(eta, random).mul(2);
                            }
                        }),
                        EXPECTED),
                new Mutant(
                        "every row called proper",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public boolean isProper(INDArray eta) {
                                return super.isProper(eta) || !eta.isEmpty();
                            }
                        }),
                        "oneImproperRowSpoilsTheBatch"),
                new Mutant(
                        "arguments overwritten",
                        GivenFamily.bernoulli(new DelegatingFamily(Bernoulli.of(2)) {
                            @Override
                            public INDArray entropy(INDArray eta) {
                                INDArray entropy = super.entropy(eta);
                                eta.muli(2);
                                return entropy;
                            }
                        }),
                        "argumentsAreReadInAnyOrderAndNeverWritten"),
                new Mutant(
                        "the same normalizer wrong in A, log density and entropy",
                        GivenFamily.gaussian(new Gaussian() {
                            @Override
                            public INDArray logPartition(INDArray eta) {
                                return super.logPartition(eta).add(0.5);
                            }

                            @Override
                            public INDArray logDensity(INDArray eta, INDArray x) {
                                return super.logDensity(eta, x).sub(0.5);
                            }

                            @Override
                            public INDArray entropy(INDArray eta) {
                                return super.entropy(eta).add(0.5);
                            }
                        }),
                        INTEGRAL));
    }

    private static class Continuous extends DelegatingFamily.Continuous {
        Continuous(ContinuousFamily origin) {
            super(origin);
        }
    }

    private static class Gaussian extends Continuous {
        Gaussian() {
            super(GaussianDiagonal.of(2));
        }

        /** Σ ½ log(−2η₂). */
        static INDArray logScales(INDArray eta) {
            return org.nd4j.linalg.ops.transforms.Transforms.log(
                            eta.get(all(), between(2, 4)).mul(-2))
                    .sum(true, 1)
                    .mul(0.5);
        }
    }

    private static class Laplace extends Continuous {
        Laplace() {
            super(LaplaceScale.of(2));
        }
    }

    private static org.nd4j.linalg.indexing.INDArrayIndex all() {
        return org.nd4j.linalg.indexing.NDArrayIndex.all();
    }

    private static org.nd4j.linalg.indexing.INDArrayIndex between(int from, int to) {
        return org.nd4j.linalg.indexing.NDArrayIndex.interval(from, to);
    }

    private static INDArray exchanged(INDArray array) {
        INDArray result = array.dup('c');
        result.putColumn(0, array.getColumn(1));
        result.putColumn(1, array.getColumn(0));
        return result;
    }

    /** About E log x! for small rates, and not zero. */
    private static INDArray expectedLogFactorial(INDArray eta) {
        INDArray rate = org.nd4j.linalg.ops.transforms.Transforms.exp(eta);
        return rate.mul(rate).mul(0.5 * Math.log(2));
    }
}
