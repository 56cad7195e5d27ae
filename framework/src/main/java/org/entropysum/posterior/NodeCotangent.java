package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;

/**
 * How the ELBO changes with its nodes, H[q] aside.
 *
 * @param rule how the nodes were chosen
 * @param nodes the nodes
 * @param logJoint log p(x, z) at the nodes, which is the derivative by the weights up to the factor
 *     {@link #perDatum}, {@code [B, S]}
 * @param latents the derivative by the positions, weights and factor included, {@code [rows of z, H]}; meaningful only
 *     where the posterior moves its nodes
 * @param perDatum the weight of one data point in the ELBO, 1/N
 */
public record NodeCotangent(Expectation rule, Nodes nodes, Matrix logJoint, Matrix latents, double perDatum) {
    /** Both derivatives times a factor. */
    NodeCotangent scaled(double factor) {
        return factor == 1
                ? this
                : new NodeCotangent(
                        rule,
                        nodes,
                        logJoint.copy().scale(factor),
                        latents.copy().scale(factor),
                        perDatum);
    }
}
