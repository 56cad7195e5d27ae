package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;
import static org.entropysum.numeric.GammaFunction.stirlingRemainder;
import static org.entropysum.numeric.Polygamma.digammaDifference;
import static org.entropysum.numeric.Polygamma.logMinusDigamma;
import static org.entropysum.numeric.Polygamma.trigamma;
import static org.entropysum.numeric.Polygamma.trigammaDifference;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.GammaFunction;
import org.entropysum.numeric.MeanInversion;

/**
 * The Dirichlet distribution on K positive fractions that sum to one: \( \eta = \alpha - 1 \), \( T = \log x \),
 * \( A = \log B(\alpha) = \sum_k \log\Gamma(\alpha_k) - \log\Gamma(\sum_k \alpha_k) \), h = 1. The density is that of the first
 * K − 1 fractions; fractions whose sum differs from one by more than rounding have none. As they cannot be moved one by
 * one, the family offers no event gradient. A draw below the smallest double is that double.
 */
public final class Dirichlet extends RowwiseFamily<Distribution> {
    /** Rounding of a sum of fractions that were rounded themselves. */
    private static final double TOTAL = 1e-9;

    private final int k;

    private Dirichlet(int k) {
        super(k, k);
        this.k = k;
    }

    /**
     * The family of K fractions.
     *
     * @param fractions K, at least 2
     * @return the family
     */
    public static Dirichlet of(int fractions) {
        if (fractions < 2) {
            throw new IllegalArgumentException("there must be at least two fractions, not " + fractions);
        }
        return new Dirichlet(fractions);
    }

    @Override
    public String name() {
        return "Dirichlet";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of("log shapes", k, SeparableChart.Range.ABOVE_MINUS_ONE);
    }

    @Override
    public String support() {
        return "positive fractions that sum to 1";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(0);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        for (int i = 0; i < k; i++) {
            t[tAt + i] = Math.log(x[at + i]);
        }
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        double sum = 0;
        for (int i = at; i < at + k; i++) {
            if (!(eta[i] > -1)) {
                return false;
            }
            sum += eta[i];
        }
        return Double.isFinite(sum);
    }

    private double[] shapes(double[] eta, int at) {
        double[] alpha = new double[k];
        for (int i = 0; i < k; i++) {
            alpha[i] = eta[at + i] + 1;
        }
        return alpha;
    }

    @Override
    protected double logPartition(double[] eta, int at) {
        return GammaFunction.logBeta(shapes(eta, at));
    }

    // ∇A = ψ(α_k) − ψ(Σα)
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        double[] alpha = shapes(eta, at);
        for (int i = 0; i < k; i++) {
            mean[meanAt + i] = -digammaDifference(alpha[i], others(alpha, i));
        }
    }

    private static double others(double[] alpha, int except) {
        double sum = 0;
        for (int j = 0; j < alpha.length; j++) {
            sum += j == except ? 0 : alpha[j];
        }
        return sum;
    }

    // ∇²A = diag ψ'(α) − ψ'(Σα)
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        double[] alpha = shapes(eta, at);
        Arrays.fill(
                fisher,
                fisherAt,
                fisherAt + k * k,
                -trigamma(Arrays.stream(alpha).sum()));
        for (int i = 0; i < k; i++) {
            fisher[fisherAt + i * k + i] = trigammaDifference(alpha[i], others(alpha, i));
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(k, "shape");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        System.arraycopy(shapes(eta, at), 0, usual, usualAt, k);
    }

    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        for (int i = 0; i < k; i++) {
            eta[etaAt + i] = usual[at + i] - 1;
        }
    }

    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(MeanInversion.dirichlet(Arrays.copyOfRange(mean, at, at + k)), 0, eta, etaAt);
    }

    @Override
    protected Fractions distribution(double[] eta, int at) {
        return new Fractions(shapes(eta, at));
    }

    /** Usual parameters α. */
    record Fractions(double[] alpha) implements Distribution {
        // Σ (α_k − 1) log x_k + log Γ(Σα) − Σ log Γ(α_k)
        @Override
        public double logDensity(double[] x, int at) {
            double log = -GammaFunction.logBeta(alpha);
            double sum = 0;
            for (int i = 0; i < alpha.length; i++) {
                if (!(x[at + i] > 0)) {
                    return Double.NEGATIVE_INFINITY;
                }
                sum += x[at + i];
                log += (alpha[i] - 1) * Math.log(x[at + i]);
            }
            return Math.abs(sum - 1) <= TOTAL ? log : Double.NEGATIVE_INFINITY;
        }

        // H = log B + (s − K) ψ(s) − Σ (α_k − 1) ψ(α_k), s = Σα. With log Γ by Stirling's formula and its remainder δ,
        // and
        // ψ = log − φ, the large terms cancel on paper
        @Override
        public double entropy() {
            int k = alpha.length;
            double s = Arrays.stream(alpha).sum();
            double sum = (0.5 - k) * Math.log(s) - stirlingRemainder(s) - (s - k) * logMinusDigamma(s);
            for (double a : alpha) {
                sum += 0.5 * Math.log(a) + stirlingRemainder(a) + (a - 1) * logMinusDigamma(a);
            }
            return sum + 0.5 * (k - 1) * LOG_TWO_PI;
        }

        // gamma variables, divided by their sum
        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            double[] logs = new double[alpha.length];
            for (int i = 0; i < alpha.length; i++) {
                logs[i] = Draw.logGamma(random, alpha[i]);
            }
            double[] fractions = Elementary.softmax(logs, 0, alpha.length);
            for (int i = 0; i < alpha.length; i++) {
                x[at + i] = Math.max(fractions[i], Double.MIN_VALUE);
            }
        }
    }
}
