package org.entropysum.experiments.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entropysum.experiments.testkit.SuiteAssert.assertThatSuite;

import java.util.Objects;
import org.entropysum.verification.Verdict;
import org.junit.jupiter.api.Test;

class SuiteAssertTest {
    static final String AS_EXPECTED = resource("as-expected.yaml");
    static final String MUST_FAIL = resource("must-fail.yaml");
    static final String OVER_SEEDS = resource("over-seeds.yaml");
    static final String MISSPELT = resource("misspelt.yaml");

    static String resource(String name) {
        return Objects.requireNonNull(SuiteAssertTest.class.getResource(name)).getPath();
    }

    @Test
    void suiteThatIsAsExpectedPasses() {
        assertThatSuite(AS_EXPECTED)
                .isAsExpected()
                .hasVerdict("trained", Verdict.CONFIRMED)
                .hasVerdict("untrained", Verdict.NOT_STATIONARY)
                .hasGapWithin("trained", 1e-9);
    }

    @Test
    void suiteThatIsNotAsExpectedFailsWithALineForEachRun() {
        SuiteAssert suite = assertThatSuite(MUST_FAIL);

        assertThatThrownBy(suite::isAsExpected)
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> assertThat(
                                String.valueOf(failure.getMessage()).lines())
                        .hasSize(3)
                        .anySatisfy(line -> assertThat(line).contains("suite must-fail: 2 of 2 runs"))
                        .anySatisfy(line -> assertThat(line)
                                .isEqualTo("trained (seed 1): degreesOfFreedom is 7.0, not 6.0 within 0.5"))
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("untrained (seed 1): expected CONFIRMED, but it is NOT_STATIONARY: ")));
    }

    @Test
    void whatIsDemandedOfAllSeedsCountsAndToleratedSeedsDoNot() {
        SuiteAssert suite = assertThatSuite(OVER_SEEDS);

        assertThatThrownBy(suite::isAsExpected)
                .isInstanceOf(AssertionError.class)
                .satisfies(failure -> assertThat(
                                String.valueOf(failure.getMessage()).lines())
                        .hasSize(2)
                        .anySatisfy(line -> assertThat(line).startsWith("strict over seeds: most elbo is -"))
                        .noneSatisfy(line -> assertThat(line).contains("tolerant")));
    }

    @Test
    void otherVerdictsAndGapsFail() {
        SuiteAssert suite = assertThatSuite(MUST_FAIL);

        assertThatThrownBy(() -> suite.hasVerdict("untrained", Verdict.ON_MANIFOLD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("untrained (seed 1): expected ON_MANIFOLD, but it is NOT_STATIONARY: ");
        assertThatThrownBy(() -> suite.hasGapWithin(1e-9))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of 2 runs")
                .hasMessageContaining("untrained (seed 1): gap is ");
        assertThatThrownBy(() -> suite.hasGapWithin("untrained", 1e-9)).isInstanceOf(AssertionError.class);
        suite.hasGapWithin("trained", 1e-9);
    }

    @Test
    void unknownCellIsToldWithTheNearestName() {
        SuiteAssert suite = assertThatSuite(MUST_FAIL);

        assertThatThrownBy(() -> suite.hasVerdict("traind", Verdict.CONFIRMED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("suite must-fail has no cell traind")
                .hasMessageContaining("did you mean \"trained\"?");
    }

    @Test
    void suiteThatCannotRunFailsWithItsProblems() {
        assertThatThrownBy(() -> assertThatSuite(MISSPELT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the suite cannot run")
                .hasMessageContaining("misspelt.yaml:7:")
                .hasMessageContaining("did you mean \"latents\"?");
        assertThatThrownBy(() -> assertThatSuite("no-such-suite.yaml"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-suite.yaml")
                .hasMessageContaining("neither such a file nor a bundled suite");
    }
}
