package org.entropysum.numeric;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The logarithm of \( \Gamma(x) \) for x &gt; 0, of what Stirling's formula leaves, and of
 * \( B(a, b) = \Gamma(a)\Gamma(b)/\Gamma(a+b) \). Relative errors are below 1e-14, measured against 60 digits; the plain
 * values are Hipparchus' (algorithms 542 and 708 of the ACM, Didonato and Morris), the remainders of large arguments are
 * Bernoulli's series (Abramowitz and Stegun 6.1.40).
 */
public final class GammaFunction {
    /** From here on eight terms of Bernoulli's series are exact to double precision. */
    static final double ASYMPTOTIC = 12;

    /** \( B_{2n} / 2n(2n-1) \). */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    /** Below this, \( \Gamma(x) = 1/x \) to double precision. */
    private static final double RECIPROCAL = 1e-17;

    private GammaFunction() {}

    /**
     * The logarithm of the gamma function.
     *
     * @param x a positive number
     * @return log Γ(x)
     */
    public static double logGamma(double x) {
        return Gamma.logGamma(x);
    }

    /**
     * The logarithm of the factorial.
     *
     * @param count a number that is not negative
     * @return log x!
     */
    public static double logFactorial(double count) {
        return Gamma.logGamma(count + 1);
    }

    /**
     * What Stirling's formula leaves, \( \delta(x) = \log\Gamma(x) - (x - \tfrac12)\log x + x - \tfrac12\log 2\pi \),
     * about 1/12x for large x.
     *
     * @param x a positive number
     * @return δ(x)
     */
    public static double stirlingRemainder(double x) {
        if (x < ASYMPTOTIC) {
            return Gamma.logGamma(x) - (x - 0.5) * Math.log(x) + x - 0.5 * LOG_TWO_PI;
        }
        double inverse = 1 / x;
        double square = inverse * inverse;
        double sum = 0;
        for (int n = STIRLING.length - 1; n >= 0; n--) {
            sum = sum * square + STIRLING[n];
        }
        return sum * inverse;
    }

    /**
     * The logarithm of the beta function of two variables, without cancellation of large terms.
     *
     * @param a a positive number
     * @param b a positive number
     * @return log B(a, b)
     */
    public static double logBeta(double a, double b) {
        if (Math.max(a, b) < RECIPROCAL) {
            return Math.log(a + b) - Math.log(a) - Math.log(b);
        }
        return Beta.logBeta(a, b);
    }

    /**
     * The logarithm of the beta function of several variables,
     * \( \log B(\alpha) = \sum_k \log\Gamma(\alpha_k) - \log\Gamma(\sum_k \alpha_k) \), variable by variable.
     *
     * @param alpha the positive variables
     * @return log B(α)
     */
    public static double logBeta(double... alpha) {
        double sum = alpha[0];
        double log = 0;
        for (int k = 1; k < alpha.length; k++) {
            log += logBeta(alpha[k], sum);
            sum += alpha[k];
        }
        return log;
    }

    /**
     * The logarithm of a binomial coefficient,
     * \( \binom{n}{k} = 1 / \bigl((n + 1) B(k + 1, n - k + 1)\bigr) \), for any real n.
     *
     * @param n the size of the set
     * @param k the size of the subset, between 0 and n
     * @return the logarithm
     */
    public static double logBinomial(double n, double k) {
        return k == 0 || k == n ? 0 : -Math.log1p(n) - logBeta(k + 1, n - k + 1);
    }
}
