package org.entropysum.experiments.bench;

import java.util.function.ToDoubleFunction;

/**
 * Whether costs are linear. An Adam step of a small VAE-3, whose every reconstruction is computed, while the number of data
 * points N, of samples S and of observables D grows by a factor of 16, one at a time; and expectation maximization of a
 * Gaussian mixture from 62 500 to a million data points, with the memory that it keeps beyond the data.
 */
public final class Linearity {
    private static final int DOUBLINGS = 4;
    private static final int LIVE_UNITS = 2;
    private static final double MEBIBYTE = 1 << 20;

    private final Bench bench;
    private final int repeats;

    /** What grows. */
    public enum Size {
        /** Data points of an Adam step. */
        N(500) {
            @Override
            Shape by(int factor) {
                return new Adam(first * factor, 4, 64);
            }
        },
        /** Samples of an Adam step. */
        S(2) {
            @Override
            Shape by(int factor) {
                return new Adam(1000, first * factor, 64);
            }
        },
        /** Observables of an Adam step. */
        D(64) {
            @Override
            Shape by(int factor) {
                return new Adam(1000, 4, first * factor);
            }
        },
        /** Data points of expectation maximization. */
        EM(62_500) {
            @Override
            Shape by(int factor) {
                return new Em(first * factor);
            }
        };

        final int first;

        Size(int first) {
            this.first = first;
        }

        abstract Shape by(int factor);
    }

    private sealed interface Shape {
        BenchCase bench();

        String in(String suite);
    }

    private record Adam(int n, int s, int d) implements Shape {
        @Override
        public BenchCase bench() {
            return new BenchCase(
                    "linearity",
                    "one Adam step, N=" + n + " S=" + s + " D=" + d,
                    new BenchCase.Work.AdamStep(false),
                    1,
                    Integer.MAX_VALUE);
        }

        @Override
        public String in(String suite) {
            return suite.replace("@N@", "" + n).replace("@S@", "" + s).replace("@D@", "" + d);
        }
    }

    private record Em(int n) implements Shape {
        @Override
        public BenchCase bench() {
            return new BenchCase(
                    "linearity-em",
                    "one EM iteration, N=" + n + " D=10 K=10 full",
                    new BenchCase.Work.Em(1),
                    1,
                    Integer.MAX_VALUE);
        }

        @Override
        public String in(String suite) {
            return suite.replace("@N@", "" + n);
        }
    }

    /**
     * The measurement.
     *
     * @param bench times the units
     * @param repeats how many at each size
     */
    public Linearity(Bench bench, int repeats) {
        this.bench = bench;
        this.repeats = repeats;
    }

    /**
     * Measures the time; up to a minute.
     *
     * @param size what grows
     * @return the growth of the time of a unit
     */
    public Growth measure(Size size) {
        return growth(
                size, shape -> bench.time(shape.bench(), repeats, shape::in).median());
    }

    /**
     * Measures the memory that expectation maximization keeps beyond the data.
     *
     * @return mebibytes on the heap at each number of data points
     */
    public Growth memory() {
        return growth(Size.EM, shape -> bench.liveBytes(shape.bench(), LIVE_UNITS, shape::in) / MEBIBYTE);
    }

    private static Growth growth(Size size, ToDoubleFunction<Shape> measure) {
        int[] sizes = new int[DOUBLINGS + 1];
        double[] values = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = size.first << i;
            values[i] = measure.applyAsDouble(size.by(1 << i));
        }
        return new Growth(size.name(), sizes, values);
    }
}
