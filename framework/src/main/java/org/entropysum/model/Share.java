package org.entropysum.model;

import java.util.Set;

/**
 * A share of one conditional's entropy. As \( \log p + H - \log h = \eta^\top (T - \nabla A(\eta)) \), the gap of a term falls
 * into summands, one for each statistic and each value of the latents, and a share is a set of them.
 */
public sealed interface Share permits Share.Whole, Share.Column, Share.State {
    /**
     * The conditional that it is a share of.
     *
     * @return the name of the conditional
     */
    String term();

    /**
     * The name of the share.
     *
     * @return for example {@code prior[2]} or {@code component[1]}
     */
    String name();

    /**
     * Whether a summand belongs to the share.
     *
     * @param statistic the place of the statistic, 0 … L − 1
     * @param index the first latent, which is the index of the component in a mixture
     * @return true if it does
     */
    boolean covers(int statistic, double index);

    /**
     * All of it.
     *
     * @param term the conditional
     */
    record Whole(String term) implements Share {
        @Override
        public String name() {
            return term;
        }

        @Override
        public boolean covers(int statistic, double index) {
            return true;
        }
    }

    /**
     * One column of what the conditional is about: a latent, or a dimension of the data.
     *
     * @param term the conditional
     * @param column the column of its child, from 0
     * @param statistics the places of the statistics of that column
     */
    record Column(String term, int column, Set<Integer> statistics) implements Share {
        /** Copies the set. {@inheritDoc} */
        public Column {
            statistics = Set.copyOf(statistics);
        }

        @Override
        public String name() {
            return term + "[" + column + "]";
        }

        @Override
        public boolean covers(int statistic, double index) {
            return statistics.contains(statistic);
        }
    }

    /**
     * One component of a mixture.
     *
     * @param term the conditional
     * @param component the value of the latent, from 0
     */
    record State(String term, int component) implements Share {
        @Override
        public String name() {
            return "component[" + component + "]";
        }

        @Override
        public boolean covers(int statistic, double index) {
            return index == component;
        }
    }
}
