package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entropysum.plugin.Setting;

/**
 * What the seeds of a cell must have in common.
 *
 * @param median what the medians of quantities are known to be
 * @param least what their smallest values are known to be
 * @param most what their largest values are known to be
 * @param passed the share of seeds that must pass; if given, single seeds may fail
 */
public record OverSeeds(
        @Setting(value = "what medians over the seeds are known to be", byDefault = "")
        Map<Quantity, Target> median,

        @Setting(value = "what the smallest values over the seeds are known to be", byDefault = "")
        Map<Quantity, Target> least,

        @Setting(value = "what the largest values over the seeds are known to be", byDefault = "")
        Map<Quantity, Target> most,

        @Setting(
                value = "share of the seeds that must pass, so that single ones may fail; all if left out",
                byDefault = "",
                atLeast = 0,
                atMost = 1)
        Optional<Double> passed) {
    /** Copies the maps. {@inheritDoc} */
    public OverSeeds {
        median = Collections.unmodifiableMap(new LinkedHashMap<>(median));
        least = Collections.unmodifiableMap(new LinkedHashMap<>(least));
        most = Collections.unmodifiableMap(new LinkedHashMap<>(most));
    }
}
