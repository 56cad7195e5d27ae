package org.entropysum.numeric;

import java.util.Arrays;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;

/**
 * The parameters of given means where there is no closed form. Each problem is brought to one equation with exactly one
 * root in a bracket that is known beforehand, in a variable in which it is nearly a straight line, so that the bracketed
 * solver cannot fail where a solution exists; NaN says that there is none.
 */
public final class MeanInversion {
    private static final double RELATIVE = 1e-15;
    private static final double ABSOLUTE = 1e-300;
    private static final int EVALUATIONS = 500;
    private static final int POLISHING = 30;

    /** Relative to each mean. */
    private static final double CONVERGED = 1e-10;

    /** Beyond, the digits of the mean are used up. */
    private static final double LARGEST_TOTAL = 1e18;

    private static final double SMALLEST_TOTAL = 1e-305;

    private MeanInversion() {}

    /**
     * The k with \( \log k - \psi(k) = s \), by the logarithm of both sides: the slope is −1 for small and for large k, and \( 1/2s \le k \le 1/s \).
     *
     * @param spread s, positive
     * @return k
     */
    public static double gammaShape(double spread) {
        if (!(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
            return Double.NaN;
        }
        double target = Math.log(spread);
        double middle = -target - 0.5 * Math.log(2);
        UnivariateFunction residual = t -> Math.log(Polygamma.logMinusDigamma(Math.exp(middle + t))) - target;
        return Math.exp(middle + root(residual, -0.4, 0.4));
    }

    /**
     * The κ with \( I_1(\kappa)/I_0(\kappa) = r \), by the logarithm of the odds r/(1 − r), which grow from κ/2 to 2κ.
     *
     * @param ratio r, from 0 to below 1
     * @return κ
     */
    public static double concentration(double ratio) {
        if (!(ratio >= 0 && ratio < 1)) {
            return Double.NaN;
        }
        if (ratio == 0) {
            return 0;
        }
        double target = Math.log(ratio / (1 - ratio));
        UnivariateFunction residual = t -> {
            double kappa = Math.exp(target + t);
            return Math.log(BesselRatio.ratio(kappa) / BesselRatio.complement(kappa)) - target;
        };
        return Math.exp(target + root(residual, -1, 1));
    }

    /**
     * The α with \( \psi(\alpha_k) - \psi(\sum_j \alpha_j) = m_k \). Given the sum s the variables are
     * \( \alpha_k(s) = \psi^{-1}(m_k + \psi(s)) \), and \( \sum_k \alpha_k(s) / s - 1 \) falls from K − 1 at s = 0 to
     * \( \sum_k e^{m_k} - 1 \), which is negative. Newton steps with differences of ψ then restore the digits that a dominant variable
     * takes from the others.
     *
     * @param mean m, the means of logarithms of fractions
     * @return α
     */
    public static double[] dirichlet(double... mean) {
        double[] alpha = new double[mean.length];
        double total = total(mean);
        for (int k = 0; k < mean.length; k++) {
            alpha[k] = Polygamma.inverseDigamma(mean[k] + Polygamma.digamma(total));
        }
        for (int step = 0; step < POLISHING; step++) {
            double[] next = newtonStep(mean, alpha);
            if (!(worst(mean, next) < worst(mean, alpha))) {
                break;
            }
            alpha = next;
        }
        return worst(mean, alpha) < CONVERGED ? alpha : noSolution(mean.length);
    }

    private static double[] noSolution(int size) {
        double[] none = new double[size];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    // (diag q − ψ'(s) 11ᵀ)⁻¹ by Sherman and Morrison, q = ψ'(α)
    private static double[] newtonStep(double[] mean, double[] alpha) {
        double[] residual = residual(mean, alpha);
        double weighted = 0;
        double inverse = -1 / Polygamma.trigamma(Arrays.stream(alpha).sum());
        for (int k = 0; k < alpha.length; k++) {
            weighted += residual[k] / Polygamma.trigamma(alpha[k]);
            inverse += 1 / Polygamma.trigamma(alpha[k]);
        }
        double[] next = new double[alpha.length];
        for (int k = 0; k < alpha.length; k++) {
            next[k] = alpha[k] + (residual[k] - weighted / inverse) / Polygamma.trigamma(alpha[k]);
        }
        return next;
    }

    /** \( m_k - \psi(\alpha_k) + \psi(\sum_j \alpha_j) \). */
    private static double[] residual(double[] mean, double[] alpha) {
        double[] residual = new double[alpha.length];
        for (int k = 0; k < alpha.length; k++) {
            double others = 0;
            for (int j = 0; j < alpha.length; j++) {
                others += j == k ? 0 : alpha[j];
            }
            residual[k] = mean[k] + Polygamma.digammaDifference(alpha[k], others);
        }
        return residual;
    }

    private static double worst(double[] mean, double[] alpha) {
        if (!Arrays.stream(alpha).allMatch(a -> a > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] residual = residual(mean, alpha);
        double worst = 0;
        for (int k = 0; k < mean.length; k++) {
            worst = Math.max(worst, Math.abs(residual[k] / mean[k]));
        }
        return worst;
    }

    private static double total(double[] mean) {
        UnivariateFunction residual = t -> excess(mean, Math.exp(t));
        if (!(mean.length > 1 && Arrays.stream(mean).allMatch(m -> m < 0 && m > Double.NEGATIVE_INFINITY))) {
            return Double.NaN;
        }
        double high = 0;
        while (residual.value(high) > 0) {
            high += 2;
            if (high > Math.log(LARGEST_TOTAL)) {
                return Double.NaN;
            }
        }
        double low = Math.min(high - 2, -1);
        while (residual.value(low) < 0) {
            high = low;
            low *= 2;
            if (low < Math.log(SMALLEST_TOTAL)) {
                return Double.NaN;
            }
        }
        return Math.exp(root(residual, low, high));
    }

    private static double excess(double[] mean, double total) {
        double digamma = Polygamma.digamma(total);
        double sum = 0;
        for (double m : mean) {
            sum += Polygamma.inverseDigamma(m + digamma);
        }
        return sum / total - 1;
    }

    private static double root(UnivariateFunction residual, double low, double high) {
        try {
            return new BracketingNthOrderBrentSolver(RELATIVE, ABSOLUTE, 0, 5).solve(EVALUATIONS, residual, low, high);
        } catch (MathIllegalArgumentException | MathIllegalStateException unsolved) {
            return Double.NaN;
        }
    }
}
