package org.entropysum.elbo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number of threads gives the same bits, for more chunks than there are groups. */
class ThreadsTest {
    private static final int ROWS = 5000;
    private static final Dataset DATA = ToyData.line(ROWS);
    private static final LinearGaussianToy MODEL = LinearGaussianToy.of(1, 3);

    private static ModelAssembly with(VariationalFamily posterior) {
        return ModelAssembly.of(MODEL, posterior, new Expectation.SigmaPoints());
    }

    private static Parameters point(ModelAssembly assembly) {
        return assembly.initial(DATA, Draws.seeded(1)).plus(0.2, Draws.normal(assembly.layout(), Draws.seeded(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 40})
    void evaluationIsTheSameToTheBit(int threads) {
        for (VariationalFamily posterior : java.util.List.of(ExactLinearGaussian.of(MODEL), FreeGaussian.of(ROWS, 1))) {
            ModelAssembly assembly = with(posterior);
            Parameters point = point(assembly);
            EntropySumEvaluator one = EntropySumEvaluator.of(assembly, DATA);
            Evaluation alone = one.at(point);
            Evaluation together = one.threads(threads).at(point);
            assertThat(together.elbo()).isEqualTo(alone.elbo());
            assertThat(together.entropies()).isEqualTo(alone.entropies());
            assertThat(together.gradient().values())
                    .containsExactly(alone.gradient().values());
            assertThat(together.latentRates()).containsExactly(alone.latentRates());
            assertThat(together.posteriorGradient()).isEqualTo(alone.posteriorGradient());
            assertThat(together.magnitude()).isEqualTo(alone.magnitude());
        }
    }

    @Test
    void statisticsAndMinibatchesAreTheSameToTheBit() {
        ModelAssembly assembly = with(ExactLinearGaussian.of(MODEL));
        Parameters point = point(assembly);
        Minibatches one = Minibatches.of(assembly, DATA, 2000, 5);
        assertThat(one.threads(3).during(1).at(point).gradient().values())
                .containsExactly(one.during(1).at(point).gradient().values());
        assertThat(one.threads(3).statistics((Maximization) MODEL, point).sums())
                .containsExactly(one.statistics((Maximization) MODEL, point).sums());
    }

    @Test
    void failureOfTheFirstChunkIsTheOneThatIsTold() {
        ModelAssembly assembly = with(FreeGaussian.of(ROWS, 1));
        Parameters broken =
                Parameters.of(assembly.layout(), new double[assembly.layout().size()]);
        double[] values = broken.values();
        values[0] = Double.NaN;
        Parameters nan = Parameters.of(assembly.layout(), values);
        EntropySumEvaluator one = EntropySumEvaluator.of(assembly, DATA);
        String alone = org.assertj.core.api.Assertions.catchThrowableOfType(NumericFailure.class, () -> one.at(nan))
                .getMessage();
        assertThatThrownBy(() -> one.threads(4).at(nan))
                .isInstanceOf(NumericFailure.class)
                .hasMessage(alone);
    }

    @Test
    void workNeedsAThread() {
        EntropySumEvaluator one = EntropySumEvaluator.of(with(FreeGaussian.of(ROWS, 1)), DATA);
        assertThatThrownBy(() -> one.threads(0)).hasMessageContaining("at least one thread");
    }
}
