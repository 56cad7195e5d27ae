package org.entropysum.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A directed model whose conditionals are exponential families. It says only what is particular to it; ELBO, entropies,
 * gradients, training and verification exist once in the framework.
 */
public interface GenerativeModel {
    /**
     * The number of columns of z.
     *
     * @return H
     */
    int latentSize();

    /**
     * The factors in topological order.
     *
     * @return usually prior and observable
     */
    List<Conditional> conditionals();

    /**
     * The free parameters Ψ and Θ.
     *
     * @return the layout
     */
    Layout layout();

    /**
     * A point to start learning from.
     *
     * @param data the data
     * @param random the source of randomness
     * @return the parameters
     */
    Parameters initial(Dataset data, UniformRandomProvider random);

    /**
     * The directions of the parameterization criterion, one for each conditional and in the same order.
     *
     * @param parameters Ψ and Θ
     * @return the directions
     */
    List<Direction> directions(Parameters parameters);

    /**
     * The model of evaluation, where that is another one: networks with batch normalization keep the mean and variance that
     * they have in training at given latents.
     *
     * @param parameters Ψ and Θ
     * @param latents z that are measured as if they were one batch, in chunks of {@code [B, H]}; may be walked through several
     *     times
     * @return a model with the same parameters whose conditionals do not mix rows; this one where they do not, or where the
     *     model knows no other
     */
    default GenerativeModel evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return this;
    }

    /**
     * The number of free parameters that the density of the data really has (symmetries do not count), for BIC.
     *
     * @return the degrees of freedom; the size of the layout unless a model says otherwise
     */
    default int degreesOfFreedom() {
        return layout().size();
    }

    /**
     * The parameters as people know them: variances instead of their logarithms, weights instead of logits.
     *
     * @param parameters Ψ and Θ
     * @return by name, in a fixed order; the blocks as they are unless a model says otherwise
     */
    default Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        layout().blocks().forEach(block -> usual.put(block.name(), parameters.array(block.name())));
        return usual;
    }

    /**
     * What is degenerate about these parameters: a collapsed component, a latent that is switched off. At such a point
     * entropies may add up for trivial reasons.
     *
     * @param parameters Ψ and Θ
     * @param data the data
     * @return one sentence each; none unless a model knows what can go wrong with it
     */
    default List<String> degeneracies(Parameters parameters, Dataset data) {
        return List.of();
    }
}
