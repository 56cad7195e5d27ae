package org.entropysum.family;

import static org.entropysum.numeric.Elementary.xLogX;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.hipparchus.special.Gamma;

/**
 * D independent Poisson variables with rates λ: \( \eta = \log\lambda \), \( T = x \), \( A = \sum_d e^{\eta_d} \),
 * \( h = \prod_d 1/x_d! \). The base measure varies, so the entropy is the pseudo entropy
 * \( \tilde H = \sum_d \lambda_d - \lambda_d \log\lambda_d \), which may be negative.
 */
public final class Poisson extends RowwiseFamily<Distribution> {
    private final int d;

    private Poisson(int d) {
        super(d, d);
        this.d = d;
    }

    /**
     * The family of D independent counts.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Poisson of(int size) {
        return new Poisson(size);
    }

    @Override
    public String name() {
        return "Poisson";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log rates", d, SeparableChart.Range.REAL);
    }

    @Override
    public String support() {
        return "0, 1, 2, …";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Varying((x, at) -> {
            double sum = 0;
            for (int i = at; i < at + d; i++) {
                sum -= Gamma.logGamma(x[i] + 1);
            }
            return sum;
        });
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        System.arraycopy(x, at, t, tAt, d);
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        for (int i = at; i < at + d; i++) {
            if (!(Double.isFinite(eta[i]) && Double.isFinite(Math.exp(eta[i])))) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected double logPartition(double[] eta, int at) {
        double sum = 0;
        for (int i = at; i < at + d; i++) {
            sum += Math.exp(eta[i]);
        }
        return sum;
    }

    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        for (int i = 0; i < d; i++) {
            mean[meanAt + i] = Math.exp(eta[at + i]);
        }
    }

    // ∇²A = λ
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        for (int i = 0; i < d; i++) {
            fisher[fisherAt + i * d + i] = Math.exp(eta[at + i]);
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(d, "rate");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        meanParameters(eta, at, usual, usualAt);
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < d; i++) {
            eta[etaAt + i] = Math.log(usual[at + i]);
        }
    }

    // m = λ
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected Counts distribution(double[] eta, int at) {
        double[] rate = new double[d];
        for (int i = 0; i < d; i++) {
            rate[i] = Math.exp(eta[at + i]);
        }
        return new Counts(rate);
    }

    /** Usual parameter: the rate λ. */
    record Counts(double[] rate) implements Distribution {
        @Override
        public double logDensity(double[] x, int at) {
            double sum = 0;
            for (int i = 0; i < rate.length; i++) {
                double count = x[at + i];
                if (!(count >= 0 && count == Math.rint(count))) {
                    return Double.NEGATIVE_INFINITY;
                }
                double weighted = count == 0 ? 0 : count * Math.log(rate[i]);
                sum += weighted - rate[i] - Gamma.logGamma(count + 1);
            }
            return sum;
        }

        @Override
        public double entropy() {
            double sum = 0;
            for (double r : rate) {
                sum += r - xLogX(r);
            }
            return sum;
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            for (int i = 0; i < rate.length; i++) {
                x[at + i] = PoissonSampler.of(random, rate[i]).sample();
            }
        }
    }
}
