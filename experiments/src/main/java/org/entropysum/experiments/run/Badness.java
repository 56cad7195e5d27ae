package org.entropysum.experiments.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.entropysum.experiments.suite.OverSeeds;
import org.entropysum.experiments.suite.Target;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a quantity are bad ones, by what a suite demands of it: small ones where it has a lower limit, large ones where
 * it has an upper limit, and those that are far from a value.
 */
record Badness(List<CellResult> seeds, Optional<OverSeeds> demanded) {
    static final DoubleUnaryOperator OF_SMALL = value -> -value;
    static final DoubleUnaryOperator OF_LARGE = value -> value;

    /** How bad values are, the larger the worse; as by default where nothing is demanded. */
    @Nullable
    DoubleUnaryOperator of(String quantity, @Nullable DoubleUnaryOperator byDefault) {
        return Stream.concat(ofSeeds(quantity), together(quantity)).findFirst().orElse(byDefault);
    }

    private Stream<DoubleUnaryOperator> ofSeeds(String quantity) {
        return seeds.stream()
                .flatMap(seed -> seed.checks().stream())
                .filter(check -> check.quantity().equals(quantity))
                .map(check -> of(check.value(), check.atLeast(), check.atMost()));
    }

    private Stream<DoubleUnaryOperator> together(String quantity) {
        return demanded.stream()
                .flatMap(over -> Stream.of(over.median(), over.least(), over.most()))
                .flatMap(targets -> targets.entrySet().stream())
                .filter(target -> target.getKey().toString().equals(quantity))
                .map(Map.Entry::getValue)
                .map(Badness::of);
    }

    private static DoubleUnaryOperator of(Target target) {
        return of(
                target.value().orElse(null),
                target.atLeast().orElse(null),
                target.atMost().orElse(null));
    }

    // By how much a limit is passed, or how far the value is away
    private static DoubleUnaryOperator of(@Nullable Double value, @Nullable Double atLeast, @Nullable Double atMost) {
        if (value != null) {
            return it -> Math.abs(it - value);
        }
        double least = Objects.requireNonNullElse(atLeast, Double.NEGATIVE_INFINITY);
        double most = Objects.requireNonNullElse(atMost, Double.POSITIVE_INFINITY);
        return it -> Math.max(least - it, it - most);
    }
}
