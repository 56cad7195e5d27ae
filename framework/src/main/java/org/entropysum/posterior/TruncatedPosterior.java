package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * Posteriors of H bits, cut down to a set of states of each data point's own,
 * \( q^{(n)}(z) = p(x^{(n)}, z) / \sum_{z' \in K^{(n)}} p(x^{(n)}, z') \) on \( K^{(n)} \) and zero outside. It is the best q of
 * that support, with \( F^{(n)} = \log \sum_{z \in K^{(n)}} p(x^{(n)}, z) \) and the entropy of the normalized weights. The sets
 * are what it remembers; a visit improves them by {@link Evolution}.
 */
public final class TruncatedPosterior implements DerivedFamily, RememberingFamily {
    private final GenerativeModel model;
    private final StateSets sets;
    private final Evolution evolution;

    private TruncatedPosterior(GenerativeModel model, StateSets sets, Evolution evolution) {
        this.model = model;
        this.sets = sets;
        this.evolution = evolution;
    }

    /**
     * The family with given sets.
     *
     * @param model a model whose latents are H bits
     * @param sets one for each data point
     * @param evolution how a visit looks for better states
     * @return the family
     */
    public static TruncatedPosterior of(GenerativeModel model, StateSets sets, Evolution evolution) {
        if (sets.latentSize() != model.latentSize()) {
            throw new IllegalArgumentException("states of " + sets.latentSize() + " bits do not fit a model with "
                    + model.latentSize() + " latents");
        }
        return new TruncatedPosterior(model, sets, evolution);
    }

    /**
     * What it remembers.
     *
     * @return K
     */
    public StateSets sets() {
        return sets;
    }

    @Override
    public boolean isExact() {
        return sets.latentSize() < Integer.SIZE - 1 && sets.size() == 1 << sets.latentSize();
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of(DiscreteLatents.OBSTACLE);
    }

    @Override
    public DiscretePosterior at(Parameters parameters, Batch batch) {
        Matrix z = sets.z(batch.firstRow(), batch.rows());
        return DiscretePosterior.ofLogitsPerDatum(z, logJoint(parameters, batch, z));
    }

    private Matrix logJoint(Parameters parameters, Batch batch, Matrix z) {
        Matrix shape = Matrix.zeros(batch.rows(), z.rows() / batch.rows());
        return new LogJoint(model).at(parameters, batch, new Nodes.PerDatum(z, shape));
    }

    @Override
    public TruncatedPosterior visited(Parameters parameters, Batch batch, long seed) {
        StateSets improved =
                new StateSearch(sets, evolution).improved(batch, seed, states -> logJoint(parameters, batch, states));
        return new TruncatedPosterior(model, improved, evolution);
    }
}
