package org.entropysum.experiments.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the cost of an Adam step is linear: a small VAE-3, whose every reconstruction is computed, while the number of data
 * points N, of samples S and of observables D grows by a factor of 16, one at a time.
 */
public final class Linearity {
    private static final int DOUBLINGS = 4;

    private final Bench bench;
    private final int repeats;

    private record Shape(int n, int s, int d) {
        BenchCase bench() {
            return new BenchCase(
                    "linearity",
                    "one Adam step, N=" + n + " S=" + s + " D=" + d,
                    new BenchCase.Work.AdamStep(false),
                    1,
                    Integer.MAX_VALUE);
        }

        String in(String suite) {
            return suite.replace("@N@", "" + n).replace("@S@", "" + s).replace("@D@", "" + d);
        }
    }

    /** One size of a shape with the others as they are. */
    private interface Grown {
        Shape by(int factor);
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
     * Measures; some minutes.
     *
     * @return the growth of the time with N, S and D
     */
    public List<Growth> measure() {
        return List.of(
                growth("N", 500, factor -> new Shape(500 * factor, 4, 64)),
                growth("S", 2, factor -> new Shape(1000, 2 * factor, 64)),
                growth("D", 64, factor -> new Shape(1000, 4, 64 * factor)));
    }

    private Growth growth(String size, int first, Grown grown) {
        int[] sizes = new int[DOUBLINGS + 1];
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = first << i;
            Shape shape = grown.by(1 << i);
            seconds.add(bench.time(shape.bench(), repeats, shape::in).median());
        }
        return new Growth(
                size, sizes, seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
