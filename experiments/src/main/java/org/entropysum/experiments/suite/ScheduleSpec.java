package org.entropysum.experiments.suite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.learning.Schedule;
import org.entropysum.plugin.Setting;

/** A number that may change with the steps of learning: the number itself, or a mapping with a {@code schedule}. */
public sealed interface ScheduleSpec {
    /** The schedules by name. */
    Map<String, Class<? extends ScheduleSpec>> SCHEDULES = Map.of(
            "constant",
            Constant.class,
            "linear",
            Linear.class,
            "cosine",
            Cosine.class,
            "exponential",
            Exponential.class,
            "step",
            Step.class,
            "levels",
            Levels.class);

    /**
     * The schedule.
     *
     * @param training the number of steps of the whole training, over which it runs unless it says otherwise
     * @return the schedule
     */
    Schedule over(int training);

    /**
     * Reads a number that stays the same.
     *
     * @param text the number
     * @return the schedule
     * @throws IllegalArgumentException if it is no finite number greater than 0
     */
    static ScheduleSpec of(String text) {
        if (Decimals.ofDouble(text) instanceof Reading.Value read && (double) read.object() > 0) {
            return new Constant((double) read.object());
        }
        throw new IllegalArgumentException(
                "expected a number greater than 0, or a mapping with the key \"schedule\", not " + text);
    }

    /**
     * Always the same; {@code schedule: constant}, or the number alone.
     *
     * @param value the number
     */
    record Constant(
            @Setting(value = "the number", atLeast = 0) double value) implements ScheduleSpec {
        @Override
        public Schedule over(int training) {
            return new Schedule.Constant(value);
        }
    }

    /**
     * In a straight line; {@code schedule: linear}.
     *
     * @param from the first number
     * @param to the last number
     * @param steps how many steps it takes
     */
    record Linear(
            @Setting(value = "number at the start", atLeast = 0)
            double from,

            @Setting(value = "number at the end", atLeast = 0)
            double to,

            @Setting(value = "steps from one to the other; the whole training if left out", byDefault = "", atLeast = 1)
            Optional<Integer> steps)
            implements ScheduleSpec {
        @Override
        public Schedule over(int training) {
            return new Schedule.Linear(from, to, steps.orElse(Math.max(1, training)));
        }
    }

    /**
     * Half a period of a cosine; {@code schedule: cosine}.
     *
     * @param from the first number
     * @param to the last number
     * @param steps how many steps it takes
     */
    record Cosine(
            @Setting(value = "number at the start", atLeast = 0)
            double from,

            @Setting(value = "number at the end", byDefault = "0", atLeast = 0)
            double to,

            @Setting(value = "steps from one to the other; the whole training if left out", byDefault = "", atLeast = 1)
            Optional<Integer> steps)
            implements ScheduleSpec {
        @Override
        public Schedule over(int training) {
            return new Schedule.Cosine(from, to, steps.orElse(Math.max(1, training)));
        }
    }

    /**
     * Smoothly by a ratio; {@code schedule: exponential}.
     *
     * @param from the first number
     * @param ratio by what it is multiplied
     * @param steps in how many steps
     */
    record Exponential(
            @Setting(value = "number at the start", atLeast = 0)
            double from,

            @Setting(value = "by what it is multiplied", atLeast = Double.MIN_VALUE, atMost = 1)
            double ratio,

            @Setting(value = "in how many steps; the whole training if left out", byDefault = "", atLeast = 1)
            Optional<Integer> steps)
            implements ScheduleSpec {
        @Override
        public Schedule over(int training) {
            return new Schedule.Exponential(from, ratio, steps.orElse(Math.max(1, training)));
        }
    }

    /**
     * By a ratio at once, again and again; {@code schedule: step}.
     *
     * @param from the first number
     * @param ratio by what it is multiplied
     * @param steps after how many steps
     */
    record Step(
            @Setting(value = "number at the start", atLeast = 0)
            double from,

            @Setting(value = "by what it is multiplied", atLeast = Double.MIN_VALUE, atMost = 1)
            double ratio,

            @Setting(value = "after every how many steps", atLeast = 1)
            int steps)
            implements ScheduleSpec {
        @Override
        public Schedule over(int training) {
            return new Schedule.Step(from, ratio, steps);
        }
    }

    /**
     * Given numbers, one after the other; {@code schedule: levels}.
     *
     * @param values the numbers
     * @param steps in how many steps they pass
     */
    record Levels(
            @Setting(value = "the numbers, each for an equal share of the steps", atLeast = 1)
            List<Double> values,

            @Setting(value = "steps of all together; the whole training if left out", byDefault = "", atLeast = 1)
            Optional<Integer> steps)
            implements ScheduleSpec {
        /** Copies the list and checks the numbers. {@inheritDoc} */
        public Levels {
            values = List.copyOf(values);
            if (!values.stream().allMatch(value -> value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("expected values of at least 0, not " + values);
            }
        }

        @Override
        public Schedule over(int training) {
            return new Schedule.Levels(values, steps.orElse(Math.max(1, training)));
        }
    }
}
