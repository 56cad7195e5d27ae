package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.Quantity;
import org.entropysum.experiments.suite.Target;
import org.jspecify.annotations.Nullable;

/** What the results of one cell over its seeds are compared with. A seed without the quantity fails the check. */
record SeedChecks(OverSeeds demanded, List<CellResult> seeds) {
    private static final double MIDDLE = 0.5;

    List<CheckResult> all() {
        List<CheckResult> checks = new ArrayList<>();
        checks.addAll(of("median of ", demanded.median(), values -> Spread.quantile(values, MIDDLE)));
        checks.addAll(of("least ", demanded.least(), values -> values[0]));
        checks.addAll(of("most ", demanded.most(), values -> values[values.length - 1]));
        demanded.passed().ifPresent(share -> checks.add(passed(share)));
        return List.copyOf(checks);
    }

    private List<CheckResult> of(String statistic, Map<Quantity, Target> targets, ToDoubleFunction<double[]> summary) {
        return targets.entrySet().stream()
                .map(entry ->
                        CheckResult.of(statistic + entry.getKey(), entry.getValue(), summary(entry.getKey(), summary)))
                .toList();
    }

    private @Nullable Double summary(Quantity quantity, ToDoubleFunction<double[]> summary) {
        double[] values = seeds.stream()
                .map(result -> QuantityValue.of(quantity, result))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return values.length == seeds.size() ? summary.applyAsDouble(values) : null;
    }

    private CheckResult passed(double share) {
        double found = Arrays.stream(
                        seeds.stream().mapToInt(seed -> seed.passed() ? 1 : 0).toArray())
                .average()
                .orElse(0);
        return new CheckResult("share of seeds that passed", null, null, share, null, "", found, found >= share);
    }
}
