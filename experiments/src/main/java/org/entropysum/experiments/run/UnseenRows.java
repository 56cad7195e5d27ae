package org.entropysum.experiments.run;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RememberingFamily;
import org.jspecify.annotations.Nullable;

/**
 * A trained model on rows that it was not trained on. A q that follows from model and data, or from networks, is taken as
 * it is; a q with parameters for each row is fitted to the rows at fixed Ψ and Θ; sets of states are found anew.
 */
public final class UnseenRows {
    /** How often sets of states are bred on. */
    private static final int VISITS = 50;

    private final Dataset data;
    private final ModelAssembly assembly;
    private final long seed;

    private UnseenRows(Dataset data, ModelAssembly assembly, long seed) {
        this.data = data;
        this.assembly = assembly;
        this.seed = seed;
    }

    /**
     * Rows that a model has not seen.
     *
     * @param data the rows
     * @param assemble assembles the model for data of a shape
     * @param seed where a q of these rows starts from
     * @return the model on the rows
     */
    public static UnseenRows of(Dataset data, Function<DataShape, ModelAssembly> assemble, long seed) {
        return new UnseenRows(data, assemble.apply(data.shape()), seed);
    }

    /** {@return whether q has parameters for each row} */
    public boolean haveOwnParameters() {
        return assembly.layout().blocks().stream().anyMatch(Block::perDatum);
    }

    /** Whether an evaluation takes no longer than one on as many rows of the training data. */
    boolean areCheap() {
        return !haveOwnParameters() && !(assembly.posterior() instanceof RememberingFamily);
    }

    int count() {
        return data.shape().rows();
    }

    /**
     * The parameters with q fitted to these rows.
     *
     * @param trained the parameters at the end of training
     * @return Ψ, Θ and what q shares among rows as they are, and parameters of these rows where q has such
     * @throws IllegalArgumentException if the gradient by Φ is only an estimate
     */
    public Parameters fitted(Parameters trained) {
        if (!haveOwnParameters()) {
            return trained;
        }
        Parameters start = assembly.initial(data, RandomSource.PHILOX_4X64.create(seed));
        for (Block block : trained.layout().blocks()) {
            start = block.perDatum() ? start : start.with(block.name(), trained.matrix(block.name()));
        }
        return ExpectationMaximization.expectation(EntropySumEvaluator.of(assembly, data), start);
    }

    /**
     * The ELBO of these rows, after sets of states were found.
     *
     * @param parameters parameters with those of these rows
     * @return the objective
     */
    public Objective objective(Parameters parameters) {
        Objective objective = EntropySumEvaluator.of(assembly, data);
        for (int visit = 0; visit < VISITS && assembly.posterior() instanceof RememberingFamily; visit++) {
            objective = objective.visited(parameters, 0, seed + visit);
        }
        return objective;
    }

    /** The same rows, seen by networks that keep the moments of normalization that the training data have. */
    private UnseenRows seenBy(ModelAssembly evaluation) {
        if (!assembly.mixesRows()) {
            return this;
        }
        boolean amortized = assembly.posterior().mixesRows();
        return new UnseenRows(
                data,
                ModelAssembly.of(
                        evaluation.model(),
                        amortized ? evaluation.posterior() : assembly.posterior(),
                        assembly.expectation()),
                seed);
    }

    /** The bound at the end of training, given the training's assembly of evaluation. */
    HeldOut judge(Parameters trained, ModelAssembly evaluation) {
        UnseenRows seen = seenBy(evaluation);
        if (seen.assembly.mixesRows()) {
            return HeldOut.absent(count(), "the distribution of a row depends on the other rows of its batch");
        }
        return seen.judged(trained, seen == this ? "" : "; normalizations keep the moments of the training rows");
    }

    private HeldOut judged(Parameters trained, String more) {
        try {
            Parameters parameters = fitted(trained);
            Evaluation evaluation = objective(parameters).at(parameters);
            return new HeldOut(
                    count(),
                    evaluation.elbo(),
                    evaluation.entropies().value(),
                    new LogLikelihood(assembly, data).at(parameters, evaluation),
                    note() + more);
        } catch (NumericFailure | IllegalArgumentException failure) {
            return HeldOut.absent(count(), String.valueOf(failure.getMessage()));
        }
    }

    private String note() {
        if (haveOwnParameters()) {
            return "q was fitted to these rows, the model as it was trained";
        }
        if (assembly.posterior() instanceof RememberingFamily) {
            return "the sets of states of q were found for these rows, the model as it was trained";
        }
        return assembly.posterior().layout().size() == 0 ? "q follows from the model" : "q as it was trained";
    }

    /** The ELBO during training, or null if it is not finite or a row's distribution depends on other rows. */
    @Nullable
    Double elbo(Parameters parameters, Supplier<ModelAssembly> evaluation) {
        try {
            ModelAssembly seen = assembly.mixesRows() ? seenBy(evaluation.get()).assembly : assembly;
            return seen.mixesRows()
                    ? null
                    : EntropySumEvaluator.of(seen, data).at(parameters).elbo();
        } catch (NumericFailure failure) {
            return null;
        }
    }
}
