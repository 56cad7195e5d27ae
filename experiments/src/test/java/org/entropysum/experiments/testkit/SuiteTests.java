package org.entropysum.experiments.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.Quantity;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A suite as dynamic tests of JUnit: a container for each cell, and in it, for each seed, a test of the verdict and one of
 * each check. A cell runs when the first of its tests does, once for each seed.
 */
public final class SuiteTests {
    private final RunnableSuite suite;
    private final Map<CellRun, CellResult> results = new HashMap<>();

    private SuiteTests(RunnableSuite suite) {
        this.suite = suite;
    }

    /**
     * The tests of a suite, to be returned by a method with {@code @TestFactory}.
     *
     * @param nameOrPath the name of a bundled suite, or the path of a YAML file
     * @return a container for each cell
     * @throws AssertionError if the suite cannot run; the message has a line for each problem
     */
    public static Stream<DynamicNode> of(String nameOrPath) {
        SuiteTests tests = new SuiteTests(RunnableSuite.load(nameOrPath));
        return tests.suite.suite().cells().stream().map(tests::container);
    }

    private DynamicNode container(CellSpec cell) {
        List<DynamicTest> tests = new ArrayList<>();
        for (long seed : cell.seeds().values()) {
            CellRun run = new CellRun(cell, seed);
            tests.add(dynamicTest("seed " + seed + ": " + cell.expect(), () -> verdict(run)));
            cell.check()
                    .forEach((quantity, target) ->
                            tests.add(dynamicTest("seed " + seed + ": " + quantity, () -> check(run, quantity))));
        }
        return dynamicContainer(cell.name().toString(), tests);
    }

    private void verdict(CellRun run) {
        CellResult found = result(run);
        if (!found.verdict().equals(found.expect()) || found.failure() != null) {
            CellLine line = new CellLine(found);
            throw new AssertionError(line.label() + ": " + line.verdict(found.expect()));
        }
    }

    private void check(CellRun run, Quantity quantity) {
        CellResult found = result(run);
        CellLine line = new CellLine(found);
        CheckResult check = found.checks().stream()
                .filter(it -> it.quantity().equals(quantity.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        line.label() + ": " + quantity + " is not known, " + line.verdict(found.expect())));
        if (!check.passed()) {
            throw new AssertionError(line.label() + ": " + CellLine.unmet(check));
        }
    }

    private synchronized CellResult result(CellRun run) {
        return results.computeIfAbsent(run, suite::run);
    }
}
