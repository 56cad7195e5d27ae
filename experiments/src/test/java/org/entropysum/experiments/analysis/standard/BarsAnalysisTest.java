package org.entropysum.experiments.analysis.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SmallSuite;
import org.junit.jupiter.api.Test;

/** What is said of a sparse code of small bars, and its columns as images. */
class BarsAnalysisTest {
    private static final String SUITE = """
        name: small-bars
        data:
          bars: {source: bars, size: 3, rows: 200}
        defaults:
          data: bars
          posterior: optimal-gaussian
          model: {id: sparse-coding, latents: 6}
          tolerance: 1e-3
          seeds: 5..5
          analyses: [bars, {analysis: filters, most: 4}]
        cells:
          - name: learned
            training:
              - {algorithm: lbfgs, steps: 25, fixed: {log variance: -1}}
              - {algorithm: lbfgs, steps: 60}
          - name: untrained
            training: none
            expect: NOT_STATIONARY
        """;

    @Test
    void aLearnedCodeBeatsTheTruthAndAnUntrainedOneDoesNot() {
        List<CellResult> results = SmallSuite.of(SUITE).results();
        var learned = results.get(0).findings().numbers();
        var untrained = results.get(1).findings().numbers();
        assertThat(learned.get("bars.found")).isEqualTo(6.0);
        assertThat(learned.get("bars.worst")).isBetween(0.8, 1.0);
        assertThat(learned.get("bars.advantage")).isPositive();
        assertThat(untrained.get("bars.found")).isLessThan(6.0);
        assertThat(untrained.get("bars.advantage")).isNegative();
        assertThat(results.get(0).findings().figures()).singleElement().isInstanceOfSatisfying(Images.class, images -> {
            assertThat(images.name()).isEqualTo("filters.filters");
            assertThat(images.images()).hasSize(4);
            assertThat(images.width()).isEqualTo(3);
        });
    }
}
