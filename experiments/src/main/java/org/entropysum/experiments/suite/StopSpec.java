package org.entropysum.experiments.suite;

import java.util.Optional;
import org.entropysum.plugin.Setting;

/**
 * When an algorithm ends before its steps are used up.
 *
 * @param gradient where the gradient is this small, relative to 1 + |ELBO|
 * @param directions where the gradient along α and β is this small, relative to 1 + |ELBO|
 * @param time after this time
 * @param patience after that many looks at the ELBO without a rise
 * @param rise what counts as a rise, relative to 1 + |ELBO|
 */
public record StopSpec(
        @Setting(
                value = "gradient norm, relative to 1 + |ELBO|; a tenth of the cell's tolerance if left out",
                byDefault = "",
                atLeast = 0)
        Optional<Double> gradient,

        @Setting(
                value = "gradient along the directions of the entropies, relative to 1 + |ELBO|",
                byDefault = "",
                atLeast = 0)
        Optional<Double> directions,

        @Setting(value = "time, such as 90s, 10m or 2h", byDefault = "")
        Optional<TimeSpan> time,

        @Setting(value = "looks at the ELBO (once a step or epoch) without a rise", byDefault = "", atLeast = 1)
        Optional<Integer> patience,

        @Setting(value = "what counts as a rise, relative to 1 + |ELBO|", byDefault = "1e-9", atLeast = 0)
        double rise) {}
