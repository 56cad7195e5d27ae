package org.entropysum.experiments.saved;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entropysum.model.Block;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.LeastSquares;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/**
 * The equations u(θ) = t for usual parameters u, solved by Gauss and Newton with halved steps; derivatives are central
 * differences. The residuals are in units of the largest entry of each parameter or of the entry itself, if that is larger
 * than a thousandth of it.
 */
final class UsualEquations {
    private static final int STEPS = 200;
    private static final int HALVINGS = 40;
    private static final int MOST_UNKNOWNS = 3_000;
    private static final double DIFFERENCE = 1e-5;
    private static final double SMALL = 1e-3;
    private static final double SOLVED = 1e-15;

    private final GenerativeModel model;
    private final List<Block> unknown;
    private final Map<String, double[]> targets;
    private final int equations;
    private final int unknowns;

    private UsualEquations(GenerativeModel model, List<Block> unknown, Map<String, double[]> targets) {
        this.model = model;
        this.unknown = unknown;
        this.targets = targets;
        this.equations =
                targets.values().stream().mapToInt(values -> values.length).sum();
        this.unknowns = unknown.stream().mapToInt(Block::size).sum();
        if (unknowns > MOST_UNKNOWNS) {
            throw new IllegalArgumentException("the model has " + unknowns + " parameters that are not given in its own"
                    + " coordinates; expected at most " + MOST_UNKNOWNS);
        }
    }

    static UsualEquations of(GenerativeModel model, List<Block> unknown, Map<String, double[]> targets) {
        return new UsualEquations(model, List.copyOf(unknown), targets);
    }

    /** The nearest solution to be found from a point. */
    Parameters solve(Parameters from) {
        Parameters point = from;
        double[] residual = residual(point);
        for (int step = 0; step < STEPS && unknowns > 0 && norm(residual) > SOLVED; step++) {
            double[] minus = new double[equations];
            for (int i = 0; i < equations; i++) {
                minus[i] = -residual[i];
            }
            Parameters next = better(point, LeastSquares.of(jacobian(point)).solve(minus), norm(residual));
            if (next == point) {
                break;
            }
            point = next;
            residual = residual(point);
        }
        return point;
    }

    private Parameters better(Parameters point, double[] direction, double norm) {
        double length = 1;
        for (int i = 0; i < HALVINGS; i++, length /= 2) {
            Parameters next = moved(point, direction, length);
            if (norm(residual(next)) < norm) {
                return next;
            }
        }
        return point;
    }

    int rank(Parameters point) {
        return unknowns == 0 || equations == 0
                ? 0
                : LeastSquares.of(jacobian(point)).rank();
    }

    /** Whether any entry of the block moves a usual parameter here. */
    boolean dependsOn(Parameters point, Block block) {
        double[] here = residual(point);
        double[] direction = new double[unknowns];
        int at = 0;
        for (Block other : unknown) {
            for (int i = 0; i < other.size(); i++, at++) {
                // Entries move by different amounts, so that a common shift of logits is no excuse
                direction[at] = other.equals(block) ? 1 + 1.0 / (2 + i) : 0;
            }
        }
        double[] there = residual(moved(point, direction, DIFFERENCE));
        for (int i = 0; i < equations; i++) {
            if (here[i] != there[i]) {
                return true;
            }
        }
        return false;
    }

    private Matrix jacobian(Parameters point) {
        Matrix jacobian = Matrix.zeros(equations, unknowns);
        double[] direction = new double[unknowns];
        for (int j = 0; j < unknowns; j++) {
            direction[j] = 1;
            double[] above = residual(moved(point, direction, DIFFERENCE));
            double[] below = residual(moved(point, direction, -DIFFERENCE));
            direction[j] = 0;
            for (int i = 0; i < equations; i++) {
                jacobian.set(i, j, (above[i] - below[i]) / (2 * DIFFERENCE));
            }
        }
        return jacobian;
    }

    private Parameters moved(Parameters point, double[] direction, double length) {
        Parameters moved = point;
        int at = 0;
        for (Block block : unknown) {
            Matrix values = point.matrix(block.name());
            for (int i = 0; i < block.size(); i++) {
                values.values()[i] += length * direction[at++];
            }
            moved = moved.with(block.name(), values);
        }
        return moved;
    }

    /** In units of the given parameters; infinite where the usual parameters cannot be computed. */
    private double[] residual(Parameters point) {
        double[] residual = new double[equations];
        try {
            var usual = model.usual(point);
            int at = 0;
            for (Map.Entry<String, double[]> target : targets.entrySet()) {
                double[] values = Matrix.copyOf(Objects.requireNonNull(usual.get(target.getKey())))
                        .values();
                double largest = UsualParameters.largest(target.getValue());
                for (int i = 0; i < values.length; i++) {
                    double unit = Math.max(Math.abs(target.getValue()[i]), SMALL * largest);
                    residual[at++] = (values[i] - target.getValue()[i]) / (unit > 0 ? unit : 1);
                }
            }
        } catch (NumericFailure outside) {
            java.util.Arrays.fill(residual, Double.POSITIVE_INFINITY);
        }
        return residual;
    }

    private static double norm(double[] residual) {
        double squares = 0;
        for (double entry : residual) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }
}
