package org.entropysum.family;

import static org.entropysum.numeric.Elementary.logProbability;
import static org.entropysum.numeric.Elementary.sigmoid;
import static org.entropysum.numeric.Elementary.softplus;
import static org.entropysum.numeric.Elementary.xLogX;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.GammaFunction;

/**
 * D independent binomial variables, the successes of probability p in a known number n of trials:
 * \( \eta = \log p/(1-p) \), \( T = x \), \( A = n \sum_d \log(1 + e^{\eta_d}) \), \( h = \prod_d \binom{n}{x_d} \). The
 * base measure varies, so the entropy is the pseudo entropy, n times that of a Bernoulli variable.
 */
public final class Binomial extends ColumnwiseFamily<Variable> {
    private final int trials;

    private Binomial(int size, int trials) {
        super(size, "probability");
        this.trials = trials;
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @param trials n, at least 1
     * @return the family
     */
    public static Binomial of(int size, int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("there must be at least one trial, not " + trials);
        }
        return new Binomial(size, trials);
    }

    @Override
    public String name() {
        return "binomial";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log odds", eventSize(), SeparableChart.Range.REAL);
    }

    @Override
    public String support() {
        return "0, 1, …, " + trials;
    }

    @Override
    public BaseMeasure baseMeasure() {
        return varyingMeasure();
    }

    @Override
    protected double logMeasure(double x) {
        return GammaFunction.logBinomial(trials, x);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {x};
    }

    @Override
    protected boolean isProper(double... eta) {
        return Double.isFinite(eta[0]);
    }

    // A = n log(1 + e^η)
    @Override
    protected double logPartition(double... eta) {
        return trials * softplus(eta[0]);
    }

    // ∇A = n p
    @Override
    protected double[] mean(double... eta) {
        return new double[] {trials * sigmoid(eta[0])};
    }

    // ∇²A = n p (1 − p)
    @Override
    protected double[] fisher(double... eta) {
        return new double[] {trials * sigmoid(eta[0]) * sigmoid(-eta[0])};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {sigmoid(eta[0])};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {Math.log(usual[0]) - Math.log1p(-usual[0])};
    }

    // η = log m/(n − m)
    @Override
    protected double[] fromMean(double... mean) {
        return new double[] {Math.log(mean[0]) - Math.log(trials - mean[0])};
    }

    @Override
    protected Successes variable(double... eta) {
        return new Successes(trials, 1 / (1 + Math.exp(-eta[0])), 1 / (1 + Math.exp(eta[0])));
    }

    /** Usual parameters p and 1 − p, both kept because either may be tiny, beside the known n. */
    record Successes(int trials, double success, double failure) implements Variable {
        @Override
        public double logDensity(double x) {
            if (!(x >= 0 && x <= trials && x == Math.rint(x))) {
                return Double.NEGATIVE_INFINITY;
            }
            double successes = x == 0 ? 0 : x * logProbability(success, failure);
            double failures = x == trials ? 0 : (trials - x) * logProbability(failure, success);
            return GammaFunction.logBinomial(trials, x) + successes + failures;
        }

        // H̃ = −n (p log p + (1 − p) log(1 − p))
        @Override
        public double entropy() {
            double small = Math.min(success, failure);
            return -trials * (xLogX(small) + (1 - small) * Math.log1p(-small));
        }

        @Override
        public double sample(UniformRandomProvider random) {
            return success < failure
                    ? Draw.binomial(random, trials, success)
                    : trials - Draw.binomial(random, trials, failure);
        }
    }
}
