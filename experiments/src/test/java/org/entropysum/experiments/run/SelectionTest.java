package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.entropysum.experiments.suite.GridPoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final int ROWS = 100;
    private static final double ROUNDING = 1e-9;
    private static final Map<String, GridPoint> POINTS = Map.of(
            "k-1", new GridPoint("k", Map.of("components", "1")), "k-2", new GridPoint("k", Map.of("components", "2")));

    private static CellResult fit(String cell, long seed, boolean passed, @Nullable Double logLikelihood, int df) {
        return MadeResult.of(cell)
                .model("model")
                .dataset("data")
                .seed(seed)
                .verdict(passed ? "CONFIRMED" : "ON_MANIFOLD")
                .passed(passed)
                .reason(passed ? "stationary" : "a component has collapsed")
                .entropies(new Entropies(0.25, null, null, null))
                .logLikelihood(logLikelihood)
                .degreesOfFreedom(df)
                .seconds(0)
                .done();
    }

    private static Selection select(InformationCriterion criterion, CellResult... fits) {
        return Selection.of("k", criterion, ROWS, List.of(fits), POINTS);
    }

    @Test
    void criteriaAreThoseOfTheBooks() {
        Candidate candidate = select(InformationCriterion.BIC, fit("k-1", 1, true, -50.0, 3))
                .candidates()
                .get(0);
        assertThat(candidate.bic()).isCloseTo(100 + 3 * Math.log(100), within(ROUNDING));
        assertThat(candidate.aic()).isCloseTo(106, within(ROUNDING));
        assertThat(candidate.icl()).isCloseTo(100 + 3 * Math.log(100) + 50, within(ROUNDING));
    }

    @Test
    void theSmallestCostWins() {
        CellResult simple = fit("k-1", 1, true, -100.0, 2);
        CellResult rich = fit("k-2", 1, true, -96.0, 5);
        assertThat(select(InformationCriterion.BIC, simple, rich)
                        .chosen()
                        .orElseThrow()
                        .cell())
                .isEqualTo("k-1");
        assertThat(select(InformationCriterion.AIC, simple, rich)
                        .chosen()
                        .orElseThrow()
                        .cell())
                .isEqualTo("k-2");
    }

    @Test
    void aDegenerateFitIsLeftOutHoweverHighItsLikelihood() {
        Selection selection =
                select(InformationCriterion.BIC, fit("k-1", 1, true, -100.0, 2), fit("k-2", 1, false, 1e6, 5));
        assertThat(selection.chosen().orElseThrow().cell()).isEqualTo("k-1");
        assertThat(selection.candidates().get(1).excluded()).isEqualTo("a component has collapsed");
    }

    @Test
    void ofSeveralSeedsTheBestThatMayBeChosenCounts() {
        Selection selection = select(
                InformationCriterion.BIC,
                fit("k-1", 1, true, -100.0, 2),
                fit("k-1", 2, true, -90.0, 2),
                fit("k-1", 3, false, 1e6, 2));
        assertThat(selection.candidates()).hasSize(1);
        assertThat(selection.chosen().orElseThrow().seed()).isEqualTo(2);
    }

    @Test
    void withoutALikelihoodNothingIsChosen() {
        assertThat(select(InformationCriterion.BIC, fit("k-1", 1, true, null, 2))
                        .chosen())
                .isEmpty();
    }

    @Test
    void cellsOfOtherGridsAreNoCandidates() {
        assertThat(select(InformationCriterion.BIC, fit("other", 1, true, -1.0, 1))
                        .candidates())
                .isEmpty();
    }
}
