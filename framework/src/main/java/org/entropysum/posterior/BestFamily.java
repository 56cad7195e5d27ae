package org.entropysum.posterior;

/**
 * A family whose q is the best one of its kind for the ELBO at the model's parameters, and that knows the best one for a
 * weighted bound as well. Without that, annealing would learn a bound at a q that belongs to another.
 */
public interface BestFamily extends VariationalFamily {
    /**
     * The family of the best q for weighted terms.
     *
     * @param weights the weights of the terms, whatever they were before; {@link Weights#NONE} for the ELBO
     * @return the family, with what it remembers
     */
    BestFamily under(Weights weights);
}
