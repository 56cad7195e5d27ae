package org.entropysum.model;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
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
     * The number of free parameters that the density of the data really has (symmetries do not count), for BIC.
     *
     * @return the degrees of freedom
     */
    int degreesOfFreedom();

    /**
     * The parameters as people know them: variances instead of their logarithms, weights instead of logits.
     *
     * @param parameters Ψ and Θ
     * @return by name, in a fixed order
     */
    Map<String, INDArray> usual(Parameters parameters);

    /**
     * What is degenerate about these parameters: a collapsed component, a latent that is switched off. At such a point
     * entropies may add up for trivial reasons.
     *
     * @param parameters Ψ and Θ
     * @param data the data
     * @return one sentence each, empty if all is well
     */
    List<String> degeneracies(Parameters parameters, Dataset data);
}
