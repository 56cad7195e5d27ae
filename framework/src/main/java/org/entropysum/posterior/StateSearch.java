package org.entropysum.posterior;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/** The E-step on sets of states: generations of children, of which the fittest stay. */
record StateSearch(StateSets sets, Evolution evolution) {
    /** How good states are. */
    @FunctionalInterface
    interface Fitness {
        /** log p of each state with its data point up to a constant, [B, S], for states row by row, [B·S, H]. */
        Matrix of(Matrix states);
    }

    StateSets improved(Batch batch, long seed, Fitness fitness) {
        int rows = batch.rows();
        BitState[][] best = new BitState[rows][];
        UniformRandomProvider[] random = new UniformRandomProvider[rows];
        for (int n = 0; n < rows; n++) {
            best[n] = sets.set(batch.firstRow() + n);
            random[n] = RowStream.of(seed, batch.firstRow() + n);
        }
        Matrix ofBest = fitness.of(StateSets.expanded(best, sets.latentSize()));
        for (int generation = 0; generation < evolution.generations(); generation++) {
            BitState[][] offspring = new BitState[rows][];
            for (int n = 0; n < rows; n++) {
                double[] ofParents = ofBest.row(n).values();
                offspring[n] = evolution.offspring(best[n], ofParents, sets.latentSize(), random[n]);
            }
            Matrix ofChildren = fitness.of(StateSets.expanded(offspring, sets.latentSize()));
            for (int n = 0; n < rows; n++) {
                best[n] = select(best[n], offspring[n], n, ofBest, ofChildren);
            }
        }
        return sets.with(batch.firstRow(), best);
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
