package org.entropysum.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Minibatches;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.Trainer;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.ToyData;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed rows are the same data as rows in memory, for everything that reads them in chunks. */
final class StreamedDatasetTest {
    private static final int ROWS = 2_500;
    private static final Dataset MEMORY = ToyData.line(ROWS);

    private final AtomicInteger reads = new AtomicInteger();
    private final Dataset streamed = streamed(MEMORY.values(), ROWS);

    private Dataset streamed(double[] values, int rows) {
        int d = values.length / rows;
        return Dataset.streamed("line", List.of("a", "b", "c"), rows, (first, count, into) -> {
            reads.incrementAndGet();
            System.arraycopy(values, first * d, into, 0, count * d);
        });
    }

    private static ModelAssembly assembly() {
        LinearGaussianToy model = LinearGaussianToy.of(1, 3);
        return ModelAssembly.of(model, ExactLinearGaussian.of(model), new Expectation.SigmaPoints())
                .with((Maximization) model);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1024, 2_499, 2_500, 2_501, Integer.MAX_VALUE})
    void chunksAreTheSameRowsWithTheSameIdentities(int size) {
        List<Batch> expected = MEMORY.chunks(size);
        List<Batch> found = streamed.chunks(size);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).firstRow()).isEqualTo(expected.get(i).firstRow());
            assertThat(found.get(i).rowsOnHeap().values())
                    .containsExactly(expected.get(i).rowsOnHeap().values());
        }
        assertThat(found.stream().mapToInt(Batch::rows).sum()).isEqualTo(ROWS);
    }

    @Test
    void aChunkIsReadWhenItIsTakenAndNotBefore() {
        List<Batch> chunks = streamed.chunks(100);
        assertThat(reads).hasValue(0);
        assertThat(chunks.get(24).rows()).isEqualTo(100);
        assertThat(chunks.subList(3, 5)).hasSize(2);
        assertThat(reads).hasValue(1);
    }

    @Test
    void onlyWhatNeedsAllRowsAtOnceIsRefused() {
        assertThat(MEMORY.isStreamed()).isFalse();
        assertThat(streamed.isStreamed()).isTrue();
        assertThatThrownBy(streamed::values)
                .isInstanceOf(NotInMemory.class)
                .hasMessage("data set line is streamed, and this needs its 2500 × 3 values in memory (0 MB); take fewer"
                        + " rows, or use what works through chunks()");
    }

    @Test
    void thereAreNoRowsBeyondTheLast() {
        for (Dataset data : List.of(MEMORY, streamed)) {
            assertThatThrownBy(() -> data.rows(2_499, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> data.rows(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> data.chunks(100).get(25)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> data.chunks(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNumberThatIsNotFiniteIsToldWithItsPlaceWhenItIsRead() {
        double[] values = MEMORY.values();
        values[3 * 1_200 + 2] = Double.NaN;
        Dataset broken = streamed(values, ROWS);
        assertThat(broken.rows(0, 1_200).rows()).isEqualTo(1_200);
        assertThatThrownBy(() -> broken.rows(1_100, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data set line: row 1200, column c holds NaN");
    }

    @Test
    void theElboHasTheSameBits() {
        Parameters point = assembly().initial(MEMORY, Draws.seeded(3));
        assertThat(assembly().initial(streamed, Draws.seeded(3)).values()).containsExactly(point.values());
        Evaluation expected = EntropySumEvaluator.of(assembly(), MEMORY).at(point);
        Evaluation found = EntropySumEvaluator.of(assembly(), streamed).at(point);
        assertThat(found.elbo()).isEqualTo(expected.elbo());
        assertThat(found.gap()).isEqualTo(expected.gap());
        assertThat(found.gradient().values())
                .containsExactly(expected.gradient().values());
        assertThat(Minibatches.of(assembly(), streamed, 100, 5)
                        .during(31)
                        .at(point)
                        .elbo())
                .isEqualTo(Minibatches.of(assembly(), MEMORY, 100, 5)
                        .during(31)
                        .at(point)
                        .elbo());
    }

    @Test
    void aBatchReadsItsOwnRowsOnly() {
        Parameters point = assembly().initial(MEMORY, Draws.seeded(3));
        Minibatches batches = Minibatches.of(assembly(), streamed, 80, 5);
        reads.set(0);
        batches.during(7).at(point);
        assertThat(reads).hasValue(8);
    }

    @Test
    void emAndVerdictAreThoseOfDataInMemory() {
        Verification expected = learned(MEMORY);
        Verification found = learned(streamed);
        assertThat(found.verdict()).isEqualTo(expected.verdict());
        assertThat(found.evaluation()).usingRecursiveComparison().isEqualTo(expected.evaluation());
    }

    private static Verification learned(Dataset data) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly(), data);
        Parameters start = assembly().initial(data, Draws.seeded(3));
        Optimum optimum =
                new Trainer(ExpectationMaximization.of(), 5, 0, () -> false).train(elbo, start, (state, at) -> {});
        return new Verifier(1e-9)
                .verify(
                        elbo,
                        data,
                        optimum.state().parameters(),
                        optimum.state().held());
    }
}
