package org.entropysum.experiments.analysis.standard;

import org.entropysum.numeric.Matrix;

/**
 * Columns of two matrices matched one to one by the cosine of the angle between them, whatever the sign: again and again the
 * closest pair of those that are left.
 *
 * @param cosines |cos| of each pair, the closest first
 */
record Matching(double[] cosines) {
    static Matching of(Matrix one, Matrix other) {
        Matrix products = one.transposeTimes(other);
        double[] lengths = lengths(one);
        double[] others = lengths(other);
        double[] cosines = new double[Math.min(lengths.length, others.length)];
        boolean[] taken = new boolean[lengths.length];
        boolean[] othersTaken = new boolean[others.length];
        for (int pair = 0; pair < cosines.length; pair++) {
            int bestOne = 0;
            int bestOther = 0;
            double best = -1;
            for (int i = 0; i < lengths.length; i++) {
                for (int j = 0; j < others.length; j++) {
                    double cosine = Math.abs(products.get(i, j)) / (lengths[i] * others[j]);
                    if (!taken[i] && !othersTaken[j] && cosine > best) {
                        best = cosine;
                        bestOne = i;
                        bestOther = j;
                    }
                }
            }
            taken[bestOne] = true;
            othersTaken[bestOther] = true;
            cosines[pair] = Math.max(0, best);
        }
        return new Matching(cosines);
    }

    private static double[] lengths(Matrix matrix) {
        double[] lengths = new double[matrix.columns()];
        for (int h = 0; h < lengths.length; h++) {
            for (double entry : matrix.columns(h, h + 1).values()) {
                lengths[h] += entry * entry;
            }
            lengths[h] = Math.sqrt(lengths[h]);
        }
        return lengths;
    }
}
