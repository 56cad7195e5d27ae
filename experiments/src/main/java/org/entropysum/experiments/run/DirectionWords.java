package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.model.Block;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;

/**
 * The directions α and β that a model states, in words: for each term the blocks of parameters that move, and how. What a
 * direction is, is read off its values at two random points: a constant velocity, a multiple of the parameters themselves,
 * or another function of them.
 */
public final class DirectionWords {
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-9;

    private final Parameters here;
    private final Parameters there;

    private DirectionWords(Parameters here, Parameters there) {
        this.here = here;
        this.there = there;
    }

    /**
     * One line for each term of the model.
     *
     * @param model the model
     * @return for example {@code observable: (log variance)' = -1}
     */
    public static List<String> of(GenerativeModel model) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        DirectionWords words = new DirectionWords(random(model, random), random(model, random));
        List<Direction> first = model.directions(words.here);
        List<Direction> second = model.directions(words.there);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            lines.add(first.get(i).term() + ": " + words.said(first.get(i), second.get(i)));
        }
        return lines;
    }

    private static Parameters random(GenerativeModel model, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[model.layout().size()];
        Arrays.setAll(values, i -> normal.sample());
        return Parameters.of(model.layout(), values);
    }

    private String said(Direction one, Direction other) {
        if (one instanceof Direction.Missing missing) {
            return "none, for " + missing.because();
        }
        if (!(one instanceof Direction.Along along) || !(other instanceof Direction.Along elsewhere)) {
            return "only at some parameters";
        }
        List<String> moves = new ArrayList<>();
        for (Block block : here.layout().blocks()) {
            velocity(block.name(), along, elsewhere).ifPresent(moves::add);
        }
        rescaled(along.latentRates()).ifPresent(moves::add);
        return moves.isEmpty() ? "nothing has to move" : String.join(", ", moves);
    }

    private Optional<String> velocity(String block, Direction.Along one, Direction.Along other) {
        double[] velocity = joined(one.tangent(), other.tangent(), block);
        if (Arrays.stream(velocity).allMatch(v -> v == 0)) {
            return Optional.empty();
        }
        double[] value = joined(here, there, block);
        double[] ratio = new double[value.length];
        Arrays.setAll(ratio, i -> velocity[i] / value[i]);
        String said = constant(velocity)
                .or(() -> constant(ratio).map(rate -> times(rate, block)))
                .orElse("a function of the parameters");
        return Optional.of("(" + block + ")' = " + said);
    }

    private static String times(String rate, String name) {
        return (rate.equals("1") ? "" : rate.equals("-1") ? "-" : rate + " ") + name;
    }

    private static double[] joined(Parameters one, Parameters other, String block) {
        double[] first = one.matrix(block).values();
        double[] joined = Arrays.copyOf(first, 2 * first.length);
        System.arraycopy(other.matrix(block).values(), 0, joined, first.length, first.length);
        return joined;
    }

    private static Optional<String> rescaled(double[] rates) {
        if (Arrays.stream(rates).allMatch(rate -> rate == 0)) {
            return Optional.empty();
        }
        String said = constant(rates).map(rate -> times(rate, "z")).orElse("a multiple of each z_h");
        return Optional.of("and under q z' = " + said);
    }

    private static Optional<String> constant(double[] values) {
        boolean same =
                Arrays.stream(values).allMatch(v -> Math.abs(v - values[0]) <= ROUNDING * (1 + Math.abs(values[0])));
        return same ? Optional.of(text(Math.rint(values[0] / ROUNDING) * ROUNDING)) : Optional.empty();
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.4f", number).replaceFirst("\\.?0+$", "");
    }
}
