package org.entropysum.learning;

import java.util.List;

/** A number that changes with the steps of learning: a learning rate, or the weight of an annealed term. */
@FunctionalInterface
public interface Schedule {
    /**
     * The value for a step.
     *
     * @param step the number of steps done before, not negative
     * @return the value
     */
    double at(int step);

    /**
     * Always the same.
     *
     * @param value the value
     */
    record Constant(double value) implements Schedule {
        @Override
        public double at(int step) {
            return value;
        }
    }

    /**
     * \( v\,r^{t/T} \): falls by the ratio r in every T steps, smoothly.
     *
     * @param initial v, at step 0
     * @param ratio r, in (0, 1]
     * @param steps T, at least 1
     */
    record Exponential(double initial, double ratio, int steps) implements Schedule {
        /** Checks the ranges. {@inheritDoc} */
        public Exponential {
            requireRatio(ratio);
            requireSteps(steps);
        }

        @Override
        public double at(int step) {
            return initial * Math.pow(ratio, (double) step / steps);
        }
    }

    /**
     * \( v\,r^{\lfloor t/T \rfloor} \): falls by the ratio r after every T steps, at once.
     *
     * @param initial v, at step 0
     * @param ratio r, in (0, 1]
     * @param steps T, at least 1
     */
    record Step(double initial, double ratio, int steps) implements Schedule {
        /** Checks the ranges. {@inheritDoc} */
        public Step {
            requireRatio(ratio);
            requireSteps(steps);
        }

        @Override
        public double at(int step) {
            return initial * Math.pow(ratio, Math.floorDiv(step, steps));
        }
    }

    /**
     * \( b + \tfrac12 (a - b)(1 + \cos \pi t/T) \) up to step T, then b (Loshchilov and Hutter, 2017, without restarts).
     *
     * @param initial a, at step 0
     * @param last b, from step T on
     * @param steps T, at least 1
     */
    record Cosine(double initial, double last, int steps) implements Schedule {
        /** Checks the number of steps. {@inheritDoc} */
        public Cosine {
            requireSteps(steps);
        }

        @Override
        public double at(int step) {
            double share = Math.min(1, (double) step / steps);
            return last + 0.5 * (initial - last) * (1 + Math.cos(Math.PI * share));
        }
    }

    /**
     * \( a + (b - a)\,t/T \) up to step T, then b: the usual form of annealing.
     *
     * @param initial a, at step 0
     * @param last b, from step T on
     * @param steps T, at least 1
     */
    record Linear(double initial, double last, int steps) implements Schedule {
        /** Checks the number of steps. {@inheritDoc} */
        public Linear {
            requireSteps(steps);
        }

        @Override
        public double at(int step) {
            double share = Math.min(1, (double) step / steps);
            return initial + (last - initial) * share;
        }
    }

    /**
     * Given numbers one after the other, each for an equal share of T steps; the last one from step T on.
     *
     * @param values the numbers, at least one
     * @param steps T, at least 1
     */
    record Levels(List<Double> values, int steps) implements Schedule {
        /** Copies the list and checks the ranges. {@inheritDoc} */
        public Levels {
            values = List.copyOf(values);
            requireSteps(steps);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a schedule of levels has at least one of them");
            }
        }

        @Override
        public double at(int step) {
            long level = (long) step * values.size() / steps;
            return values.get((int) Math.min(values.size() - 1, level));
        }
    }

    private static void requireRatio(double ratio) {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("the ratio of a schedule is in (0, 1], not " + ratio);
        }
    }

    private static void requireSteps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule takes at least one step, not " + steps);
        }
    }
}
