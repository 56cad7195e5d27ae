package org.entropysum.experiments.testkit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entropysum.experiments.run.Aggregate;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.Quantity;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A suite as dynamic tests of JUnit: a container for each cell, and in it, for each seed, a test of the verdict and one of
 * each check, and one for each demand {@code overSeeds}. Where a share of the seeds must pass, single ones may fail: they have
 * no tests of their own then. A cell runs when the first of its tests does, once for each seed.
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
        boolean tolerant = cell.overSeeds().flatMap(OverSeeds::passed).isPresent();
        for (long seed : tolerant ? List.<Long>of() : cell.seeds().values()) {
            CellRun run = new CellRun(cell, seed);
            tests.add(dynamicTest("seed " + seed + ": " + cell.expect(), () -> verdict(run)));
            cell.check()
                    .forEach((quantity, target) ->
                            tests.add(dynamicTest("seed " + seed + ": " + quantity, () -> check(run, quantity))));
        }
        cell.overSeeds().ifPresent(demanded -> tests.addAll(overSeeds(cell, demanded)));
        return dynamicContainer(cell.name().toString(), tests);
    }

    /** What the seeds must have in common: one test for each demand. All seeds run when the first of these tests does. */
    private List<DynamicTest> overSeeds(CellSpec cell, OverSeeds demanded) {
        List<String> names = new ArrayList<>();
        demanded.median().keySet().forEach(quantity -> names.add("median of " + quantity));
        demanded.least().keySet().forEach(quantity -> names.add("least " + quantity));
        demanded.most().keySet().forEach(quantity -> names.add("most " + quantity));
        demanded.passed().ifPresent(share -> names.add("share of seeds that passed"));
        return names.stream()
                .map(name -> dynamicTest("over seeds: " + name, () -> together(cell, demanded, name)))
                .toList();
    }

    private void together(CellSpec cell, OverSeeds demanded, String name) {
        List<CellResult> seeds = cell.seeds().values().stream()
                .map(seed -> result(new CellRun(cell, seed)))
                .toList();
        String label = cell.name().toString();
        Aggregate.of(seeds, Map.of(label, demanded)).stream()
                .flatMap(aggregate -> aggregate.checks().stream())
                .filter(check -> check.quantity().equals(name) && !check.passed())
                .findFirst()
                .ifPresent(check -> {
                    throw new AssertionError(label + " over seeds: " + CellLine.unmet(check));
                });
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
