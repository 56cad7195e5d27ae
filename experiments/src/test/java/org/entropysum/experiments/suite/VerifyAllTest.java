package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.verification.Verdict;
import org.junit.jupiter.api.Test;

class VerifyAllTest {
    private static final ModelCatalog MODELS = ModelCatalog.discover();
    private static final Suite SUITE =
            ((LoadResult.Loaded) new SuiteLoader(MODELS, DataSourceCatalog.standard()).load("verify-all")).suite();

    /** What counts as equal: |F − ES| ≤ 1e-8 (1 + |F|). */
    private static final double TOLERANCE = 1e-8;

    @Test
    void everyModelOfTheCatalogIsVerified() {
        assertThat(SUITE.cells())
                .extracting(cell -> cell.model().id())
                .containsAll(MODELS.entries().stream()
                        .map(entry -> entry.plugin().id())
                        .toList());
    }

    @Test
    void everyPosteriorOfTheCatalogIsVerified() {
        List<String> named = SUITE.cells().stream()
                .map(cell -> cell.posterior().orElseThrow().id())
                .toList();
        assertThat(named)
                .containsAll(MODELS.posteriors().entries().stream()
                        .map(entry -> entry.plugin().id())
                        .toList());
    }

    @Test
    void everyKindOfVerdictThatAFiniteRunCanHaveIsAmongTheControls() {
        EnumSet<Verdict> expected = EnumSet.noneOf(Verdict.class);
        SUITE.cells().forEach(cell -> expected.add(cell.expect()));
        assertThat(expected)
                .containsExactlyInAnyOrder(
                        Verdict.CONFIRMED, Verdict.ON_MANIFOLD, Verdict.NOT_STATIONARY, Verdict.OUT_OF_SCOPE);
    }

    @Test
    void whatIsConfirmedIsConfirmedToTheToleranceThatIsDeclared() {
        assertThat(SUITE.cells()).allMatch(cell -> cell.tolerance() <= TOLERANCE);
    }
}
