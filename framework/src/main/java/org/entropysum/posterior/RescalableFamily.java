package org.entropysum.posterior;

import org.entropysum.model.Parameters;

/** A family whose own parameters Φ can carry out a rescaling of the latents: what class B directions do to q. */
public interface RescalableFamily extends VariationalFamily {
    /**
     * Moves Φ so that \( q^{(n)} \) becomes the distribution of \( e^{r_h t} z_h \).
     *
     * @param parameters a layout that holds Φ
     * @param rates r, one a latent
     * @param time t
     * @return the same parameters with Φ moved
     */
    Parameters rescale(Parameters parameters, double[] rates, double time);
}
