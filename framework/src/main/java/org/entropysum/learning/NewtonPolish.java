package org.entropysum.learning;

import org.entropysum.elbo.Curvature;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.jspecify.annotations.Nullable;

/**
 * Newton's method on \( \nabla F = 0 \), for the last digits. It ends at the nearest stationary point, be it a maximum or a
 * saddle. The step is the least-squares solution of \( \nabla^2 F\,s = -\nabla F \) of least norm, so that directions which
 * change nothing (rotations of weights, shifts of logits) stay untouched; it is damped as by Levenberg,
 * \( s = -\sum_i \frac{\lambda_i}{\lambda_i^2 + \mu^2}\, v_i v_i^\top \nabla F \), until the gradient gets shorter. Where no
 * step shortens it the algorithm stands still.
 *
 * @param flatness eigenvalues below this share of the largest count as zero, in (0, 1)
 */
public record NewtonPolish(double flatness) implements Algorithm {
    private static final double STANDARD_FLATNESS = 1e-8;
    private static final double FIRST_DAMPING = 1e-4;
    private static final double DAMPING_GROWTH = 10;
    private static final int TRIALS = 12;

    /** Checks the share. {@inheritDoc} */
    public NewtonPolish {
        if (!(flatness > 0 && flatness < 1)) {
            throw new IllegalArgumentException("a share of the largest eigenvalue is in (0, 1), not " + flatness);
        }
    }

    /**
     * The polish that takes eigenvalues below 1e-8 of the largest as zero: differences of gradients resolve no smaller ones.
     *
     * @return the algorithm
     */
    public static NewtonPolish standard() {
        return new NewtonPolish(STANDARD_FLATNESS);
    }

    @Override
    public State initial(Parameters parameters) {
        return State.start(parameters, State.NoMemory.NONE);
    }

    @Override
    public State step(Objective objective, State state) {
        Parameters from = state.parameters();
        Evaluation here = state.held() == from ? state.evaluation(objective) : objective.at(from);
        Curvature curvature = Curvature.of(objective, from, here.gradient());
        double length = curvature.length(here.gradient());
        double damping = 0;
        @Nullable NumericFailure outside = null;
        for (int trial = 0; trial < TRIALS; trial++) {
            Parameters to = from.plus(-1, step(curvature, here.gradient(), damping));
            try {
                Evaluation there = objective.at(to);
                if (curvature.length(there.gradient()) < length) {
                    return state.next(to, to, state.memory(), there);
                }
                outside = null;
            } catch (NumericFailure failure) {
                outside = failure;
            }
            damping = damping == 0 ? FIRST_DAMPING : DAMPING_GROWTH * damping;
        }
        if (outside != null) {
            throw outside;
        }
        return state.next(from, from, state.memory(), here);
    }

    private Parameters step(Curvature curvature, Parameters gradient, double damping) {
        double[] values = curvature.values();
        double[] coefficients = curvature.coefficients(gradient);
        double largest = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        double square = Math.pow(damping * largest, 2);
        for (int i = 0; i < values.length; i++) {
            boolean flat = Math.abs(values[i]) <= flatness * largest;
            coefficients[i] *= flat ? 0 : values[i] / (values[i] * values[i] + square);
        }
        return curvature.step(coefficients);
    }
}
