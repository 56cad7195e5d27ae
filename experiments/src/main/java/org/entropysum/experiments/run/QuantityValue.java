package org.entropysum.experiments.run;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.entropysum.experiments.suite.Quantity;
import org.jspecify.annotations.Nullable;

/** The number of a result that a quantity means. */
final class QuantityValue {
    private static final Map<Quantity, Function<CellResult, @Nullable Double>> OF_EVERY_RESULT = Map.ofEntries(
            Map.entry(Quantity.ELBO, CellResult::elbo),
            Map.entry(Quantity.ENTROPY_SUM, CellResult::entropySum),
            Map.entry(Quantity.POSTERIOR, result -> result.entropies().posterior()),
            Map.entry(Quantity.PRIOR, result -> result.entropies().prior()),
            Map.entry(Quantity.OBSERVABLE, result -> result.entropies().observable()),
            Map.entry(Quantity.BASE_MEASURE, result -> result.entropies().baseMeasure()),
            Map.entry(Quantity.GAP, CellResult::gap),
            Map.entry(Quantity.RELATIVE_GAP, CellResult::relativeGap),
            Map.entry(Quantity.HELD_OUT_ELBO, CellResult::heldOutElbo),
            Map.entry(Quantity.LOG_LIKELIHOOD, CellResult::logLikelihood),
            Map.entry(Quantity.BIC, CellResult::bic),
            Map.entry(Quantity.DEGREES_OF_FREEDOM, result -> (double) result.degreesOfFreedom()));

    private QuantityValue() {}

    /** The number, or null where it is not known. */
    static @Nullable Double of(Quantity quantity, CellResult result) {
        return quantity.isOfAnAnalysis()
                ? result.findings().numbers().get(quantity.notation())
                : Objects.requireNonNull(OF_EVERY_RESULT.get(quantity)).apply(result);
    }
}
