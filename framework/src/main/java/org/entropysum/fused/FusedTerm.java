package org.entropysum.fused;

import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/** One conditional of a model at all nodes of a chunk at once, where all nodes of a data point weigh the same. */
public interface FusedTerm {
    /**
     * Prepares an evaluation: what all chunks share is computed once.
     *
     * @param place where
     * @return the evaluation of any chunk
     */
    Pass at(Place place);

    /**
     * One evaluation.
     *
     * @param parameters where the model stands
     * @param term the place of the conditional in the model
     * @param weight the weight of the term in the bound
     * @param perDatum what one data point counts, 1/N
     * @param samples S, the number of nodes of each data point
     */
    record Place(Parameters parameters, int term, double weight, double perDatum, int samples) {}

    /** The evaluation of any chunk, by several threads at the same time. */
    @FunctionalInterface
    interface Pass {
        /**
         * Adds what a chunk contributes.
         *
         * @param batch the data points
         * @param nodes the nodes, all of weight 1/S
         * @param gradient receives derivatives by parameters and by the nodes' positions
         * @param sums receives the rest
         */
        void add(Batch batch, Nodes.PerDatum nodes, Gradient gradient, ChunkSums sums);
    }
}
