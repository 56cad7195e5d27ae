package org.entropysum.model;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;

/** One conditional with a random cotangent c: the number cᵀη, whose derivatives are what the pullback says. */
final class Probe {
    /** Blocks up to this size are examined entry by entry, larger ones along random directions. */
    private static final int ENTRY_BY_ENTRY = 24;

    private static final int RANDOM_DIRECTIONS = 8;

    private final Conditional conditional;
    private final Parameters point;
    private final Matrix latents;
    private final Matrix cotangent;
    private final Gradient gradient;
    private final double size;

    private Probe(Conditional conditional, Parameters point, Matrix latents, Matrix cotangent, double size) {
        this.conditional = conditional;
        this.point = point;
        this.latents = latents;
        this.cotangent = cotangent;
        this.size = size;
        this.gradient = Gradient.zeros(point.layout(), latents.rows(), latents.columns());
        pullBack();
    }

    static Probe of(Conditional conditional, Parameters point, Matrix latents, UniformRandomProvider random) {
        Matrix eta = Matrix.copyOf(conditional.at(point, latents.toArray()).value());
        Matrix cotangent = Draws.normal(eta.rows(), eta.columns(), random);
        double size = 0;
        for (int i = 0; i < eta.values().length; i++) {
            size += Math.abs(eta.values()[i] * cotangent.values()[i]);
        }
        return new Probe(conditional, point, latents, cotangent, size);
    }

    private void pullBack() {
        conditional.at(point, latents.toArray()).pullback(cotangent.toArray(), gradient);
    }

    String name() {
        return conditional.name();
    }

    Matrix latents() {
        return latents;
    }

    Gradient gradient() {
        return gradient;
    }

    Gradient pulledBackAgain() {
        pullBack();
        return gradient;
    }

    /** Σ |c η|, against which rounding is measured. */
    double size() {
        return size;
    }

    double value(Parameters parameters) {
        return value(parameters, latents);
    }

    double valueAt(Parameters parameters, int entry, double step) {
        Matrix moved = latents.columns(0, latents.columns());
        moved.values()[entry] += step;
        return value(parameters, moved);
    }

    private double value(Parameters parameters, Matrix z) {
        double[] eta =
                Matrix.copyOf(conditional.at(parameters, z.toArray()).value()).values();
        double sum = 0;
        for (int i = 0; i < eta.length; i++) {
            sum += cotangent.values()[i] * eta[i];
        }
        return sum;
    }

    static List<Parameters> directions(Layout layout, Block block, UniformRandomProvider random) {
        boolean small = block.size() <= ENTRY_BY_ENTRY;
        List<Parameters> directions = new ArrayList<>();
        for (int i = 0; i < (small ? block.size() : RANDOM_DIRECTIONS); i++) {
            double[] entries = small ? new double[block.size()] : Draws.normal(block.size(), random);
            if (small) {
                entries[i] = 1;
            }
            Matrix values = Matrix.over(entries, block.rows(), block.columns());
            directions.add(Parameters.zeros(layout).with(block.name(), values));
        }
        return directions;
    }
}
