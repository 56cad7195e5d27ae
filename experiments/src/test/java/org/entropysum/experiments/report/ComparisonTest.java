package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.MadeResult;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double WITHIN = 1e-9;

    private static CellResult cell(String name, String verdict, double elbo) {
        return MadeResult.of(name)
                .verdict(verdict)
                .passed(verdict.equals("CONFIRMED"))
                .elbo(elbo)
                .entropySum(elbo)
                .gap(0.0)
                .directional(0.0)
                .bound(1.0)
                .gradientNorm(0.0)
                .seconds(elbo * elbo)
                .done();
    }

    private static Comparison compare(List<CellResult> first, List<CellResult> second) {
        return Comparison.of(first, second, WITHIN);
    }

    @Test
    void whatIsAlikeIsCountedOnly() {
        List<CellResult> cells = List.of(cell("a", "CONFIRMED", -1), cell("b", "CONFIRMED", -2));
        assertThat(compare(cells, cells)).isEqualTo(new Comparison(2, List.of()));
        assertThat(compare(cells, List.of(cell("b", "CONFIRMED", -2 - 1e-9), cell("a", "CONFIRMED", -1)))
                        .regressed())
                .isFalse();
    }

    @Test
    void aWorseVerdictASmallerBoundOrAMissingCellIsARegression() {
        CellResult good = cell("a", "CONFIRMED", -1);
        assertThat(compare(List.of(good), List.of(cell("a", "REFUTED", -1))).differences())
                .containsExactly(new Comparison.Difference(
                        "a", 1, List.of("verdict CONFIRMED → REFUTED", "passed true → false"), true));
        assertThat(compare(List.of(good), List.of(cell("a", "CONFIRMED", -1.5))).differences())
                .containsExactly(new Comparison.Difference(
                        "a", 1, List.of("elbo -1.0 → -1.5 (-5.0e-01)", "entropySum -1.0 → -1.5 (-5.0e-01)"), true));
        assertThat(compare(List.of(good), List.of()).regressed()).isTrue();
    }

    @Test
    void improvementsAndNewCellsAreNoRegression() {
        Comparison comparison = compare(
                List.of(cell("a", "REFUTED", -1)), List.of(cell("a", "CONFIRMED", -0.5), cell("b", "CONFIRMED", -1)));
        assertThat(comparison.differences()).hasSize(2);
        assertThat(comparison.regressed()).isFalse();
    }
}
