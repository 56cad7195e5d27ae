package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.data.Moments;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.MomentFit;

/**
 * The maximum likelihood of factor analysis from mean and covariance alone (divisor N): W is in closed form at given noise
 * variances ψ (Jöreskog, 1967), and log ψ is found by Newton's method, damped until the likelihood rises. EM would need
 * thousands of steps for the digits that this has after ten. In a Heywood case a ψ_d falls by a factor e in each step until
 * its derivative vanishes, and the model calls the point degenerate.
 */
final class FactorAnalysisMaximumLikelihood implements MomentFit {
    private static final int STEPS = 500;
    private static final double STATIONARY = 1e-14;

    /** A gradient below this may be rounding, against which damping does not help. */
    private static final double ROUNDING = 1e-12;

    private static final double FIRST_DAMPING = 1e-3;
    private static final double DAMPING_GROWTH = 10;
    private static final int TRIALS = 25;

    private final LinearGaussian model;

    FactorAnalysisMaximumLikelihood(LinearGaussian model) {
        this.model = model;
    }

    @Override
    public Parameters fit(Moments moments) {
        FactorProfile profile = FactorProfile.of(moments.covariance(), start(moments.covariance()), model.latentSize());
        for (int i = 0; i < STEPS && largest(profile.gradient()) > STATIONARY; i++) {
            FactorProfile next = improved(moments.covariance(), profile);
            if (next == profile) {
                break;
            }
            profile = next;
        }
        double[] variances =
                Arrays.stream(profile.logVariances()).map(Math::exp).toArray();
        return model.parameters(profile.weights(model.latentSize()), moments.mean(), variances);
    }

    // ψ_d = (1 − H/2D) / (S⁻¹)_dd, or half the variance where S has no inverse
    private double[] start(Matrix covariance) {
        int d = covariance.rows();
        double[] start = new double[d];
        double share = 1 - 0.5 * model.latentSize() / d;
        for (int i = 0; i < d; i++) {
            if (!(covariance.get(i, i) > 0)) {
                throw new NumericFailure("covariance", "observable " + i + " does not vary");
            }
            start[i] = Math.log(0.5 * covariance.get(i, i));
        }
        try {
            Matrix inverse = Cholesky.of("covariance", covariance).inverse();
            for (int i = 0; i < d; i++) {
                start[i] = Math.log(share / inverse.get(i, i));
            }
        } catch (NumericFailure singular) {
            return start;
        }
        return start;
    }

    private static double largest(double[] gradient) {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    // (−∇²L + μ) s = ∇L with μ raised until the matrix is positive definite and L does not fall
    private FactorProfile improved(Matrix covariance, FactorProfile here) {
        double damping = 0;
        int trials = largest(here.gradient()) < ROUNDING ? 1 : TRIALS;
        for (int trial = 0; trial < trials; trial++) {
            try {
                FactorProfile there = FactorProfile.of(covariance, moved(here, damping), model.latentSize());
                if (there.logLikelihood() > here.logLikelihood() || isFlatter(there, here)) {
                    return there;
                }
            } catch (NumericFailure indefinite) {
                damping = Math.max(damping, FIRST_DAMPING);
            }
            damping = damping == 0 ? FIRST_DAMPING : DAMPING_GROWTH * damping;
        }
        return here;
    }

    /** Near the optimum the likelihood rises by less than its rounding, and the gradient still tells. */
    private static boolean isFlatter(FactorProfile there, FactorProfile here) {
        double rounding = STATIONARY * (1 + Math.abs(here.logLikelihood()));
        return largest(there.gradient()) < 0.5 * largest(here.gradient())
                && there.logLikelihood() >= here.logLikelihood() - rounding;
    }

    private static double[] moved(FactorProfile here, double damping) {
        Matrix curvature = here.hessian().scale(-1);
        for (int d = 0; d < curvature.rows(); d++) {
            curvature.add(d, d, damping);
        }
        double[] step = Cholesky.of("curvature of the likelihood", curvature).solve(here.gradient());
        double[] to = here.logVariances();
        for (int d = 0; d < to.length; d++) {
            to[d] += step[d];
        }
        return to;
    }
}
