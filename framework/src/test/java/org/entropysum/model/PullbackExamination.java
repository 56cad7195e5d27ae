package org.entropysum.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.GRADIENT;

import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Draws;

/** Holds the pullback of every conditional of a model against differences of its natural parameters. */
public final class PullbackExamination {
    /** Step of the differences. */
    static final double STEP = 1e-3;

    /** Rows of latents at which conditionals are examined. */
    private static final int ROWS = 6;

    private PullbackExamination() {}

    /**
     * Rows of latents: some of the states where there are finitely many, else normal numbers.
     *
     * @param model the model
     * @param random the source of randomness
     * @return z, {@code [6, H]}
     */
    public static Matrix latents(GenerativeModel model, UniformRandomProvider random) {
        if (!(model instanceof EnumerableLatents enumerable)) {
            return Draws.normal(ROWS, model.latentSize(), random);
        }
        Matrix states = Matrix.copyOf(enumerable.states());
        Matrix rows = Matrix.zeros(ROWS, states.columns());
        for (int i = 0; i < ROWS; i++) {
            int state = random.nextInt(states.rows());
            for (int h = 0; h < states.columns(); h++) {
                rows.set(i, h, states.get(state, h));
            }
        }
        return rows;
    }

    /**
     * Examines the pullbacks to the parameters, one block at a time: along the coordinates of a small block, along random
     * directions of a large one.
     *
     * @param model the model
     * @param point where
     * @param latents draws rows of latents
     * @param random the source of randomness
     * @throws AssertionError that names the conditional and the block
     */
    public static void byParameters(
            GenerativeModel model,
            Parameters point,
            Function<UniformRandomProvider, Matrix> latents,
            UniformRandomProvider random) {
        for (Conditional conditional : model.conditionals()) {
            Probe probe = Probe.of(conditional, point, latents.apply(random), random);
            for (Block block : point.layout().blocks()) {
                examine(probe, point, block, random);
            }
        }
    }

    private static void examine(Probe probe, Parameters point, Block block, UniformRandomProvider random) {
        for (Parameters direction : Probe.directions(point.layout(), block, random)) {
            double slope = Derivative.fourthOrder(h -> probe.value(point.plus(h, direction)), STEP);
            assertThat(probe.gradient().parameters().dot(direction))
                    .as("pullback of %s to %s", probe.name(), block.name())
                    .isCloseTo(slope, within(GRADIENT * (1 + probe.size())));
        }
    }
}
