package org.entropysum.plugin.standard;

import java.util.Optional;
import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.Evolution;

/**
 * The settings of truncated posteriors of bits, see {@link Evolution}.
 *
 * @param states S
 * @param children children of a generation, H but at most 64 unless given
 * @param generations generations of a visit
 * @param crossover the probability that a child has two parents
 * @param ones the probability of a one in the first sets
 * @param seed fixes the first sets
 */
public record TruncatedSpec(
        @Setting(value = "states S of each data point; all 2^H where those are fewer", byDefault = "16", atLeast = 1)
        int states,

        @Setting(
                value = "children of a generation; as many as there are latents if left out",
                byDefault = "",
                atLeast = 1)
        Optional<Integer> children,

        @Setting(value = "generations of an E-step", byDefault = "2", atLeast = 1)
        int generations,

        @Setting(value = "probability that a child has two parents", byDefault = "0.5", atLeast = 0, atMost = 1)
        double crossover,

        @Setting(
                value = "probability of a one in the first sets; evenly spread from none to all if left out",
                byDefault = "",
                atLeast = 0,
                atMost = 1)
        Optional<Double> ones,

        @Setting(value = "seed of the first sets", byDefault = "1")
        long seed)
        implements PosteriorSpec {
    Evolution evolution(int latents) {
        return new Evolution(children.orElse(Evolution.standard(latents).children()), generations, crossover);
    }

    int statesOf(int latents) {
        return latents < Integer.SIZE - 1 ? Math.min(states, 1 << latents) : states;
    }
}
