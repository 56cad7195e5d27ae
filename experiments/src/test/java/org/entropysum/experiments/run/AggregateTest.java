package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.Quantity;
import org.entropysum.experiments.suite.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the seeds of a cell have in common. */
class AggregateTest {
    private static final Offset<Double> PRINTED = within(5e-4);
    private static final Offset<Double> EXACT = within(1e-15);

    private static CellResult result(String cell, long seed, @Nullable Double elbo, double gap, boolean passed) {
        return made(cell, seed, elbo, gap, passed).done();
    }

    private static MadeResult made(String cell, long seed, @Nullable Double elbo, double gap, boolean passed) {
        return MadeResult.of(cell)
                .seed(seed)
                .passed(passed)
                .elbo(elbo)
                .entropySum(elbo)
                .gap(gap)
                .directional(gap)
                .bound(1.0)
                .gradientNorm(0.0);
    }

    @Test
    void quartilesInterpolateAndTheWorstIsOnTheBadSide() {
        List<CellResult> cells = new ArrayList<>();
        double[] elbos = {-4, -1, -3, -2};
        for (int i = 0; i < elbos.length; i++) {
            cells.add(result("a", i, elbos[i], i % 2 == 0 ? 0.1 * i : -0.1 * i, true));
        }
        Aggregate aggregate = Aggregate.of(cells).get(0);
        Spread elbo = aggregate.spreads().get("elbo");
        assertThat(elbo).isEqualTo(new Spread(-2.5, -3.25, -1.75, -4.0));
        assertThat(Objects.requireNonNull(aggregate.spreads().get("absoluteGap"))
                        .worst())
                .isCloseTo(0.3, EXACT);
        assertThat(Objects.requireNonNull(aggregate.spreads().get("relativeGap"))
                        .worst())
                .isCloseTo(0.15, EXACT);
        assertThat(aggregate.spreads()).doesNotContainKey("logLikelihood");
    }

    private static @Nullable Double worstFinding(CheckResult... checks) {
        List<CellResult> cells = new ArrayList<>();
        double[] found = {2, 9, 5};
        for (int seed = 0; seed < found.length; seed++) {
            Findings findings = Findings.none().with("it.number", found[seed]);
            cells.add(made("a", seed, -1.0, 0, true)
                    .findings(findings)
                    .checks(List.of(checks))
                    .done());
        }
        return Objects.requireNonNull(Aggregate.of(cells).get(0).spreads().get("it.number"))
                .worst();
    }

    private static CheckResult check(@Nullable Double value, @Nullable Double atLeast, @Nullable Double atMost) {
        return new CheckResult("it.number", value, value == null ? null : 1.0, atLeast, atMost, "", 1.0, true);
    }

    @Test
    void theWorstOfAnAnalysisIsOnTheSideThatTheCheckCallsBad() {
        assertThat(worstFinding()).isNull();
        assertThat(worstFinding(check(null, 1.0, null))).isEqualTo(2.0);
        assertThat(worstFinding(check(null, null, 10.0))).isEqualTo(9.0);
        assertThat(worstFinding(check(6.0, null, null))).isEqualTo(2.0);
        assertThat(worstFinding(check(5.0, null, null))).isEqualTo(9.0);
        assertThat(worstFinding(check(null, 1.9, 20.0))).isEqualTo(2.0);
    }

    @Test
    void theWorstFollowsWhatIsDemandedOfAllSeedsToo() {
        List<CellResult> cells = List.of(result("a", 1, -3.0, 0, true), result("a", 2, -1.0, 0, true));
        OverSeeds demanded = new OverSeeds(
                Map.of(),
                Map.of(),
                Map.of(
                        new Quantity("elbo"),
                        new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(0.0), "")),
                Optional.empty());
        Map<String, Spread> spreads =
                Aggregate.of(cells, Map.of("a", demanded)).get(0).spreads();
        assertThat(Objects.requireNonNull(spreads.get("elbo")).worst()).isEqualTo(-1.0);
    }

    @Test
    void theShareThatPassedHasWilsonsInterval() {
        // tables of the interval: 8 of 10: 0.490 to 0.943; 0 of 10: 0 to 0.278
        assertThat(aggregate(8, 10).atLeast()).isCloseTo(0.490, PRINTED);
        assertThat(aggregate(8, 10).atMost()).isCloseTo(0.943, PRINTED);
        assertThat(aggregate(0, 10).atLeast()).isZero();
        assertThat(aggregate(0, 10).atMost()).isCloseTo(0.278, PRINTED);
        assertThat(aggregate(10, 10).atMost()).isCloseTo(1, EXACT);
    }

    private static Aggregate aggregate(int passed, int all) {
        List<CellResult> cells = new ArrayList<>();
        for (int seed = 0; seed < all; seed++) {
            cells.add(result("a", seed, -1.0, 0, seed < passed));
        }
        return Aggregate.of(cells).get(0);
    }

    @Test
    void cellsWithOneSeedHaveNoAggregate() {
        assertThat(Aggregate.of(List.of(result("a", 1, -1.0, 0, true), result("b", 1, null, 0, false))))
                .isEmpty();
    }
}
