package org.entropysum.elbo;

import org.entropysum.model.Parameters;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;

/** The ELBO of a model on given data as a function of its parameters. */
public interface Objective {
    /**
     * What is optimized.
     *
     * @return the model with its variational family
     */
    ModelAssembly assembly();

    /**
     * The ELBO with q taken at other parameters than the model, as between an E-step and the M-step after it.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @return the evaluation; its gradient is taken at fixed q, and by Φ only through q
     */
    Evaluation at(Parameters parameters, Parameters held);

    /**
     * The ELBO at a point.
     *
     * @param parameters where model and q stand
     * @return the evaluation
     */
    default Evaluation at(Parameters parameters) {
        return at(parameters, parameters);
    }

    /**
     * The derivative of the ELBO alone, for a step that writes the next parameters in its place.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @return the gradient of {@link #at}, which is the caller's own ({@link Parameters#replaced}); a copy unless an objective
     *     knows that nobody else has it
     */
    default Parameters ownGradient(Parameters parameters, Parameters held) {
        return at(parameters, held).gradient().copy();
    }

    /**
     * What one learning step works on, where that is a part of the data or an annealed bound.
     *
     * @param step the number of steps done before
     * @return the objective of that step; this one where all steps see the same
     */
    default Objective during(int step) {
        return this;
    }

    /**
     * The ELBO of evaluation, where steps work on another function. Where networks normalize by the batch and steps see
     * minibatches, each batch has a function of its own; in evaluation networks keep the moments that the training data have at
     * this point, so that one function of all data has value, entropies and gradient there.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @return an objective whose {@link #at} at this point is the same as here, and whose assembly takes each row by itself; this
     *     one where steps work on one function
     */
    default Objective evaluating(Parameters parameters, Parameters held) {
        return this;
    }

    /**
     * The ELBO after an E-step on the data that one learning step works on, where q remembers more than parameters. It is
     * not lower at these parameters than before.
     *
     * @param parameters Ψ and Θ
     * @param step the number of steps done before
     * @param seed fixes all that is random; another one for each E-step
     * @return the same objective with what q remembers now; this one where q remembers nothing
     * @see org.entropysum.posterior.RememberingFamily
     */
    Objective visited(Parameters parameters, int step, long seed);

    /**
     * The threads that evaluations take, which algorithms may take too for what they do with many numbers.
     *
     * @return one thread unless an objective says otherwise
     */
    default Parallel parallel() {
        return Parallel.of(1);
    }

    /**
     * The number of steps that see all data once.
     *
     * @return 1 where every step sees them all
     */
    default int epoch() {
        return 1;
    }

    /**
     * The sums over data that a closed form needs.
     *
     * @param summary an M-step, or a projection
     * @param held where q stands
     * @return the sums over all data
     */
    Statistics statistics(Summary summary, Parameters held);
}
