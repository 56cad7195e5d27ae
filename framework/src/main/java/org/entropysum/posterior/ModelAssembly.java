package org.entropysum.posterior;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;

/**
 * A model, its variational family and its rule of expectation: what the theorem is about. Closed and fused forms are
 * shortcuts that may be left out; everything runs without them.
 *
 * @param model the generative model
 * @param posterior the variational family
 * @param expectation how expectations under q are taken
 * @param maximization the M-step in closed form, if there is one
 * @param maximumLikelihood the maximum likelihood in closed form, if there is one
 * @param fused a faster way to ELBO, entropies and gradient, if there is one
 * @param projection the projection onto the manifold F = ES in closed form, if there is one
 */
public record ModelAssembly(
        GenerativeModel model,
        VariationalFamily posterior,
        Expectation expectation,
        Optional<Maximization> maximization,
        Optional<MaximumLikelihood> maximumLikelihood,
        Optional<FusedForm> fused,
        Optional<ManifoldProjection> projection) {

    /**
     * An assembly without closed forms.
     *
     * @param model the generative model
     * @param posterior the variational family
     * @param expectation how expectations under q are taken
     * @return the assembly
     */
    public static ModelAssembly of(GenerativeModel model, VariationalFamily posterior, Expectation expectation) {
        return new ModelAssembly(
                model, posterior, expectation, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * The same assembly with an M-step in closed form.
     *
     * @param closedForm the M-step; if it is {@link Projectable}, the projection too
     * @return the assembly
     */
    public ModelAssembly with(Maximization closedForm) {
        return new ModelAssembly(
                model,
                posterior,
                expectation,
                Optional.of(closedForm),
                maximumLikelihood,
                fused,
                closedForm instanceof Projectable both ? Optional.of(both) : projection);
    }

    /**
     * The same assembly with a projection in closed form.
     *
     * @param closedForm the projection onto the manifold F = ES
     * @return the assembly
     */
    public ModelAssembly projectedBy(ManifoldProjection closedForm) {
        return new ModelAssembly(
                model, posterior, expectation, maximization, maximumLikelihood, fused, Optional.of(closedForm));
    }

    /**
     * The same assembly with the maximum likelihood in closed form.
     *
     * @param closedForm the fit
     * @return the assembly
     */
    public ModelAssembly with(MaximumLikelihood closedForm) {
        return new ModelAssembly(
                model, posterior, expectation, maximization, Optional.of(closedForm), fused, projection);
    }

    /**
     * The same assembly with a fused form.
     *
     * @param form a faster way to the same numbers
     * @return the assembly
     */
    public ModelAssembly with(FusedForm form) {
        return new ModelAssembly(
                model, posterior, expectation, maximization, maximumLikelihood, Optional.of(form), projection);
    }

    /**
     * The same assembly with another rule of expectation.
     *
     * @param rule the rule
     * @return the assembly
     */
    public ModelAssembly with(Expectation rule) {
        return new ModelAssembly(model, posterior, rule, maximization, maximumLikelihood, fused, projection);
    }

    /**
     * The same assembly with another variational family; its fused form goes with it where that can.
     *
     * @param family the family
     * @return the assembly
     */
    public ModelAssembly with(VariationalFamily family) {
        return new ModelAssembly(
                model,
                family,
                expectation,
                maximization,
                maximumLikelihood,
                fused.flatMap(form -> form.over(family)),
                projection);
    }

    /**
     * The same assembly for a weighted bound: a q that is the best one for the bound is the best one for this bound.
     *
     * @param weights the weights of the terms
     * @return the assembly; this one where q does not depend on them
     */
    public ModelAssembly under(Weights weights) {
        return posterior instanceof BestFamily best ? with(best.under(weights)) : this;
    }

    /**
     * The same assembly without closed and fused forms: what remains is the definition.
     *
     * @return the assembly
     */
    public ModelAssembly plain() {
        return of(model, posterior, expectation);
    }

    /**
     * Whether a data point's ELBO depends on the other data points of its batch, so that data may not be cut into chunks.
     *
     * @return true if q or a conditional mixes the rows of a batch
     */
    public boolean mixesRows() {
        return posterior.mixesRows() || model.conditionals().stream().anyMatch(Conditional::mixesRows);
    }

    /**
     * The assembly of evaluation, where that is another one: networks with batch normalization keep the mean and variance that
     * training data have at these parameters, and each data point has an ELBO of its own. The moments are those of all rows
     * as one batch, or of {@value MeasuredRows#MOST_NODES} nodes from all over the data where there are more. Value and gradient of the
     * ELBO of the new assembly belong together; the moments are constants in both.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @param training the data of training
     * @return an assembly that does not mix rows, unless a third party's model knows none; this one where nothing is mixed
     */
    public ModelAssembly evaluating(Parameters parameters, Parameters held, Dataset training) {
        if (!mixesRows()) {
            return this;
        }
        MeasuredRows rows = MeasuredRows.of(training, expectation);
        VariationalFamily family = posterior.evaluating(held, rows.batches());
        GenerativeModel evaluation = model.evaluating(parameters, rows.nodes(family, held));
        ModelAssembly changed = evaluation == model ? this : of(evaluation, posterior, expectation);
        return family == posterior ? changed : changed.with(family);
    }

    /**
     * All free parameters: Ψ and Θ, then Φ.
     *
     * @return the layout
     */
    public Layout layout() {
        return model.layout().and(posterior.layout());
    }

    /**
     * A point to start learning from.
     *
     * @param data the data
     * @param random the source of randomness
     * @return values for all free parameters
     */
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Parameters start = model.initial(data, random).in(layout());
        return start.plus(1, posterior.initial(random).in(layout()));
    }
}
