package org.entropysum.posterior;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** A family of variational distributions: from parameters and data points to \( q^{(n)} \). */
public interface VariationalFamily {
    /**
     * The parameters Φ of the family's own.
     *
     * @return the layout, empty for exact posteriors
     */
    Layout layout();

    /**
     * Values of Φ to start learning from.
     *
     * @param random the source of randomness
     * @return the parameters, in {@link #layout()}
     */
    Parameters initial(UniformRandomProvider random);

    /**
     * Whether \( q^{(n)}(z) = p(z|x^{(n)}) \), so that the ELBO is the log likelihood.
     *
     * @return true for exact posteriors
     */
    boolean isExact();

    /**
     * Whether \( q^{(n)} \) changes with Ψ and Θ, and not with Φ alone.
     *
     * @return true for families without parameters of their own, unless they say otherwise
     */
    default boolean followsModel() {
        return layout().size() == 0;
    }

    /**
     * Why the family is not closed under rescaling a latent, \( z_h \to e^t z_h \), which class B directions need.
     *
     * @return a sentence, or empty if it is closed
     */
    Optional<String> obstacleToRescaling();

    /**
     * Why, with this rule, the gradient by Φ is an estimate of the derivative of the exact ELBO and not the derivative of
     * the ELBO that the rule yields. Its size is then no sign of convergence.
     *
     * @param rule how expectations are taken
     * @return a sentence, or empty if it is the derivative
     */
    default Optional<String> obstacleToDifferentiation(Expectation rule) {
        return Optional.empty();
    }

    /**
     * Whether the distribution of a data point depends on the other data points of its batch, as with batch normalization in
     * training of an encoder.
     *
     * @return false for distributions that depend on their own data point
     */
    default boolean mixesRows() {
        return false;
    }

    /**
     * The family of evaluation, where that is another one: networks with batch normalization keep the mean and variance that
     * given data points have in training.
     *
     * @param parameters a layout that holds Φ
     * @param batches the data points that are measured as if they were one batch; may be walked through several times
     * @return a family with the same Φ that does not mix rows; this one where it does not
     */
    default VariationalFamily evaluating(Parameters parameters, Iterable<Batch> batches) {
        return this;
    }

    /**
     * The distributions of a batch.
     *
     * @param parameters a layout that holds Ψ, Θ and Φ
     * @param batch the data points
     * @return their distributions
     */
    Posterior at(Parameters parameters, Batch batch);

    /**
     * Carries the gradient by the distributions' coordinates back to Φ. An exact posterior has nothing to add: at the
     * optimum the ELBO does not change with q.
     *
     * @param parameters where the distributions were taken
     * @param batch the data points
     * @param coordinateGradient {@code [B, M]}, see {@link Posterior#coordinateGradient}
     * @param into receives the sums
     */
    void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into);

    /**
     * The distributions of a batch together with their pullback, for families that can use what the one computes for the other.
     *
     * @param parameters a layout that holds Ψ, Θ and Φ
     * @param batch the data points
     * @return {@link #at} and {@link #pullback}
     */
    default Visit visit(Parameters parameters, Batch batch) {
        return new Visit(
                at(parameters, batch),
                (coordinateGradient, into) -> pullback(parameters, batch, coordinateGradient, into));
    }

    /**
     * The same for many batches, as fused forms need it: what all batches share is computed once.
     *
     * @param parameters a layout that holds Ψ, Θ and Φ
     * @return from a batch to {@link #visit}, whose pullback is used at most once; for several threads
     */
    default Function<Batch, Visit> visits(Parameters parameters) {
        return batch -> visit(parameters, batch);
    }

    /**
     * Distributions and their pullback.
     *
     * @param posterior the distributions
     * @param pullback carries the gradient by their coordinates back to Φ
     */
    record Visit(Posterior posterior, Pullback pullback) {}

    /** See {@link VariationalFamily#pullback}. */
    @FunctionalInterface
    interface Pullback {
        /**
         * Adds to the gradient by Φ.
         *
         * @param coordinateGradient {@code [B, M]}, see {@link Posterior#coordinateGradient}
         * @param into receives the sums
         */
        void add(Matrix coordinateGradient, Gradient into);
    }
}
