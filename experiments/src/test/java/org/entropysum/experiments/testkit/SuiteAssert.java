package org.entropysum.experiments.testkit;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.verification.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a suite, for example {@code assertThatSuite("my.yaml").isAsExpected().hasGapWithin(1e-9)}. A failure
 * has one line for each run that is not as it should be, with the reason that the verifier gave.
 */
public final class SuiteAssert extends AbstractAssert<SuiteAssert, SuiteResult> {
    private SuiteAssert(@Nullable SuiteResult actual) {
        super(actual, SuiteAssert.class);
    }

    /**
     * Runs a suite: all cells with all their seeds.
     *
     * @param nameOrPath the name of a bundled suite, or the path of a YAML file
     * @return the assertion about its results
     * @throws AssertionError if the suite cannot run; the message has a line for each problem
     */
    public static SuiteAssert assertThatSuite(String nameOrPath) {
        return assertThat(RunnableSuite.load(nameOrPath).run());
    }

    /**
     * Starts an assertion about a suite that has run.
     *
     * @param actual what was found in it
     * @return the assertion
     */
    public static SuiteAssert assertThat(@Nullable SuiteResult actual) {
        return new SuiteAssert(actual);
    }

    /**
     * Asserts that every verdict is the one that the suite expects, and that every check is met, those of all seeds of a cell
     * together too; where the suite demands a share of the seeds, single ones may fail.
     *
     * @return this assertion
     */
    public SuiteAssert isAsExpected() {
        isNotNull();
        if (actual.cells().isEmpty()) {
            failWithMessage("no cell of %s has run", actual.suite());
        }
        List<String> together = actual.aggregates().stream()
                .flatMap(aggregate -> aggregate.checks().stream()
                        .filter(check -> !check.passed())
                        .map(check -> aggregate.cell() + " over seeds: " + CellLine.unmet(check)))
                .toList();
        if (!together.isEmpty()) {
            failWithMessage(
                    "suite %s: %s of what is demanded of all seeds together is not met%n%s",
                    actual.suite(), together.size(), String.join("\n", together));
        }
        return all(actual.cells(), run -> run.passed() || actual.mayFail(run), run -> new CellLine(run).unexpected());
    }

    /**
     * Asserts the verdict of a cell, with every seed.
     *
     * @param cell the name of the cell
     * @param expected the verdict
     * @return this assertion
     */
    public SuiteAssert hasVerdict(String cell, Verdict expected) {
        return all(runsOf(cell), run -> run.verdict().equals(expected.name()), run -> {
            CellLine line = new CellLine(run);
            return line.label() + ": " + line.verdict(expected.name());
        });
    }

    /**
     * Asserts that ELBO and entropy sum of all cells agree up to a tolerance; a gap that is not known does not.
     *
     * @param nats nats per data point
     * @return this assertion
     */
    public SuiteAssert hasGapWithin(double nats) {
        isNotNull();
        return gapsWithin(actual.cells(), nats);
    }

    /**
     * Asserts that ELBO and entropy sum of a cell agree up to a tolerance, with every seed.
     *
     * @param cell the name of the cell
     * @param nats nats per data point
     * @return this assertion
     */
    public SuiteAssert hasGapWithin(String cell, double nats) {
        return gapsWithin(runsOf(cell), nats);
    }

    private SuiteAssert gapsWithin(List<CellResult> runs, double nats) {
        return all(
                runs,
                run -> isWithin(run.gap(), nats),
                run -> new CellLine(run).label() + ": gap is " + run.gap() + ", not within " + nats + " nats; "
                        + run.verdict() + ": " + run.reason());
    }

    private static boolean isWithin(@Nullable Double gap, double nats) {
        return gap != null && Math.abs(gap) <= nats;
    }

    private List<CellResult> runsOf(String cell) {
        isNotNull();
        List<CellResult> runs =
                actual.cells().stream().filter(run -> run.cell().equals(cell)).toList();
        if (runs.isEmpty()) {
            KnownNames names = KnownNames.of(
                    actual.cells().stream().map(CellResult::cell).distinct().toList());
            failWithMessage("suite %s has no cell %s; %s", actual.suite(), cell, names.insteadOf(cell));
        }
        return runs;
    }

    private SuiteAssert all(
            List<CellResult> runs, Predicate<CellResult> asItShould, Function<CellResult, String> line) {
        List<CellResult> others = runs.stream().filter(asItShould.negate()).toList();
        if (!others.isEmpty()) {
            failWithMessage(
                    "suite %s: %s of %s runs are not as they should be%n%s",
                    actual.suite(),
                    others.size(),
                    runs.size(),
                    others.stream().map(line).collect(Collectors.joining("\n")));
        }
        return this;
    }
}
