package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;

/** Points assigned to the nearest of K centres; distances are in units of each column's standard deviation. */
final class Clusters {
    private static final int MOVES = 20;

    private final Matrix points;
    private final double[] precisions;

    Clusters(Matrix points) {
        this.points = points;
        this.precisions = precisions(points);
    }

    // A column that does not vary tells no points apart
    private static double[] precisions(Matrix points) {
        int n = points.rows();
        double[] means = points.columnSums().scale(1.0 / n).values();
        double[] precisions = new double[points.columns()];
        for (int d = 0; d < precisions.length; d++) {
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double deviation = points.get(i, d) - means[d];
                squares += deviation * deviation / n;
            }
            precisions[d] = squares > 0 ? 1 / squares : 0;
        }
        return precisions;
    }

    /** For each point the index of its centre. */
    int[] choose(int count, MixtureStart start, UniformRandomProvider random) {
        if (start == MixtureStart.RANDOM) {
            return assign(centres(count, random));
        }
        Matrix centres = spreadCentres(count, random);
        int[] clusters = assign(centres);
        for (int move = 0; move < MOVES; move++) {
            int[] next = assign(means(clusters, centres));
            if (Arrays.equals(next, clusters)) {
                break;
            }
            clusters = next;
        }
        return clusters;
    }

    private Matrix centres(int count, UniformRandomProvider random) {
        Matrix centres = Matrix.zeros(count, points.columns());
        for (int k = 0; k < count; k++) {
            copy(random.nextInt(points.rows()), centres, k);
        }
        return centres;
    }

    private void copy(int point, Matrix centres, int k) {
        int d = points.columns();
        System.arraycopy(points.values(), point * d, centres.values(), k * d, d);
    }

    /** Each centre is the best of several points drawn with probabilities proportional to the squared distance from those before. */
    private Matrix spreadCentres(int count, UniformRandomProvider random) {
        int candidates = 2 + (int) Math.log(count);
        Matrix centres = Matrix.zeros(count, points.columns());
        copy(random.nextInt(points.rows()), centres, 0);
        double[] squared = squaredDistances(centres, 0);
        for (int k = 1; k < count; k++) {
            double[] best = squared;
            double least = Double.POSITIVE_INFINITY;
            for (int candidate = 0; candidate < candidates; candidate++) {
                Matrix trial = Matrix.zeros(1, points.columns());
                copy(draw(squared, random), trial, 0);
                double[] nearer = minimum(squared, squaredDistances(trial, 0));
                double potential = Arrays.stream(nearer).sum();
                if (potential < least) {
                    least = potential;
                    best = nearer;
                    System.arraycopy(trial.values(), 0, centres.values(), k * trial.columns(), trial.columns());
                }
            }
            squared = best;
        }
        return centres;
    }

    private static double[] minimum(double[] left, double[] right) {
        double[] minimum = new double[left.length];
        Arrays.setAll(minimum, n -> Math.min(left[n], right[n]));
        return minimum;
    }

    private static int draw(double[] weights, UniformRandomProvider random) {
        double rest = random.nextDouble() * Arrays.stream(weights).sum();
        for (int n = 0; n < weights.length; n++) {
            rest -= weights[n];
            if (rest < 0) {
                return n;
            }
        }
        return random.nextInt(weights.length);
    }

    private double[] squaredDistances(Matrix centres, int k) {
        double[] squared = new double[points.rows()];
        for (int n = 0; n < squared.length; n++) {
            for (int d = 0; d < precisions.length; d++) {
                double difference = points.get(n, d) - centres.get(k, d);
                squared[n] += difference * difference * precisions[d];
            }
        }
        return squared;
    }

    private int[] assign(Matrix centres) {
        int[] nearest = new int[points.rows()];
        double[] least = new double[points.rows()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int k = 0; k < centres.rows(); k++) {
            double[] squared = squaredDistances(centres, k);
            for (int n = 0; n < nearest.length; n++) {
                if (squared[n] < least[n]) {
                    least[n] = squared[n];
                    nearest[n] = k;
                }
            }
        }
        return nearest;
    }

    /** The means of the clusters; a centre to which nothing is nearest stays. */
    private Matrix means(int[] clusters, Matrix centres) {
        int[] counts = new int[centres.rows()];
        Matrix sums = Matrix.zeros(centres.rows(), centres.columns());
        for (int n = 0; n < clusters.length; n++) {
            counts[clusters[n]]++;
            for (int d = 0; d < precisions.length; d++) {
                sums.add(clusters[n], d, points.get(n, d));
            }
        }
        for (int k = 0; k < counts.length; k++) {
            for (int d = 0; d < precisions.length; d++) {
                sums.set(k, d, counts[k] == 0 ? centres.get(k, d) : sums.get(k, d) / counts[k]);
            }
        }
        return sums;
    }
}
