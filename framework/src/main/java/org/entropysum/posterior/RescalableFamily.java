package org.entropysum.posterior;

import org.entropysum.model.Parameters;

/**
 * A family whose own parameters Φ can carry out a rescaling of the latents, what class B directions do to q, unless it states
 * an {@link #obstacleToRescaling}.
 */
public interface RescalableFamily extends VariationalFamily {
    /**
     * Moves Φ so that \( q^{(n)} \) becomes the distribution of \( e^{r_h t} z_h \).
     *
     * @param parameters a layout that holds Φ
     * @param rates r, one a latent
     * @param time t
     * @return the same parameters with Φ moved
     * @throws IllegalStateException with the obstacle, if there is one
     */
    Parameters rescale(Parameters parameters, double[] rates, double time);

    /**
     * The velocity of Φ under which every distribution rescales its latents, \( z_h \to e^{r_h t} z_h \) at t = 0: what a
     * class B direction asks of the family's own parameters. The derivative of the ELBO along it equals the sum of
     * \( r_h \) times the derivatives by the scales of the latents.
     *
     * @param parameters a layout that holds Ψ, Θ and Φ
     * @param rates r, one a latent
     * @return a tangent in {@link #layout()}
     * @throws IllegalStateException with the obstacle, if there is one
     */
    Parameters rescaling(Parameters parameters, double[] rates);
}
