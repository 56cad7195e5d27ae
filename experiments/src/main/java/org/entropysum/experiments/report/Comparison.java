package org.entropysum.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entropysum.experiments.run.CellResult;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two lists of results.
 *
 * @param alike how many cells do not differ
 * @param differences the cells that differ, in the order of the first list, then those of the second list alone
 */
public record Comparison(int alike, List<Difference> differences) {
    /**
     * What differs in a cell with one of its seeds.
     *
     * @param cell the name of the cell
     * @param seed the seed
     * @param lines what differs, first → second
     * @param regression whether the second is worse: it is missing or did not pass while the first did, or its ELBO or
     *     log-likelihood is smaller
     */
    public record Difference(String cell, long seed, List<String> lines, boolean regression) {
        /** Copies the list. {@inheritDoc} */
        public Difference {
            lines = List.copyOf(lines);
        }
    }

    private record Key(String cell, long seed) {}

    /** Copies the list. {@inheritDoc} */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * Compares two lists of results.
     *
     * @param first the results that were there before
     * @param second the new results
     * @param within numbers differ if |second − first| > within · (1 + |first|)
     * @return the differences
     */
    public static Comparison of(List<CellResult> first, List<CellResult> second, double within) {
        Map<Key, CellResult> before = byKey(first);
        Map<Key, CellResult> after = byKey(second);
        List<Difference> differences = new ArrayList<>();
        int alike = 0;
        for (Map.Entry<Key, CellResult> entry : before.entrySet()) {
            CellResult other = after.get(entry.getKey());
            Difference difference = other == null
                    ? new Difference(entry.getKey().cell, entry.getKey().seed, List.of("only in the first"), true)
                    : difference(entry.getValue(), other, within);
            if (difference.lines.isEmpty()) {
                alike++;
            } else {
                differences.add(difference);
            }
        }
        after.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key ->
                        differences.add(new Difference(key.cell, key.seed, List.of("only in the second"), false)));
        return new Comparison(alike, differences);
    }

    private static Map<Key, CellResult> byKey(List<CellResult> results) {
        Map<Key, CellResult> byKey = new LinkedHashMap<>();
        results.forEach(result -> byKey.put(new Key(result.cell(), result.seed()), result));
        return byKey;
    }

    private static Difference difference(CellResult first, CellResult second, double within) {
        List<String> lines = new ArrayList<>();
        text(lines, "verdict", first.verdict(), second.verdict());
        text(lines, "expected", first.expect(), second.expect());
        text(lines, "passed", Boolean.toString(first.passed()), Boolean.toString(second.passed()));
        text(lines, "failure", String.valueOf(first.failure()), String.valueOf(second.failure()));
        boolean worse = number(lines, "elbo", first.elbo(), second.elbo(), within);
        number(lines, "entropySum", first.entropySum(), second.entropySum(), within);
        number(lines, "gap", first.gap(), second.gap(), within);
        worse |= number(lines, "logLikelihood", first.logLikelihood(), second.logLikelihood(), within);
        number(lines, "heldOutElbo", first.heldOutElbo(), second.heldOutElbo(), within);
        number(lines, "bic", first.bic(), second.bic(), within);
        boolean broken = first.passed() && !second.passed();
        return new Difference(first.cell(), first.seed(), lines, worse || broken);
    }

    private static void text(List<String> lines, String name, String first, String second) {
        if (!first.equals(second)) {
            lines.add(name + " " + first + " → " + second);
        }
    }

    /** Adds a line if the numbers differ; whether the second is smaller, or missing. */
    private static boolean number(
            List<String> lines, String name, @Nullable Double first, @Nullable Double second, double within) {
        if (first == null && second == null) {
            return false;
        }
        if (first == null || second == null) {
            lines.add(name + " " + (first == null ? "unknown" : first) + " → " + (second == null ? "unknown" : second));
            return second == null;
        }
        double change = second - first;
        if (Math.abs(change) <= within * (1 + Math.abs(first))) {
            return false;
        }
        lines.add(name + " " + first + " → " + second + String.format(Locale.ROOT, " (%+.1e)", change));
        return change < 0;
    }

    /** {@return whether a cell is worse in the second list} */
    public boolean regressed() {
        return differences.stream().anyMatch(Difference::regression);
    }
}
