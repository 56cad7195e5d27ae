package org.entropysum.experiments.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.entropysum.experiments.suite.OverSeeds;
import org.jspecify.annotations.Nullable;

/**
 * What the seeds of a cell have in common.
 *
 * @param cell the name of the cell
 * @param seeds how many seeds ran
 * @param passed how many passed
 * @param atLeast lower end of the 95 % interval (Wilson) of the probability to pass
 * @param atMost upper end of that interval
 * @param spreads the spread of each quantity over the seeds where it is known
 * @param checks what the suite demands of the seeds together
 * @param tolerant whether single seeds may fail, since the suite demands a share of them
 */
public record Aggregate(
        String cell,
        int seeds,
        int passed,
        double atLeast,
        double atMost,
        Map<String, Spread> spreads,
        List<CheckResult> checks,
        boolean tolerant) {
    /** The quantile of the standard normal distribution that leaves 2.5 % above it. */
    private static final double Z = 1.959963984540054;

    /** Copies the collections. {@inheritDoc} */
    public Aggregate {
        spreads = Collections.unmodifiableMap(new LinkedHashMap<>(spreads));
        checks = List.copyOf(checks);
    }

    /**
     * The aggregates of all cells that ran with several seeds, in their order.
     *
     * @param cells results
     * @return the aggregates
     */
    public static List<Aggregate> of(List<CellResult> cells) {
        return of(cells, Map.of());
    }

    /**
     * The aggregates of all cells that ran with several seeds or of whose seeds something is demanded, in their order.
     *
     * @param cells results
     * @param demanded what is demanded of the seeds of cells, by the name of the cell
     * @return the aggregates
     */
    public static List<Aggregate> of(List<CellResult> cells, Map<String, OverSeeds> demanded) {
        Map<String, List<CellResult>> byCell = new LinkedHashMap<>();
        cells.forEach(cell ->
                byCell.computeIfAbsent(cell.cell(), name -> new ArrayList<>()).add(cell));
        return byCell.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1 || demanded.containsKey(entry.getKey()))
                .map(entry -> of(entry.getKey(), entry.getValue(), Optional.ofNullable(demanded.get(entry.getKey()))))
                .toList();
    }

    private static Aggregate of(String cell, List<CellResult> seeds, Optional<OverSeeds> demanded) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        Badness badness = new Badness(seeds, demanded);
        put(spreads, "elbo", seeds, CellResult::elbo, badness.of("elbo", Badness.OF_SMALL));
        put(spreads, "entropySum", seeds, CellResult::entropySum, badness.of("entropySum", Badness.OF_SMALL));
        put(spreads, "absoluteGap", seeds, result -> magnitude(result.gap()), Badness.OF_LARGE);
        put(spreads, "relativeGap", seeds, CellResult::relativeGap, Badness.OF_LARGE);
        put(spreads, "logLikelihood", seeds, CellResult::logLikelihood, badness.of("logLikelihood", Badness.OF_SMALL));
        put(spreads, "heldOutElbo", seeds, CellResult::heldOutElbo, badness.of("heldOutElbo", Badness.OF_SMALL));
        seeds.stream()
                .flatMap(result -> result.findings().numbers().keySet().stream())
                .distinct()
                .forEach(name -> put(
                        spreads,
                        name,
                        seeds,
                        result -> result.findings().numbers().get(name),
                        badness.of(name, null)));
        int passed = (int) seeds.stream().filter(CellResult::passed).count();
        double[] interval = wilson(passed, seeds.size());
        return new Aggregate(
                cell,
                seeds.size(),
                passed,
                interval[0],
                interval[1],
                spreads,
                demanded.map(it -> new SeedChecks(it, seeds).all()).orElse(List.of()),
                demanded.flatMap(OverSeeds::passed).isPresent());
    }

    /** {@return whether the seeds are as the suite expects: every check is met, and every seed passed unless some may fail} */
    @JsonIgnore
    public boolean asExpected() {
        return checks.stream().allMatch(CheckResult::passed) && (tolerant || passed == seeds);
    }

    private static void put(
            Map<String, Spread> spreads,
            String name,
            List<CellResult> seeds,
            Function<CellResult, @Nullable Double> quantity,
            @Nullable DoubleUnaryOperator badness) {
        double[] values = seeds.stream()
                .map(quantity)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (values.length > 0) {
            spreads.put(name, Spread.of(values, badness));
        }
    }

    private static @Nullable Double magnitude(@Nullable Double number) {
        return number == null ? null : Math.abs(number);
    }

    /** Wilson's interval, (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n) (JASA 22, 1927). */
    private static double[] wilson(int passed, int all) {
        double share = passed / (double) all;
        double z2 = Z * Z / all;
        double centre = share + z2 / 2;
        double half = Z * Math.sqrt(share * (1 - share) / all + z2 / (4 * all));
        return new double[] {Math.max(0, (centre - half) / (1 + z2)), Math.min(1, (centre + half) / (1 + z2))};
    }
}
