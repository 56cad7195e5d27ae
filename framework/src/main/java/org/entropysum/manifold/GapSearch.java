package org.entropysum.manifold;

import java.util.List;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;
import org.jspecify.annotations.Nullable;

/**
 * The times for which the flows have to be followed until the gap of every entropy is zero to rounding: Newton's method on
 * all gaps where it helps, else the flows one after the other, each by a bracketed secant search.
 */
final class GapSearch {
    private static final double ROUNDING = 4e-15;
    private static final double UNRESOLVED = 4e-13;
    private static final double DIFFERENCE = 1e-5;
    private static final double SINGULAR = 1e-12;
    private static final double FIRST_STEP = 0.25;
    private static final double LONGEST = 100;
    private static final int ROUNDS = 100;
    private static final int TRIALS = 100;
    private static final double PROGRESS = 0.5;

    private final Objective objective;
    private final Flow flow;
    private final Parameters from;
    private final @Nullable Parameters held;

    /** With q held somewhere, or null where q follows the parameters. */
    GapSearch(Objective objective, Flow flow, Parameters from, @Nullable Parameters held) {
        this.objective = objective;
        this.flow = flow;
        this.from = from;
        this.held = held;
    }

    ManifoldPoint search() {
        ManifoldPoint point = at(new double[flow.size()]);
        for (int round = 0; round < ROUNDS && !isDone(point); round++) {
            ManifoldPoint next = newton(point);
            if (!(largest(next) <= PROGRESS * largest(point))) {
                next = oneByOne(point);
            }
            if (!(largest(next) < largest(point))) {
                return requireClosed(point);
            }
            point = next;
        }
        return requireClosed(point);
    }

    private ManifoldPoint at(double[] times) {
        Parameters point = flow.follow(from, times).requireFinite("projected parameter");
        Parameters posterior = held == null ? point : held;
        return new ManifoldPoint(point, posterior, times, objective.at(point, posterior));
    }

    private static double gap(ManifoldPoint point, int term) {
        return point.evaluation().entropies().terms().get(term).gap();
    }

    private static double largest(ManifoldPoint point) {
        double largest = 0;
        for (EntropyTerm term : point.evaluation().entropies().terms()) {
            largest = Math.max(largest, Math.abs(term.gap()));
        }
        return largest;
    }

    // What the search aims at: the last digits of the terms themselves
    private static double rounding(ManifoldPoint point) {
        double size = 1;
        for (EntropyTerm term : point.evaluation().entropies().terms()) {
            size += Math.abs(term.expectedLogDensity()) + Math.abs(term.entropy());
        }
        return ROUNDING * size;
    }

    private static boolean isDone(ManifoldPoint point) {
        return largest(point) <= rounding(point);
    }

    // What it may end at: the last digits of all numbers that were added up
    private static double unresolved(Evaluation evaluation) {
        return UNRESOLVED * (1 + evaluation.magnitude());
    }

    private static ManifoldPoint requireClosed(ManifoldPoint point) {
        List<EntropyTerm> terms = point.evaluation().entropies().terms();
        for (EntropyTerm term : terms) {
            if (!(Math.abs(term.gap()) <= unresolved(point.evaluation()))) {
                throw new NumericFailure("gap of " + term.name(), "stays at " + term.gap() + " along its direction");
            }
        }
        return point;
    }

    // J s = −gap by least squares, J_ij = ∂gap_i/∂t_j
    private ManifoldPoint newton(ManifoldPoint point) {
        int size = flow.size();
        Matrix jacobian = Matrix.zeros(size, size);
        Matrix gaps = Matrix.zeros(size, 1);
        for (int j = 0; j < size; j++) {
            ManifoldPoint forward = at(moved(point.times(), j, DIFFERENCE));
            ManifoldPoint backward = at(moved(point.times(), j, -DIFFERENCE));
            gaps.set(j, 0, gap(point, j));
            for (int i = 0; i < size; i++) {
                jacobian.set(i, j, (gap(forward, i) - gap(backward, i)) / (2 * DIFFERENCE));
            }
        }
        SymmetricEigen normal = SymmetricEigen.of(jacobian.transposeTimes(jacobian));
        Matrix coefficients = normal.vectors().transposeTimes(jacobian.transposeTimes(gaps));
        double[] times = point.times().clone();
        for (int k = 0; k < size; k++) {
            double value = normal.values()[k];
            double share = value <= SINGULAR * normal.values()[0] ? 0 : coefficients.get(k, 0) / value;
            for (int i = 0; i < size; i++) {
                times[i] -= Math.max(-1, Math.min(1, share)) * normal.vectors().get(i, k);
            }
        }
        return at(times);
    }

    private static double[] moved(double[] times, int term, double by) {
        double[] moved = times.clone();
        moved[term] += by;
        return moved;
    }

    private ManifoldPoint oneByOne(ManifoldPoint start) {
        ManifoldPoint point = start;
        for (int term = 0; term < flow.size(); term++) {
            point = along(point, term);
        }
        return point;
    }

    // The derivative of F along the flow is the gap, so a positive gap closes forwards
    private ManifoldPoint along(ManifoldPoint start, int term) {
        double step = Math.copySign(FIRST_STEP, gap(start, term));
        ManifoldPoint near = start;
        ManifoldPoint far = start;
        while (gap(far, term) * gap(start, term) > 0 && !isClosed(far, term) && Math.abs(step) < LONGEST) {
            near = far;
            far = at(moved(start.times(), term, step));
            step *= 2;
        }
        return isClosed(far, term) || gap(far, term) * gap(start, term) > 0 ? far : between(near, far, term);
    }

    private static boolean isClosed(ManifoldPoint point, int term) {
        return Math.abs(gap(point, term)) <= rounding(point);
    }

    // Regula falsi that halves the weight of an end which stays (Illinois)
    private ManifoldPoint between(ManifoldPoint first, ManifoldPoint second, int term) {
        ManifoldPoint left = first;
        ManifoldPoint right = second;
        double leftGap = gap(left, term);
        double rightGap = gap(right, term);
        for (int trial = 0; trial < TRIALS; trial++) {
            double a = left.times()[term];
            double b = right.times()[term];
            double time = b - rightGap * (b - a) / (rightGap - leftGap);
            if (time == a || time == b) {
                return Math.abs(gap(left, term)) < Math.abs(gap(right, term)) ? left : right;
            }
            ManifoldPoint middle = at(moved(right.times(), term, time - b));
            if (isClosed(middle, term)) {
                return middle;
            }
            if (gap(middle, term) * rightGap < 0) {
                left = right;
                leftGap = rightGap;
            } else {
                leftGap /= 2;
            }
            right = middle;
            rightGap = gap(middle, term);
        }
        return right;
    }
}
