package org.entropysum.experiments.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SmallSuite;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamingSelectionTest {
    private static final double ROUNDING = 1e-12;

    private static CellResult select(String settings) {
        return SmallSuite.of("""
            name: stream
            data:
              stream: {source: dimension-stream, dimensions: "3, 1", rowsEach: 10000, observables: 5}
            cells:
              - name: selection
                data: stream
                model: {id: linear-vae, latents: 1}
                training: none
                expect: NOT_STATIONARY
                analyses:
                  - analysis: streaming-selection
                    dimensions: "3, 1"
                    candidates: [{id: linear-vae, latents: 1}, {id: linear-vae, latents: 3}]
            """ + settings.indent(8)).results().get(0);
    }

    private static double number(CellResult cell, String name) {
        Map<String, @Nullable Double> numbers = cell.findings().numbers();
        return Objects.requireNonNull(numbers.get("streaming-selection." + name));
    }

    @Test
    void theDimensionOfEachRegimeIsFoundFromEntropies() {
        CellResult cell = select("learningRate: 0.03\nsamples: 10");
        assertThat(cell.failure()).isNull();
        assertThat(number(cell, "right")).isEqualTo(2);
        assertThat(number(cell, "rightCorrected")).isEqualTo(2);
        assertThat(number(cell, "rowsToDetection")).isBetween(10.0, 8000.0);
        assertThat(number(cell, "deviationEntropies")).isLessThan(number(cell, "deviationSampled"));
    }

    // With a step size of nothing, all models stay where they start, and the criterion prefers the smallest
    @Test
    void modelsThatDoNotLearnAreNotTold() {
        CellResult cell = select("learningRate: 1e-12\nsamples: 10");
        assertThat(number(cell, "right")).isEqualTo(1);
        assertThat(cell.findings().numbers().get("streaming-selection.rowsToDetection"))
                .isNull();
        assertThat(number(cell, "sampledDifference")).isGreaterThan(1);
    }

    @Test
    void theCriterionCountsAsPublishedOrCorrected() {
        Readings readings = new Readings(4, 10, 45, 1);
        readings.put(Estimate.ENTROPIES, 0, -2.5);
        assertThat(readings.criterion(Estimate.ENTROPIES, new Readings.Penalty(true, 10)))
                .containsExactly(new double[] {41 * Math.log(10) + 50}, within(ROUNDING));
        assertThat(readings.criterion(Estimate.ENTROPIES, new Readings.Penalty(false, 100)))
                .containsExactly(new double[] {45 * Math.log(100) + 500}, within(ROUNDING));
    }

    @Test
    void aStreamTooShortForItsRegimesIsRefusedInASentence() {
        assertThat(select("batch: 2000").failure()).contains("a stream of 20000 rows is too short");
    }
}
