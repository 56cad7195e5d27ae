package org.entropysum.network;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** A differentiable function of rows, \( y = f(x; w) \), whose weights w are blocks among the parameters. */
public interface Network {
    /**
     * The number of inputs.
     *
     * @return D
     */
    int inputSize();

    /**
     * The number of outputs.
     *
     * @return M
     */
    int outputSize();

    /**
     * The weights.
     *
     * @return the layout, with names that are unique where several networks meet
     */
    Layout layout();

    /**
     * Weights to start learning from.
     *
     * @param random the source of randomness
     * @return the weights, in {@link #layout()}
     */
    Parameters initial(UniformRandomProvider random);

    /**
     * The function at B rows, ready to be pulled back.
     *
     * @param parameters a layout that holds the weights
     * @param input x, {@code [B, D]}; not changed
     * @return the forward pass
     */
    NetworkPass at(Parameters parameters, Matrix input);

    /**
     * Whether the outputs of a row depend on the other rows of its batch, as with batch normalization in training. Such a
     * network takes each batch of training as a whole, and {@link #evaluating} gives the one that takes rows by themselves.
     *
     * @return false for a function of single rows
     */
    default boolean mixesRows() {
        return false;
    }

    /**
     * The network of evaluation, where that is another function: batch normalization keeps the mean and variance that given
     * rows have in training.
     *
     * @param parameters a layout that holds the weights
     * @param rows the rows that are measured as if they were one batch, in chunks of {@code [B, D]}; may be walked through
     *     several times
     * @return a network with the same weights that does not mix rows; this one where it does not
     */
    default Network evaluating(Parameters parameters, Iterable<Matrix> rows) {
        return this;
    }

    /**
     * The first layer, if the inputs enter through it alone and linearly, with weights of their own. Rescaling an input is a
     * motion of the weights then.
     *
     * @return the first layer, or empty if the inputs enter in another way
     */
    default Optional<LinearInput> linearInput() {
        return Optional.empty();
    }

    /**
     * The blocks of the last layer, if the outputs are linear in them with a bias of its own each. Directions that multiply or
     * shift single outputs exist in weight space then.
     *
     * @return the last layer, or empty if something else comes behind it
     */
    Optional<LinearOutput> linearOutput();

    /**
     * The function at one point for many batches, as fused forms need it: what all batches share is computed once.
     *
     * @param parameters a layout that holds the weights
     * @return from the rows of a batch to a forward pass that is pulled back at most once, for several threads
     */
    default Function<Matrix, NetworkPass> prepared(Parameters parameters) {
        return input -> at(parameters, input);
    }
}
