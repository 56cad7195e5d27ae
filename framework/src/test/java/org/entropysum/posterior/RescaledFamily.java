package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;

/**
 * A family whose distributions are rescaled as they are, \( z_h \to e^{r_h t} z_h \), whatever its parameters could do: the
 * flow of a class B direction at the output of an encoder, not at its weights.
 */
public final class RescaledFamily extends DelegatingVariationalFamily {
    private final double[] rates;
    private final double time;

    /**
     * The rescaled family.
     *
     * @param origin the family
     * @param rates r, one a latent
     * @param time t
     */
    public RescaledFamily(VariationalFamily origin, double[] rates, double time) {
        super(origin);
        this.rates = rates.clone();
        this.time = time;
    }

    @Override
    public Posterior at(Parameters parameters, Batch batch) {
        return origin.at(parameters, batch).rescale(rates, time);
    }
}
