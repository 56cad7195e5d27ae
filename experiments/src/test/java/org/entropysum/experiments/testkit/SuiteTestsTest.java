package org.entropysum.experiments.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SuiteTestsTest {
    @TestFactory
    Stream<DynamicNode> entropySums() {
        return SuiteTests.of(SuiteAssertTest.AS_EXPECTED);
    }

    @Test
    void cellsAreContainersAndSeedsAndChecksAreTests() {
        assertThat(outcomes(SuiteAssertTest.AS_EXPECTED).keySet())
                .containsExactly(
                        "trained / seed 1: CONFIRMED",
                        "trained / seed 1: degreesOfFreedom",
                        "trained / seed 2: CONFIRMED",
                        "trained / seed 2: degreesOfFreedom",
                        "untrained / seed 1: NOT_STATIONARY");
    }

    @Test
    void whatIsNotAsExpectedFailsAndNothingElse() {
        Map<String, String> outcomes = outcomes(SuiteAssertTest.MUST_FAIL);

        assertThat(outcomes)
                .containsEntry("trained / seed 1: CONFIRMED", "")
                .containsEntry(
                        "trained / seed 1: degreesOfFreedom",
                        "trained (seed 1): degreesOfFreedom is 7.0, not 6.0 within 0.5");
        assertThat(outcomes.get("untrained / seed 1: CONFIRMED"))
                .startsWith("untrained (seed 1): expected CONFIRMED, but it is NOT_STATIONARY: ");
    }

    @Test
    void whatIsDemandedOfAllSeedsHasTestsOfItsOwn() {
        Map<String, String> outcomes = outcomes(SuiteAssertTest.OVER_SEEDS);

        assertThat(outcomes)
                .containsOnlyKeys(
                        "strict / over seeds: median of degreesOfFreedom",
                        "strict / over seeds: most elbo",
                        "strict / seed 1: CONFIRMED",
                        "strict / seed 2: CONFIRMED",
                        "tolerant / over seeds: share of seeds that passed")
                .containsEntry("strict / over seeds: median of degreesOfFreedom", "")
                .containsEntry("tolerant / over seeds: share of seeds that passed", "");
        assertThat(outcomes.get("strict / over seeds: most elbo"))
                .startsWith("strict over seeds: most elbo is -")
                .endsWith("not at least 0.0");
    }

    @Test
    void suiteThatCannotRunFailsBeforeAnyTest() {
        assertThatThrownBy(() -> SuiteTests.of(SuiteAssertTest.MISSPELT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("misspelt.yaml:7:");
        assertThatThrownBy(() -> SuiteTests.of("no-such-suite.yaml"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-such-suite.yaml");
    }

    /** What each test says, empty where it passes. */
    private static Map<String, String> outcomes(String suite) {
        Map<String, String> outcomes = new TreeMap<>();
        for (DynamicNode cell : SuiteTests.of(suite).toList()) {
            for (DynamicTest test : tests((DynamicContainer) cell)) {
                outcomes.put(cell.getDisplayName() + " / " + test.getDisplayName(), outcome(test));
            }
        }
        return outcomes;
    }

    private static List<DynamicTest> tests(DynamicContainer cell) {
        List<DynamicTest> tests = new ArrayList<>();
        cell.getChildren().forEach(child -> tests.add((DynamicTest) child));
        return tests;
    }

    private static String outcome(DynamicTest test) {
        @Nullable Throwable failure = null;
        try {
            test.getExecutable().execute();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        assertThat(failure == null || failure instanceof AssertionError).isTrue();
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    /** The test jar leaves out what is named as a test; no class of the kit may be. */
    @Test
    void noClassOfTheKitIsNamedAsATest() throws IOException, URISyntaxException {
        Path classes = Path.of(Objects.requireNonNull(SuiteTests.class.getResource("SuiteTests.class"))
                .toURI());
        Set<String> ownTests = Set.of("PublicApiTest", "SuiteAssertTest", "SuiteTestsTest");
        try (Stream<Path> files = Files.list(Objects.requireNonNull(classes.getParent()))) {
            assertThat(files.map(file -> file.getFileName().toString().split("[.$]", 2)[0])
                            .filter(name -> name.endsWith("Test") && !ownTests.contains(name)))
                    .isEmpty();
        }
    }
}
