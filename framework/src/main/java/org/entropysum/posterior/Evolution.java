package org.entropysum.posterior;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.NumericFailure;

/**
 * How new states are bred for a truncated posterior (Guiraud, Drefs, Lücke: evolutionary expectation maximization, 2018):
 * parents are chosen from the set by fitness, children inherit the bits of one parent, or of two on both sides of a random
 * cut, and one random bit of each is turned over. The S best of parents, children and all others stay, so that no generation
 * lowers \( \log \sum_{z \in K} p(x, z) \).
 *
 * @param children the number of children of a generation, at least 1
 * @param generations how many generations a visit has, at least 1
 * @param crossover the probability that a child has two parents, from 0 to 1
 */
public record Evolution(int children, int generations, double crossover) {
    /** Checks the numbers. {@inheritDoc} */
    public Evolution {
        if (children < 1 || generations < 1 || !(crossover >= 0 && crossover <= 1)) {
            throw new IllegalArgumentException(
                    "an evolution has at least one child and one generation and a probability" + " of crossover, not "
                            + children + ", " + generations + " and " + crossover);
        }
    }

    /**
     * A moderate choice: as many children as a state has bits catch most single improvements in a few visits.
     *
     * @param latentSize H
     * @return H children, at most 64, in each of 2 generations, half of them by crossover
     */
    public static Evolution standard(int latentSize) {
        return new Evolution(Math.min(latentSize, Long.SIZE), 2, 0.5);
    }

    /** One generation of children, which may repeat one another or their elders. */
    BitState[] offspring(BitState[] set, double[] logJoint, int latentSize, UniformRandomProvider random) {
        double[] fitness = fitness(logJoint);
        BitState[] offspring = new BitState[children];
        for (int c = 0; c < children; c++) {
            BitState child = set[choose(fitness, random)];
            if (latentSize > 1 && random.nextDouble() < crossover) {
                child = child.crossed(set[choose(fitness, random)], 1 + random.nextInt(latentSize - 1));
            }
            offspring[c] = child.flipped(random.nextInt(latentSize));
        }
        return offspring;
    }

    // Nats above the worst, and one for that; impossible states have no children unless there are only such
    private static double[] fitness(double[] logJoint) {
        double worst = Double.POSITIVE_INFINITY;
        for (double log : logJoint) {
            worst = log == Double.NEGATIVE_INFINITY ? worst : Math.min(worst, log);
        }
        double[] fitness = new double[logJoint.length];
        for (int s = 0; s < fitness.length; s++) {
            boolean possible = logJoint[s] != Double.NEGATIVE_INFINITY;
            fitness[s] = possible ? 1 + logJoint[s] - worst : worst == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return NumericFailure.requireFinite("log joint of the states of the posterior", fitness);
    }

    private static int choose(double[] fitness, UniformRandomProvider random) {
        double sum = 0;
        for (double f : fitness) {
            sum += f;
        }
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int s = 0; s < fitness.length; s++) {
            if (fitness[s] > 0) {
                last = s;
                left -= fitness[s];
                if (left < 0) {
                    return s;
                }
            }
        }
        return last;
    }

    /** Which of the children are new: for each whether neither the set nor an earlier child is the same. */
    static boolean[] novel(BitState[] set, BitState[] offspring) {
        Set<BitState> known = new HashSet<>(java.util.Arrays.asList(set));
        boolean[] novel = new boolean[offspring.length];
        for (int c = 0; c < offspring.length; c++) {
            novel[c] = known.add(offspring[c]);
        }
        return novel;
    }
}
