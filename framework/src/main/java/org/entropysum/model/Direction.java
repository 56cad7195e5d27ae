package org.entropysum.model;

/**
 * The direction that belongs to the entropy of one conditional: the velocity of the flow along which its natural
 * parameters grow by themselves, \( \eta \to e^t \eta \) for all values of the parents; or the reason why there is none.
 */
public sealed interface Direction permits Direction.Along, Direction.Missing {
    /**
     * The conditional whose entropy this is about.
     *
     * @return its name
     */
    String term();

    /**
     * The gap between expected log density and entropy of the term is the derivative of the ELBO along this flow.
     *
     * @param term the conditional
     * @param tangent the velocity of the parameters
     * @param latentRates the rate \( r_h \) at which the posterior moves too, \( z_h \to e^{r_h t} z_h \); length H, zeros
     *     where the direction moves parameters only (class A)
     */
    record Along(String term, Parameters tangent, double[] latentRates) implements Direction {
        /**
         * A direction that moves parameters only (class A).
         *
         * @param term the conditional
         * @param tangent the velocity
         * @param latentSize H
         * @return the direction
         */
        public static Along parameters(String term, Parameters tangent, int latentSize) {
            return new Along(term, tangent, new double[latentSize]);
        }

        /**
         * Whether the posterior has to move with the parameters (class B).
         *
         * @return true if a latent rate is not zero
         */
        public boolean movesPosterior() {
            for (double rate : latentRates) {
                if (rate != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The criterion fails for this term.
     *
     * @param term the conditional
     * @param because why no such direction exists, a sentence
     */
    record Missing(String term, String because) implements Direction {}
}
