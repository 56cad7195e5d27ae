package org.entropysum.experiments.analysis;

import org.entropysum.data.Dataset;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;

/**
 * Where training stands.
 *
 * @param step the number of steps done, those of earlier algorithms included
 * @param assembly the model with its q; the one of evaluation, where networks normalize by the batch in training
 * @param training the model with its q as training sees it, which may mix the rows of a batch; the same elsewhere
 * @param parameters Ψ, Θ and Φ
 * @param held the parameters at which q stands, the same unless an algorithm holds q back
 * @param evaluation F, entropies and gradient there
 * @param data the training data
 * @param seed the seed of the run
 */
public record Moment(
        int step,
        ModelAssembly assembly,
        ModelAssembly training,
        Parameters parameters,
        Parameters held,
        Evaluation evaluation,
        Dataset data,
        long seed) {}
