package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    /** Two roads to the same likelihood. */
    private static final double ROUNDING = 1e-9;

    /** How near a fitted q comes to the best one. */
    private static final double FITTED = 1e-5;

    private static final Map<String, String> DATA = Map.of(
            "iris", "{source: prepared, of: {source: iris}, heldOut: 0.3}",
            "all", "{source: iris}",
            "bits",
                    "{source: prepared, of: {source: digits, pixels: binary}, rows: 120, heldOut: 0.5,"
                            + " columns: [r2c4, r3c3, r4c5, r5c6]}");

    private static CellResult cell(String text) {
        String data = DATA.keySet().stream()
                .filter(name -> text.contains("data: " + name))
                .findFirst()
                .orElseThrow();
        return SmallSuite.of("name: held-out\ndata: {" + data + ": " + DATA.get(data) + "}\ncells:\n" + text)
                .results()
                .get(0);
    }

    private static HeldOut heldOut(String text) {
        return Objects.requireNonNull(cell(text).heldOut());
    }

    private static String ppca(String rest) {
        return "  - {name: ppca, data: iris, model: {id: ppca, latents: 2}, training: {algorithm: closed-form}" + rest
                + "}";
    }

    @Test
    void theElboOfHeldOutRowsIsTheirLikelihoodUnderAnExactPosterior() {
        CellResult cell = cell(ppca(""));
        HeldOut heldOut = Objects.requireNonNull(cell.heldOut());
        assertThat(heldOut.rows()).isEqualTo(45);
        assertThat(heldOut.elbo())
                .isCloseTo(Objects.requireNonNull(heldOut.logLikelihood()) / heldOut.rows(), within(ROUNDING));
        assertThat(heldOut.elbo()).isNotCloseTo(cell.elbo(), within(1e-3));
    }

    @Test
    void heldOutRowsNeedNotBeOnTheManifold() {
        HeldOut heldOut = heldOut(ppca(""));
        assertThat(heldOut.elbo()).isNotCloseTo(heldOut.entropySum(), within(1e-3));
    }

    @Test
    void aPosteriorWithParametersOfRowsIsFittedToTheHeldOutRows() {
        HeldOut exact = heldOut("  - {name: ppca, data: iris, model: {id: ppca, latents: 1}, training: closed-form}");
        HeldOut free = heldOut("  - {name: ppca, data: iris, model: {id: ppca, latents: 1}, posterior: free-gaussian,"
                + " training: {algorithm: lbfgs, steps: 5000}, tolerance: 1e-7}");
        assertThat(free.elbo()).isCloseTo(exact.elbo(), within(FITTED));
        assertThat(free.note()).contains("fitted to these rows");
    }

    @Test
    void setsOfStatesAreFoundForHeldOutRows() {
        String model = "model: {id: sigmoid-belief-net, latents: 3}, training: {algorithm: adam, steps: 30}, "
                + "expect: NOT_STATIONARY, seeds: [3]";
        HeldOut truncated =
                heldOut("  - {name: net, data: bits, posterior: {id: truncated, states: 8}, " + model + "}");
        HeldOut exact = heldOut("  - {name: net, data: bits, " + model + "}");
        assertThat(truncated.elbo()).isCloseTo(exact.elbo(), within(FITTED));
        assertThat(truncated.note()).contains("sets of states");
    }

    @Test
    void dataWithoutHeldOutRowsHaveNoHeldOutBound() {
        CellResult cell = cell("  - {name: ppca, data: all, model: {id: ppca, latents: 2}, training: closed-form}");
        assertThat(cell.heldOut()).isNull();
    }

    @Test
    void looksDuringTrainingCostAtMostATenthOfIt() {
        CellResult cell = cell(
                "  - {name: vae, data: iris, model: {id: linear-vae, latents: 2}, expectation: {rule: sigma-points},"
                        + " training: {algorithm: adam, steps: 200}, expect: NOT_STATIONARY}");
        List<TracePoint> looks = cell.trace().stream()
                .filter(point -> point.heldOutElbo() != null)
                .toList();
        // 200 steps of 105 rows, looks at 45 rows each, and one look at the end
        assertThat(looks).hasSize(200 * 105 / 10 / 45 + 1);
        assertThat(looks.get(looks.size() - 1).heldOutElbo())
                .isEqualTo(Objects.requireNonNull(cell.heldOut()).elbo());
        assertThat(looks.get(0).heldOutElbo()).isLessThan(cell.heldOut().elbo());
    }

    @Test
    void theHeldOutBoundCanBeChecked() {
        assertThat(cell(ppca(", check: {heldOutElbo: {value: -3, within: 2}, relativeGap: {value: 0, within: 1e-9}}"))
                        .passed())
                .isTrue();
        assertThat(cell(ppca(", check: {heldOutElbo: {value: 3, within: 2}}")).passed())
                .isFalse();
        assertThat(cell("  - {name: ppca, data: all, model: {id: ppca, latents: 2}, training: closed-form,"
                                + " check: {heldOutElbo: {value: -3, within: 2}}}")
                        .passed())
                .isFalse();
    }
}
