package org.entropysum.posterior;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;

/**
 * A faster way to the same numbers, for one model with one variational family: everything that the evaluator adds up over a
 * chunk of data, without the nodes, natural parameters and densities in between. The plain evaluation is its definition, to
 * which it is equal up to rounding; {@link ModelAssembly#plain()} drops it.
 */
public interface FusedForm {
    /**
     * Whether this form can do the evaluation. Where it cannot, the definition is evaluated.
     *
     * @param rule how expectations are taken
     * @param weights the weights of the terms
     * @return true if it can
     */
    boolean covers(Expectation rule, Weights weights);

    /**
     * How many rows this form takes at a time. Fewer where a row is long, so that a chunk stays in a cache, and so that there
     * are chunks for several threads.
     *
     * @return the largest number of rows in a chunk, at least 1
     */
    default int chunkRows() {
        return Integer.MAX_VALUE;
    }

    /**
     * Whether this form keeps its digits there. Where it does not, the definition is evaluated.
     *
     * @param point where
     * @return true unless a form says otherwise
     */
    default boolean covers(Point point) {
        return true;
    }

    /**
     * The same form over another variational family of the same kind, as one that has been visited.
     *
     * @param family the family
     * @return the form, or empty where the definition is to be evaluated
     */
    default Optional<FusedForm> over(VariationalFamily family) {
        return Optional.empty();
    }

    /**
     * The sums that the M-step of the same assembly needs, with q at the held parameters, where this form has them.
     *
     * @param held the parameters before the step
     * @return the sums of any consecutive chunks, one or more, or empty where the M-step is to form them from nodes
     */
    default Optional<Function<List<Batch>, Statistics>> statistics(Parameters held) {
        return Optional.empty();
    }

    /**
     * Prepares an evaluation: what all chunks share is computed once.
     *
     * @param point where
     * @return the evaluation of any chunk
     */
    Pass at(Point point);

    /**
     * One evaluation.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @param rule how expectations are taken
     * @param weights the weights of the terms
     * @param perDatum what one data point counts, 1/N
     */
    record Point(Parameters parameters, Parameters held, Expectation rule, Weights weights, double perDatum) {}

    /** The evaluation of any chunk. Different chunks may be evaluated at the same time by different threads. */
    @FunctionalInterface
    interface Pass {
        /**
         * Adds what a chunk contributes.
         *
         * @param batch the data points
         * @param into receives the sums
         */
        void add(Batch batch, ChunkSums into);
    }
}
