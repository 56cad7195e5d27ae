package org.entropysum.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.EncoderToy;
import org.entropysum.testkit.toy.FrozenToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The criterion's answers for a model with its q, and the toys against the contract. */
final class CriterionTest {
    private static final int ROWS = 6;

    /** D for which factor analysis has more parameters than the solver takes. */
    private static final int LARGE = 400;

    private static ModelAssembly gaussian(GenerativeModel model) {
        return ModelAssembly.of(model, FreeGaussian.of(ROWS, model.latentSize()), new Expectation.GaussHermite(3));
    }

    private static <M extends GenerativeModel & EnumerableLatents> ModelAssembly discrete(M model) {
        return ModelAssembly.of(model, FreeCategorical.of(model, ROWS), new Expectation.Enumeration());
    }

    private static Criterion criterion(ModelAssembly assembly) {
        return criterion(assembly, ToyData.line(ROWS));
    }

    private static Criterion criterion(ModelAssembly assembly, Dataset data) {
        Parameters point = Draws.normal(assembly.layout(), Draws.seeded(8));
        return Criterion.of(assembly, data, point, Draws.seeded(9));
    }

    @Test
    void beliefNetHolds() {
        Criterion criterion = criterion(discrete(new BinaryCausesToy(2, 3, false)));
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS);
        assertThat(criterion.sentence())
                .isEqualTo("prior holds through logits; observable holds through weights, biases");
    }

    @Test
    void noisyOrFails() {
        Criterion criterion = criterion(discrete(new BinaryCausesToy(2, 3, true)));
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.FAILS);
        assertThat(criterion.sentence())
                .startsWith("observable does not hold because no direction of the parameters scales its natural"
                        + " parameters; the best one leaves ");
    }

    @Test
    void factorAnalysisHoldsIfThePosteriorCanRescale() {
        Criterion criterion = criterion(gaussian(LinearGaussianToy.of(2, 3)));
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS_WITH_RESCALING);
        assertThat(criterion.answer().holds()).isTrue();
        assertThat(criterion.sentence())
                .isEqualTo("prior holds only if q can rescale its latents z → exp(r t) z with r = 0.5000,"
                        + " through weights; this one can");
    }

    @Test
    void factorAnalysisDoesNotHoldIfThePosteriorCannotRescale() {
        ModelAssembly free = gaussian(LinearGaussianToy.of(2, 3));
        VariationalFamily rigid = new Rigid(free.posterior());
        Criterion criterion = criterion(ModelAssembly.of(free.model(), rigid, free.expectation()));
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.CANNOT_RESCALE);
        assertThat(criterion.answer().holds()).isFalse();
        assertThat(criterion.sentence()).endsWith("this one cannot: softplus heads do not rescale");
    }

    @ParameterizedTest
    @EnumSource(EncoderToy.Scale.class)
    void encodersRescaleOnlyThroughLinearMeansAndLogVariances(EncoderToy.Scale scale) {
        for (EncoderToy.Mean mean : EncoderToy.Mean.values()) {
            ModelAssembly assembly = ModelAssembly.of(
                    LinearGaussianToy.of(2, 3), EncoderToy.of(3, 2, mean, scale), new Expectation.GaussHermite(3));
            Criterion criterion = criterion(assembly);
            boolean closed = mean == EncoderToy.Mean.LINEAR && scale == EncoderToy.Scale.LOG_VARIANCE;
            assertThat(criterion.answer())
                    .as("%s %s: %s", mean, scale, criterion.sentence())
                    .isEqualTo(closed ? CriterionAnswer.HOLDS_WITH_RESCALING : CriterionAnswer.CANNOT_RESCALE);
            if (!closed) {
                assertThat(criterion.sentence())
                        .contains("this one cannot: no velocity of its parameters does so, the best leaves ");
            }
        }
    }

    @Test
    void exactPosteriorsRescaleByThemselves() {
        GenerativeModel model = LinearGaussianToy.of(2, 3);
        ModelAssembly assembly = ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints());
        assertThat(criterion(assembly).answer()).isEqualTo(CriterionAnswer.HOLDS_WITH_RESCALING);
    }

    @Test
    void ofModelsThatAreTooLargeTheStatedDirectionsAreTried() {
        Criterion criterion = criterion(gaussian(LinearGaussianToy.of(2, LARGE)), wide());
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS_WITH_RESCALING);
        assertThat(criterion.residual()).isLessThan(CriterionSolver.SOLVED);
        assertThat(criterion.findings().get(0).sentence())
                .isEqualTo("holds only if q can rescale its latents z → exp(r t) z with r = 0.5000, through weights, as"
                        + " the model states (it is too large to look for other directions); this one can");
    }

    @Test
    void aWrongDirectionOfALargeModelIsSeen() {
        LinearGaussianToy wrong = new LinearGaussianToy(2, LARGE, GaussianDiagonal.of(LARGE)) {
            @Override
            public List<Direction> directions(Parameters parameters) {
                Direction.Along observable =
                        (Direction.Along) super.directions(parameters).get(1);
                Parameters twice = observable.tangent().plus(1, observable.tangent());
                return List.of(super.directions(parameters).get(0), Direction.Along.parameters("observable", twice, 2));
            }
        };
        Criterion criterion = criterion(gaussian(wrong), wide());
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.FAILS);
        assertThat(criterion.sentence())
                .isEqualTo("observable does not hold because the direction that is stated leaves 1.0 of the gap; the"
                        + " model is too large to look for another");
    }

    private static Dataset wide() {
        List<String> columns = IntStream.range(0, LARGE).mapToObj(d -> "x" + d).toList();
        return Dataset.of(
                "wide", columns, Draws.normal(ROWS, LARGE, Draws.seeded(7)).values());
    }

    @Test
    void whatVariesInItsBaseMeasureHoldsAsAPseudoEntropyOnly() {
        ModelAssembly counts = discrete(PoissonMixtureToy.of(3, 2));
        Criterion criterion = criterion(counts, ToyData.counts(ROWS));
        assertThat(criterion.under(Theorem.PSEUDO_ENTROPY, counts.model())).isSameAs(criterion);
        Criterion entropy = criterion.under(Theorem.ENTROPY, counts.model());
        assertThat(entropy.answer()).isEqualTo(CriterionAnswer.FAILS);
        assertThat(entropy.sentence())
                .isEqualTo("observable does not hold because the base measure of Poisson varies, so that only pseudo"
                        + " entropies can add up; as a pseudo entropy it holds through log rates");
        Criterion bits = criterion(discrete(new BinaryCausesToy(2, 3, false)));
        assertThat(bits.under(Theorem.ENTROPY, new BinaryCausesToy(2, 3, false)).answer())
                .isEqualTo(CriterionAnswer.HOLDS);
    }

    @Test
    void theWorseOfTwoAnswersIsKept() {
        Criterion holds = criterion(discrete(new BinaryCausesToy(1, 3, true)));
        Criterion fails = criterion(discrete(new BinaryCausesToy(2, 3, true)));
        assertThat(holds.worse(fails)).isSameAs(fails);
        assertThat(fails.worse(holds)).isSameAs(fails);
    }

    /** A family that cannot rescale its output. */
    private record Rigid(VariationalFamily of) implements VariationalFamily {
        @Override
        public org.entropysum.model.Layout layout() {
            return of.layout();
        }

        @Override
        public Parameters initial(org.apache.commons.rng.UniformRandomProvider random) {
            return of.initial(random);
        }

        @Override
        public boolean isExact() {
            return false;
        }

        @Override
        public Optional<String> obstacleToRescaling() {
            return Optional.of("softplus heads do not rescale");
        }

        @Override
        public org.entropysum.posterior.Posterior at(Parameters parameters, Batch batch) {
            return of.at(parameters, batch);
        }

        @Override
        public void pullback(
                Parameters parameters, Batch batch, Matrix coordinateGradient, org.entropysum.model.Gradient into) {
            of.pullback(parameters, batch, coordinateGradient, into);
        }
    }

    private abstract static class Toy extends CriterionContract {
        private final ModelAssembly assembly;
        private final Dataset data;

        Toy(ModelAssembly assembly, Dataset data) {
            this.assembly = assembly;
            this.data = data;
        }

        @Override
        protected ModelAssembly free() {
            return assembly;
        }

        @Override
        protected Dataset data() {
            return data;
        }
    }

    @Nested
    final class BeliefNet extends Toy {
        BeliefNet() {
            super(discrete(new BinaryCausesToy(2, 3, false)), ToyData.bits(ROWS));
        }
    }

    @Nested
    final class NoisyOrOfTwoCauses extends Toy {
        NoisyOrOfTwoCauses() {
            super(discrete(new BinaryCausesToy(2, 3, true)), ToyData.bits(ROWS));
        }
    }

    @Nested
    final class NoisyOrOfOneCause extends Toy {
        NoisyOrOfOneCause() {
            super(discrete(new BinaryCausesToy(1, 3, true)), ToyData.bits(ROWS));
        }
    }

    @Nested
    final class PoissonMixture extends Toy {
        PoissonMixture() {
            super(discrete(PoissonMixtureToy.of(3, 2)), ToyData.counts(ROWS));
        }
    }

    @Nested
    final class FactorAnalysis extends Toy {
        FactorAnalysis() {
            super(gaussian(LinearGaussianToy.of(2, 3)), ToyData.line(ROWS));
        }
    }

    @Nested
    final class FactorAnalysisWithFixedNoise extends Toy {
        FactorAnalysisWithFixedNoise() {
            super(
                    gaussian(FrozenToy.of(
                            LinearGaussianToy.of(2, 3), LinearGaussianToy.LOG_VARIANCE, Matrix.zeros(1, 3))),
                    ToyData.line(ROWS));
        }
    }
}
