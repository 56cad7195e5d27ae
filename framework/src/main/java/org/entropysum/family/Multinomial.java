package org.entropysum.family;

import static org.entropysum.numeric.Elementary.xLogX;
import static org.entropysum.numeric.GammaFunction.logFactorial;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Elementary;

/**
 * Counts of K categories in a known number n of draws, one count a column: \( \eta = \log\pi \) up to a common constant
 * (logits), \( T = x \), \( A = n \log \sum_k e^{\eta_k} \), \( h = n! / \prod_k x_k! \). The base measure varies, so the entropy
 * is the pseudo entropy, n times that of a {@link Categorical} variable.
 */
public final class Multinomial extends RowwiseFamily<Distribution> {
    /** Rounding of the sum of probabilities. */
    private static final double TOTAL = 1e-9;

    private final int k;
    private final int draws;

    private Multinomial(int k, int draws) {
        super(k, k);
        this.k = k;
        this.draws = draws;
    }

    /**
     * The family of K categories.
     *
     * @param categories K, at least 1
     * @param draws n, at least 1
     * @return the family
     */
    public static Multinomial of(int categories, int draws) {
        if (draws < 1) {
            throw new IllegalArgumentException("there must be at least one draw, not " + draws);
        }
        return new Multinomial(categories, draws);
    }

    @Override
    public String name() {
        return "multinomial";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.logits(k, k);
    }

    @Override
    public String support() {
        return "counts that sum to " + draws;
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Varying((x, at) -> logArrangements(x, at, k, draws));
    }

    private static double logArrangements(double[] x, int at, int k, int draws) {
        double log = logFactorial(draws);
        for (int i = at; i < at + k; i++) {
            log -= logFactorial(x[i]);
        }
        return log;
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        System.arraycopy(x, at, t, tAt, k);
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        return Double.isFinite(Elementary.logSumExp(eta, at, k));
    }

    @Override
    protected double logPartition(double[] eta, int at) {
        return draws * Elementary.logSumExp(eta, at, k);
    }

    // ∇A = n π
    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        double[] probability = Elementary.softmax(eta, at, k);
        for (int i = 0; i < k; i++) {
            mean[meanAt + i] = draws * probability[i];
        }
    }

    // ∇²A = n (diag π − ππᵀ), zero along a common shift of the logits
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        Categorical.of(k).fisherInformation(eta, at, fisher, fisherAt);
        for (int i = fisherAt; i < fisherAt + k * k; i++) {
            fisher[i] *= draws;
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(k, "probability");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        System.arraycopy(Elementary.softmax(eta, at, k), 0, usual, usualAt, k);
    }

    // η = log π, of all equivalent logits those with A = 0
    @Override
    protected void naturalFromUsual(double[] usual, int at, double[] eta, int etaAt) {
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += usual[at + i];
            eta[etaAt + i] = Math.log(usual[at + i]);
        }
        if (!(Math.abs(sum - 1) <= TOTAL)) {
            eta[etaAt] = Double.NaN;
        }
    }

    // π = m/n
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        double[] probability = Arrays.copyOfRange(mean, at, at + k);
        for (int i = 0; i < k; i++) {
            probability[i] /= draws;
        }
        naturalFromUsual(probability, 0, eta, etaAt);
    }

    @Override
    protected Counts distribution(double[] eta, int at) {
        double max = Arrays.stream(eta, at, at + k).max().orElseThrow();
        double sum = 0;
        for (int i = at; i < at + k; i++) {
            sum += Math.exp(eta[i] - max);
        }
        double[] log = new double[k];
        for (int i = 0; i < k; i++) {
            log[i] = eta[at + i] - max - Math.log(sum);
        }
        return new Counts(draws, log);
    }

    /** Usual parameters log π, kept as logarithms because a π may underflow, beside the known n. */
    record Counts(int draws, double[] logProbability) implements Distribution {
        @Override
        public double logDensity(double[] x, int at) {
            double total = 0;
            double log = 0;
            for (int i = 0; i < logProbability.length; i++) {
                double count = x[at + i];
                if (!(count >= 0 && count == Math.rint(count))) {
                    return Double.NEGATIVE_INFINITY;
                }
                total += count;
                log += count == 0 ? 0 : count * logProbability[i];
            }
            return total == draws
                    ? log + logArrangements(x, at, logProbability.length, draws)
                    : Double.NEGATIVE_INFINITY;
        }

        // H̃ = −n Σ π log π
        @Override
        public double entropy() {
            double sum = 0;
            for (double log : logProbability) {
                sum -= xLogX(Math.exp(log));
            }
            return draws * sum;
        }

        // one binomial variable after the other
        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            double left = draws;
            double rest = 1;
            for (int i = 0; i < logProbability.length; i++) {
                double probability = Math.exp(logProbability[i]);
                boolean last = i == logProbability.length - 1 || probability >= rest;
                x[at + i] = last ? left : Draw.binomial(random, left, probability / rest);
                left -= x[at + i];
                rest -= probability;
            }
        }
    }
}
