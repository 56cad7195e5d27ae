package org.entropysum.posterior;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/**
 * Posteriors of H bits, cut down to a set of states of each data point's own,
 * \( q^{(n)}(z) = p(x^{(n)}, z) / \sum_{z' \in K^{(n)}} p(x^{(n)}, z') \) on \( K^{(n)} \) and zero outside. It is the best q of
 * that support, with \( F^{(n)} = \log \sum_{z \in K^{(n)}} p(x^{(n)}, z) \) and the entropy of the normalized weights. The sets
 * are what it remembers; a visit improves them by {@link Evolution}.
 */
public final class TruncatedPosterior implements RememberingFamily {
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
    public Layout layout() {
        return Layout.of();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return Parameters.zeros(layout());
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
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        // At the best q of its support the ELBO does not change with q.
    }

    @Override
    public TruncatedPosterior visited(Parameters parameters, Batch batch, long seed) {
        int rows = batch.rows();
        BitState[][] best = new BitState[rows][];
        UniformRandomProvider[] random = new UniformRandomProvider[rows];
        for (int n = 0; n < rows; n++) {
            best[n] = sets.set(batch.firstRow() + n);
            random[n] = RowStream.of(seed, batch.firstRow() + n);
        }
        Matrix fitness = logJoint(parameters, batch, StateSets.expanded(best, sets.latentSize()));
        for (int generation = 0; generation < evolution.generations(); generation++) {
            BitState[][] offspring = new BitState[rows][];
            for (int n = 0; n < rows; n++) {
                double[] ofParents = fitness.row(n).values();
                offspring[n] = evolution.offspring(best[n], ofParents, sets.latentSize(), random[n]);
            }
            Matrix ofChildren = logJoint(parameters, batch, StateSets.expanded(offspring, sets.latentSize()));
            for (int n = 0; n < rows; n++) {
                best[n] = select(best[n], offspring[n], n, fitness, ofChildren);
            }
        }
        return new TruncatedPosterior(model, sets.with(batch.firstRow(), best), evolution);
    }

    private static double fitness(boolean novel, double logJoint) {
        if (Double.isNaN(logJoint)) {
            throw new NumericFailure("log joint of new states of the posterior", "is NaN");
        }
        return novel ? logJoint : Double.NEGATIVE_INFINITY;
    }

    /** The fittest of elders and new children in order of age; their log joint replaces that of the elders. */
    private static BitState[] select(
            BitState[] elders, BitState[] children, int n, Matrix ofElders, Matrix ofChildren) {
        boolean[] novel = Evolution.novel(elders, children);
        Integer[] order = new Integer[elders.length + children.length];
        double[] fitness = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            int child = i - elders.length;
            fitness[i] = child < 0 ? ofElders.get(n, i) : fitness(novel[child], ofChildren.get(n, child));
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -fitness[i]));
        BitState[] fittest = new BitState[elders.length];
        for (int s = 0; s < fittest.length; s++) {
            int i = order[s];
            fittest[s] = i < elders.length ? elders[i] : children[i - elders.length];
            ofElders.set(n, s, fitness[i]);
        }
        return fittest;
    }
}
