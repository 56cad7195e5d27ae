package org.entropysum.experiments.suite;

import java.util.Map;
import java.util.Optional;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.Expectation;

/** How expectations under q are taken; {@code rule} names it. */
public sealed interface ExpectationSpec {
    /** The rules by name. */
    Map<String, Class<? extends ExpectationSpec>> RULES = Map.of(
            "enumeration",
            Enumeration.class,
            "sigma-points",
            SigmaPoints.class,
            "gauss-hermite",
            GaussHermite.class,
            "monte-carlo",
            MonteCarlo.class,
            "quasi-monte-carlo",
            QuasiMonteCarlo.class);

    /** Whether steps of learning see the same draws. */
    enum Draws {
        /** The same in every step. */
        FROZEN,
        /** Others in every step of a stochastic algorithm; judged is always with the frozen ones. */
        FRESH
    }

    /**
     * Whether steps of Adam see other draws than the frozen ones.
     *
     * @return false, unless it is said of a rule with draws
     */
    default boolean drawsAfresh() {
        return false;
    }

    /**
     * The rule.
     *
     * @param seedOfRun the seed of the run, by which draws are frozen unless the suite gives another one
     * @return the rule
     */
    Expectation rule(long seedOfRun);

    /** All states; {@code rule: enumeration}. */
    record Enumeration() implements ExpectationSpec {
        @Override
        public Expectation rule(long seedOfRun) {
            return new Expectation.Enumeration();
        }
    }

    /** Points along the axes of a Gaussian; {@code rule: sigma-points}. */
    record SigmaPoints() implements ExpectationSpec {
        @Override
        public Expectation rule(long seedOfRun) {
            return new Expectation.SigmaPoints();
        }
    }

    /**
     * A product of quadratures; {@code rule: gauss-hermite}.
     *
     * @param order the number of points in each dimension
     */
    record GaussHermite(
            @Setting(value = "points in each dimension", byDefault = "10", atLeast = 1, atMost = 1000)
            int order) implements ExpectationSpec {
        @Override
        public Expectation rule(long seedOfRun) {
            return new Expectation.GaussHermite(order);
        }
    }

    /**
     * Random draws, frozen; {@code rule: monte-carlo}.
     *
     * @param samples draws for each data point
     * @param seed what freezes them
     * @param draws whether steps of learning see the same ones
     */
    record MonteCarlo(
            @Setting(value = "draws for each data point", byDefault = "100", atLeast = 1)
            int samples,

            @Setting(value = "what freezes the draws; the seed of the run if left out", byDefault = "")
            Optional<Long> seed,

            @Setting(value = "frozen, or fresh in every step of adam", byDefault = "frozen")
            Draws draws)
            implements ExpectationSpec {
        @Override
        public boolean drawsAfresh() {
            return draws == Draws.FRESH;
        }

        @Override
        public Expectation rule(long seedOfRun) {
            return new Expectation.MonteCarlo(samples, seed.orElse(seedOfRun));
        }
    }

    /**
     * Sobol points, shifted at random and frozen; {@code rule: quasi-monte-carlo}.
     *
     * @param samples points for each data point
     * @param seed what freezes the shifts
     * @param draws whether steps of learning see the same ones
     */
    record QuasiMonteCarlo(
            @Setting(value = "points for each data point, at best a power of two", byDefault = "128", atLeast = 1)
            int samples,

            @Setting(value = "what freezes the shifts; the seed of the run if left out", byDefault = "")
            Optional<Long> seed,

            @Setting(value = "frozen, or fresh in every step of adam", byDefault = "frozen")
            Draws draws)
            implements ExpectationSpec {
        @Override
        public boolean drawsAfresh() {
            return draws == Draws.FRESH;
        }

        @Override
        public Expectation rule(long seedOfRun) {
            return new Expectation.QuasiMonteCarlo(samples, seed.orElse(seedOfRun));
        }
    }
}
