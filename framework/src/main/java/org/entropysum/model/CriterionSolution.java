package org.entropysum.model;

import java.util.List;

/**
 * What the solver found out about one conditional, without any statement by the model.
 *
 * @param direction the direction found, or why there is none
 * @param residual the share of the term's gap that the best direction leaves unexplained: root mean square over latents and
 *     observations that the solution has not seen; 0 up to rounding where the criterion holds, 1 where nothing is explained
 * @param blocks the blocks of parameters that the direction moves, as few as possible: only they have to be stationary;
 *     empty where there is no direction, or where none is needed
 */
public record CriterionSolution(Direction direction, double residual, List<String> blocks) {
    /** Copies the list. {@inheritDoc} */
    public CriterionSolution {
        blocks = List.copyOf(blocks);
    }

    /**
     * The conditional.
     *
     * @return its name
     */
    public String term() {
        return direction.term();
    }

    /**
     * Whether there is a direction.
     *
     * @return true if the criterion holds for the term, be it with the help of q
     */
    public boolean found() {
        return direction instanceof Direction.Along;
    }

    /**
     * Whether the direction needs the posterior to move with the parameters (class B).
     *
     * @return true if it rescales latents
     */
    public boolean movesPosterior() {
        return direction instanceof Direction.Along along && along.movesPosterior();
    }
}
