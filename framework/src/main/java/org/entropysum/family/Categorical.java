package org.entropysum.family;

import static org.entropysum.numeric.Elementary.logSumExp;
import static org.entropysum.numeric.Elementary.softmax;
import static org.entropysum.numeric.Elementary.xLogX;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One of K categories; an event is its index 0 … K−1 in a single column. \( \eta = \log \pi \) up to a common constant
 * (logits), T = one-hot, \( A = \log \sum_k e^{\eta_k} \), h = 1.
 */
public final class Categorical extends RowwiseFamily<Distribution> {
    /** Rounding of the sum of probabilities. */
    private static final double TOTAL = 1e-9;

    private final int k;

    private Categorical(int k) {
        super(1, k);
        this.k = k;
    }

    /**
     * The family of K categories.
     *
     * @param categories K, at least 1
     * @return the family
     */
    public static Categorical of(int categories) {
        if (categories < 1) {
            throw new IllegalArgumentException("there must be at least one category, not " + categories);
        }
        return new Categorical(categories);
    }

    @Override
    public String name() {
        return "categorical";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.logits(k, 1);
    }

    @Override
    public String support() {
        return "0, 1, …, " + (k - 1);
    }

    @Override
    public BaseMeasure baseMeasure() {
        return new BaseMeasure.Constant(0);
    }

    @Override
    protected void sufficientStatistics(double[] x, int at, double[] t, int tAt) {
        int index = index(x[at]);
        if (index < 0) {
            throw new IllegalArgumentException("categorical: " + x[at] + " is not an index below " + k);
        }
        t[tAt + index] = 1;
    }

    private int index(double value) {
        int index = (int) value;
        return index == value && index >= 0 && index < k ? index : -1;
    }

    @Override
    protected boolean isProper(double[] eta, int at) {
        return Double.isFinite(logSumExp(eta, at, k));
    }

    @Override
    protected double logPartition(double[] eta, int at) {
        return logSumExp(eta, at, k);
    }

    @Override
    protected void meanParameters(double[] eta, int at, double[] mean, int meanAt) {
        System.arraycopy(softmax(eta, at, k), 0, mean, meanAt, k);
    }

    // ∇²A = diag π − ππᵀ, zero along a common shift of the logits
    @Override
    protected void fisherInformation(double[] eta, int at, double[] fisher, int fisherAt) {
        double[] probability = softmax(eta, at, k);
        for (int i = 0; i < k; i++) {
            double others = 0;
            for (int j = 0; j < k; j++) {
                if (j != i) {
                    fisher[fisherAt + i * k + j] = -probability[i] * probability[j];
                    others += probability[j];
                }
            }
            fisher[fisherAt + i * k + i] = probability[i] * others;
        }
    }

    @Override
    public List<String> usualNames() {
        return UsualNames.of(k, "probability");
    }

    @Override
    protected void usualParameters(double[] eta, int at, double[] usual, int usualAt) {
        meanParameters(eta, at, usual, usualAt);
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

    // m = π
    @Override
    protected void naturalFromMean(double[] mean, int at, double[] eta, int etaAt) {
        naturalFromUsual(mean, at, eta, etaAt);
    }

    @Override
    protected Die distribution(double[] eta, int at) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = at; i < at + k; i++) {
            max = Math.max(max, eta[i]);
        }
        double[] odds = new double[k];
        double sum = 0;
        for (int i = 0; i < k; i++) {
            odds[i] = eta[at + i] - max;
            sum += Math.exp(odds[i]);
        }
        double[] log = new double[k];
        for (int i = 0; i < k; i++) {
            log[i] = odds[i] - Math.log(sum);
        }
        return new Die(log);
    }

    /** Usual parameters log π, kept as logarithms because a π may underflow. */
    record Die(double[] logProbability) implements Distribution {
        @Override
        public double logDensity(double[] x, int at) {
            int index = (int) x[at];
            boolean inside = index == x[at] && index >= 0 && index < logProbability.length;
            return inside ? logProbability[index] : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double entropy() {
            double sum = 0;
            for (double log : logProbability) {
                sum -= xLogX(Math.exp(log));
            }
            return sum;
        }

        @Override
        public void sample(UniformRandomProvider random, double[] x, int at) {
            double rest = random.nextDouble();
            int index = 0;
            while (index < logProbability.length - 1 && (rest -= Math.exp(logProbability[index])) >= 0) {
                index++;
            }
            x[at] = index;
        }
    }
}
