package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The variational distributions \( q^{(n)}(z) \) of B data points. */
public interface Posterior {
    /**
     * The entropies.
     *
     * @return H[q⁽ⁿ⁾], nats, {@code [B, 1]}
     */
    INDArray entropy();

    /**
     * The sum of the entropies.
     *
     * @return Σ H[q⁽ⁿ⁾], nats
     */
    default double entropySum() {
        return Matrix.copyOf(entropy()).columnSums().get(0, 0);
    }

    /**
     * The expectation under each distribution as weighted nodes.
     *
     * @param rule how to choose them
     * @return the nodes
     * @throws IllegalArgumentException if the rule does not fit this kind of distribution
     */
    Nodes nodes(Expectation rule);

    /**
     * The log densities, or log probabilities of discrete latents.
     *
     * @param nodes where, usually at nodes of another rule or another distribution
     * @return log q⁽ⁿ⁾(z), nats, {@code [B, S]}; −∞ outside the support
     */
    Matrix logDensity(Nodes nodes);

    /**
     * Whether the parameters of q move its nodes (a reparametrized density) rather than their weights.
     *
     * @return true if nodes move
     */
    boolean movesNodes();

    /**
     * Whether the parameters of q move a latent; of mixed latents some are moved and some weighted.
     *
     * @param latent the column of z
     * @return true if nodes move along this column
     */
    default boolean moves(int latent) {
        return movesNodes();
    }

    /**
     * The gradient of the ELBO, H[q] included, in unconstrained coordinates of each distribution (means and logarithms of
     * scales, or logits).
     *
     * @param cotangent how the ELBO changes with the nodes
     * @return {@code [B, M]} with M the number of coordinates, the factor 1/N included
     */
    Matrix coordinateGradient(NodeCotangent cotangent);

    /**
     * The distributions of \( e^{r_h t} z_h \).
     *
     * @param rates r, one a latent
     * @param time t
     * @return the rescaled distributions
     * @throws IllegalStateException if the latents are discrete and a rate is not zero
     */
    Posterior rescale(double[] rates, double time);
}
