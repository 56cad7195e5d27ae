package org.entropysum.elbo;

import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;

/**
 * ELBO, entropy sum and gradient at one point, from the same data and the same nodes; nats per data point.
 *
 * @param elbo F, through log densities; where the terms of an objective are weighted, its value
 * @param entropies the entropy sum
 * @param gradient the derivative of F by all free parameters
 * @param latentRates the derivative of F by the rescaling of each latent under q, \( z_h \to e^t z_h \); zeros where q
 *     cannot be rescaled
 * @param posteriorGradient the mean over data of the largest derivative of a data point's ELBO by the coordinates of its q
 * @param magnitude the mean absolute size of the numbers that were added up, against which rounding is measured
 */
public record Evaluation(
        double elbo,
        EntropySum entropies,
        Parameters gradient,
        double[] latentRates,
        double posteriorGradient,
        double magnitude) {
    /**
     * The gap between ELBO and entropy sum.
     *
     * @return F − ES
     */
    public double gap() {
        return elbo - entropies.value();
    }

    /**
     * The derivative of F along a direction of the criterion: what the gap of its term must be.
     *
     * @param direction the direction
     * @return nats per data point
     */
    public double along(Direction.Along direction) {
        double sum = gradient.dot(direction.tangent().in(gradient.layout()));
        for (int h = 0; h < latentRates.length; h++) {
            sum += direction.latentRates()[h] * latentRates[h];
        }
        return sum;
    }

    /**
     * The size of the whole gradient: parameters and variational distributions. A q with parameters Φ of its own has moved as
     * far as it can where the derivative by Φ vanishes; data points that share an encoder may still differ in what they
     * would gain from a q of their own.
     *
     * @return the norm of the gradient, or that of q where it is larger and q has no parameters
     */
    public double gradientNorm() {
        boolean owned = gradient.layout().blocks().stream().anyMatch(block -> block.role() == Role.POSTERIOR);
        return owned ? gradient.gradientNorm() : Math.max(gradient.gradientNorm(), posteriorGradient);
    }
}
