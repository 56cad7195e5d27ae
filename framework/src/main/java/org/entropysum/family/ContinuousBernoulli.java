package org.entropysum.family;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Langevin;

/**
 * D independent continuous Bernoulli variables on 0 ≤ x ≤ 1 (Loaiza-Ganem and Cunningham, 2019):
 * \( p(x) = C(\lambda)\,\lambda^x (1 - \lambda)^{1 - x} \), \( \eta = \log \lambda/(1 - \lambda) \), T = x,
 * \( A = \sum_d \log((e^{\eta_d} - 1)/\eta_d) \), h = 1. What intensities of pixels need where a Bernoulli variable, which takes
 * the values 0 and 1 alone, is often misused.
 */
public final class ContinuousBernoulli extends ContinuousColumnwiseFamily {
    private ContinuousBernoulli(int size) {
        super(size, "parameter");
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static ContinuousBernoulli of(int size) {
        return new ContinuousBernoulli(size);
    }

    @Override
    public String name() {
        return "continuous Bernoulli";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log odds", eventSize(), SeparableChart.Range.REAL);
    }

    @Override
    public String support() {
        return "numbers from 0 to 1";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return constantMeasure(0);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {x};
    }

    @Override
    protected boolean isProper(double... eta) {
        return Double.isFinite(eta[0]);
    }

    // A = η/2 + log(sinh(η/2)/(η/2))
    @Override
    protected double logPartition(double... eta) {
        return 0.5 * eta[0] + Langevin.integral(0.5 * eta[0]);
    }

    // ∇A = ½ + ½ L(η/2), L(h) = coth h − 1/h; next to 0 through 1/(1 − e^{−η}) − 1/η
    @Override
    protected double[] mean(double... eta) {
        double mean = eta[0] < -1
                ? -1 / eta[0] - Math.exp(eta[0]) / -Math.expm1(eta[0])
                : 0.5 + 0.5 * Langevin.value(0.5 * eta[0]);
        return new double[] {mean};
    }

    // ∇²A = ¼ L'(η/2)
    @Override
    protected double[] fisher(double... eta) {
        return new double[] {0.25 * Langevin.slope(0.5 * eta[0])};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {Elementary.sigmoid(eta[0])};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {Math.log(usual[0]) - Math.log1p(-usual[0])};
    }

    @Override
    protected double[] fromMean(double... mean) {
        return new double[] {2 * Langevin.inverse(2 * mean[0] - 1)};
    }

    @Override
    protected Intensity variable(double... eta) {
        return new Intensity(1 / (1 + Math.exp(-eta[0])), 1 / (1 + Math.exp(eta[0])));
    }

    /** Usual parameter λ, with its complement 1 − λ, both kept because either may be tiny. */
    record Intensity(double lambda, double complement) implements Variable.Continuous {
        private static final double NEARLY_EVEN = 0.5;

        /** log λ − log(1 − λ). */
        private double logOdds() {
            double excess = lambda - complement;
            return Math.abs(excess) < NEARLY_EVEN
                    ? Math.log1p(excess) - Math.log1p(-excess)
                    : Math.log(lambda) - Math.log(complement);
        }

        // C = log(λ/(1 − λ)) / (2λ − 1), and 2 at λ = ½
        private double logConstant() {
            double excess = lambda - complement;
            return excess == 0 ? Math.log(2) : Math.log(logOdds() / excess);
        }

        private double logOf(double probability, double other) {
            return other < NEARLY_EVEN ? Math.log1p(-other) : Math.log(probability);
        }

        @Override
        public double logDensity(double x) {
            if (!(x >= 0 && x <= 1)) {
                return Double.NEGATIVE_INFINITY;
            }
            double one = x == 0 ? 0 : x * logOf(lambda, complement);
            double zero = x == 1 ? 0 : (1 - x) * logOf(complement, lambda);
            return logConstant() + one + zero;
        }

        // −log C − log p + s |log odds|, p the larger of λ and 1 − λ and s the mean distance from its side
        @Override
        public double entropy() {
            double larger = Math.max(lambda, complement);
            double smaller = Math.min(lambda, complement);
            double odds = Math.abs(logOdds());
            double distance = odds == 0 ? 0.5 : 1 / odds - smaller / (larger - smaller);
            return distance * odds - logConstant() - logOf(larger, smaller);
        }

        @Override
        public double slope(double x) {
            return logOdds();
        }

        // F(x) = (e^{ηx} − 1)/(e^η − 1), from the side where the density is large
        @Override
        public double sample(UniformRandomProvider random) {
            double odds = Math.abs(logOdds());
            double u = random.nextDouble();
            double distance = odds == 0 ? u : -Math.log1p(u * Math.expm1(-odds)) / odds;
            return lambda > complement ? 1 - distance : distance;
        }
    }
}
