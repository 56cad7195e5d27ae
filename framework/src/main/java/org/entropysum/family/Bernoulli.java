package org.entropysum.family;

import static org.entropysum.numeric.Elementary.sigmoid;
import static org.entropysum.numeric.Elementary.softplus;
import static org.entropysum.numeric.Elementary.xLogX;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * D independent Bernoulli variables, \( x_d \in \{0, 1\} \) with \( P(x_d = 1) = p_d \):
 * \( \eta = \log p/(1-p) \), \( T = x \), \( A = \sum_d \log(1 + e^{\eta_d}) \), h = 1.
 */
public final class Bernoulli extends RowwiseFamily<Distribution> {
    private final int d;

    private Bernoulli(int d) {
        super(d, d);
        this.d = d;
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Bernoulli of(int size) {
        return new Bernoulli(size);
    }

    @Override
    public String name() {
        return "Bernoulli";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log odds", d, SeparableChart.Range.REAL);
    }

    @Override
    public String support() {
        return "0 or 1";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(0);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        System.arraycopy(x, at, t, tAt, d);
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = at; i < at + d; i++) {
            if (!Double.isFinite(eta[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected double logPartition(double[] eta, int at) {
        double sum = 0;
        for (int i = at; i < at + d; i++) {
            sum += softplus(eta[i]);
        }
        return sum;
    }

    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < d; i++) {
            mean[meanAt + i] = sigmoid(eta[at + i]);
        }
    }

    // ∇²A = p (1 − p)
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        for (int i = 0; i < d; i++) {
            fisher[fisherAt + i * d + i] = sigmoid(eta[at + i]) * sigmoid(-eta[at + i]);
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(d, "probability");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        meanParameters(eta, at, usual, usualAt);
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = Math.log(usual[at + i]) - Math.log1p(-usual[at + i]);
        }
    }

    // m = p
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected Coins distribution(double[] eta, int at) {
        double[] one = new double[d];
        double[] zero = new double[d];
        for (int i = 0; i < d; i++) {
            one[i] = 1 / (1 + Math.exp(-eta[at + i]));
            zero[i] = 1 / (1 + Math.exp(eta[at + i]));
        }
        return new Coins(one, zero);
    }

    /** Usual parameters p and 1 − p, both kept because either may be tiny. */
    record Coins(double[] one, double[] zero) implements Distribution {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                if (x[at + i] != 0 && x[at + i] != 1) {
                    return Double.NEGATIVE_INFINITY;
                }
                sum += logProbability(x[at + i] == 1 ? zero[i] : one[i], x[at + i] == 1 ? one[i] : zero[i]);
            }
            return sum;
        }

        // log p through the complement where p is close to 1
        private static double logProbability(double complement, double probability) {
            return complement < 0.5 ? Math.log1p(-complement) : Math.log(probability);
        }

        @Override
        public double entropy() {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                double small = Math.min(one[i], zero[i]);
                sum -= xLogX(small) + (1 - small) * Math.log1p(-small);
            }
            return sum;
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            for (int i = 0; i < one.length; i++) {
                x[at + i] = random.nextDouble() < one[i] ? 1 : 0;
            }
        }
    }
}
