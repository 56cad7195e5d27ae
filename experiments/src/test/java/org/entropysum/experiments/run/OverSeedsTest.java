package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.entropysum.experiments.report.JunitXml;
import org.junit.jupiter.api.Test;

class OverSeedsTest {
    /** Trainings of 40 steps from ten starts; how far each comes differs. */
    private static SuiteResult result(String overSeeds, String rest) {
        SmallSuite suite = SmallSuite.of("""
                name: seeds
                data: {iris: {source: iris}}
                cells:
                  - name: adam
                    data: iris
                    model: {id: ppca, latents: 1}
                    training: {algorithm: adam, steps: 40, learningRate: 0.05}
                    expect: NOT_STATIONARY
                    seeds: 1..10
                """
                + (overSeeds.isEmpty() ? "" : "    overSeeds: " + overSeeds + "\n")
                + (rest.isEmpty() ? "" : "    " + rest + "\n"));
        return suite.run();
    }

    private static List<CheckResult> checks(SuiteResult result) {
        return result.aggregates().get(0).checks();
    }

    @Test
    void mediansAndExtremesOverSeedsAreChecked() {
        SuiteResult result = result(
                "{median: {relativeGap: {atMost: 0.2}}, least: {elbo: {atLeast: -100}}, most: {elbo: {atMost: 0}}}",
                "");
        double[] errors = result.cells().stream()
                .mapToDouble(cell -> Objects.requireNonNull(cell.relativeGap()))
                .sorted()
                .toArray();
        assertThat(checks(result))
                .extracting(CheckResult::quantity)
                .containsExactly("median of relativeGap", "least elbo", "most elbo");
        assertThat(checks(result).get(0).actual()).isEqualTo((errors[4] + errors[5]) / 2);
        assertThat(checks(result).get(1).actual())
                .isEqualTo(result.cells().stream()
                        .mapToDouble(cell -> Objects.requireNonNull(cell.elbo()))
                        .min()
                        .orElseThrow());
        assertThat(result.passed()).isTrue();
    }

    @Test
    void aMedianThatIsNotAsDemandedFailsTheSuiteThoughEverySeedPassed() {
        SuiteResult result = result("{median: {relativeGap: {atMost: 1e-9}}}", "");
        assertThat(result.cells()).allMatch(CellResult::passed);
        assertThat(result.passed()).isFalse();
        assertThat(JunitXml.text(result)).contains("failures=\"1\"", "over seeds median of relativeGap");
    }

    @Test
    void aShareOfTheSeedsMayFailWhereThatIsDemanded() {
        double[] elbos = result("", "").cells().stream()
                .mapToDouble(cell -> Objects.requireNonNull(cell.elbo()))
                .sorted()
                .toArray();
        String check = "check: {elbo: {atLeast: " + (elbos[1] + elbos[2]) / 2 + "}}";
        assertThat(elbos[1]).isLessThan(elbos[2]);
        assertThat(result("", check).passed()).isFalse();
        assertThat(result("{passed: 0.8}", check).passed()).isTrue();
        assertThat(result("{passed: 0.9}", check).passed()).isFalse();
        assertThat(JunitXml.text(result("{passed: 0.8}", check))).contains("failures=\"0\"", "skipped=\"2\"");
    }

    @Test
    void aQuantityThatSomeSeedLacksIsNotAsDemanded() {
        SuiteResult result = result("{median: {heldOutElbo: {atMost: 1000}}}", "");
        assertThat(checks(result).get(0).actual()).isNull();
        assertThat(result.passed()).isFalse();
    }
}
