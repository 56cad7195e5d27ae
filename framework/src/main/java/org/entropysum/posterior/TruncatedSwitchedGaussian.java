package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;

/**
 * Posteriors over bits s, the first latents, and real numbers z in which the log joint is quadratic given the bits, cut down in
 * s to a set of states of each data point's own and exact in z: \( q^{(n)}(s, z) \propto p(x^{(n)}, s, z) \) for s in
 * \( K^{(n)} \), else zero. A visit improves the sets by {@link Evolution}, with \( \log p(x, s) \) as fitness.
 */
public final class TruncatedSwitchedGaussian implements DerivedFamily, RememberingFamily {
    private final GaussianGivenBits given;
    private final StateSearch search;

    private TruncatedSwitchedGaussian(GaussianGivenBits given, StateSearch search) {
        this.given = given;
        this.search = search;
    }

    /**
     * The family with given sets.
     *
     * @param model a model whose first latents are bits
     * @param sets the states of the bits, one set for each data point
     * @param evolution how a visit looks for better states
     * @return the family
     */
    public static TruncatedSwitchedGaussian of(GenerativeModel model, StateSets sets, Evolution evolution) {
        GaussianGivenBits given = new GaussianGivenBits(model, sets.latentSize());
        if (given.reals() < 1) {
            throw new IllegalArgumentException("a model with " + model.latentSize() + " latents, " + sets.latentSize()
                    + " of them bits, has no real ones");
        }
        return new TruncatedSwitchedGaussian(given, new StateSearch(sets, evolution));
    }

    /**
     * What it remembers.
     *
     * @return K
     */
    public StateSets sets() {
        return search.sets();
    }

    @Override
    public boolean isExact() {
        return sets().latentSize() < Integer.SIZE - 1 && sets().size() == 1 << sets().latentSize();
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of(DiscreteLatents.OBSTACLE);
    }

    @Override
    public SwitchedGaussianPosterior at(Parameters parameters, Batch batch) {
        return given.at(parameters, batch, sets().z(batch.firstRow(), batch.rows()));
    }

    @Override
    public TruncatedSwitchedGaussian visited(Parameters parameters, Batch batch, long seed) {
        StateSets improved = search.improved(batch, seed, states -> given.logEvidence(parameters, batch, states));
        return new TruncatedSwitchedGaussian(given, new StateSearch(improved, search.evolution()));
    }
}
