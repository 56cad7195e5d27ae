package org.entropysum.models.expfamily;

import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;

/**
 * The Gaussian N(ν, diag s²) that maximizes the ELBO of one data point under a Laplace prior and a quadratic log likelihood,
 *
 * <pre>
 * Σ_h (log s_h − ½ G_hh s_h² − E|z_h| / λ_h) + aᵀν − ½ νᵀGν        G = WᵀW/σ²,  a = Wᵀx/σ²
 * </pre>
 *
 * <p>With log s for s it is strictly concave: by (ν, log s), E|z| has the Hessian
 * 2 [φ/s, −rφ; −rφ, sφ(1 + r²)], r = ν/s, whose determinant is 4φ². Newton's steps move both at once. The part of log s is
 * diagonal and drops out, which leaves \( (G + \mathrm{diag}\,c)\,\delta = b \) for the means with
 * \( 0 < c \le 2φ/sλ \); conjugate gradients solve it the better, the shorter the last step was.
 */
final class BestDiagonalGaussian implements BestPosterior {
    private static final int STEPS = 200;

    /** Steps are measured in deviations of the latents and logarithms of these. */
    private static final double TOLERANCE = 1e-9;

    /** What c s² is at least, where there is no prior and G is singular. */
    private static final double FLOOR = 1e-12;

    /** To what share conjugate gradients bring the slope down at first. */
    private static final double SOLVED = 0.1;

    /** The longest step of a logarithm. */
    private static final double LONGEST = 2;

    private static final double SUFFICIENT_INCREASE = 1e-4;
    private static final double SHORTENING = 0.4;
    private static final double ROUNDING = 1e-13;

    private final Gram gram;
    private final double[] precision;
    private final double[] scales;
    private final double[] mean;
    private final double[] logDeviation;
    private final double[] variance;
    private final double[] magnitude;
    private final double[] byMean;
    private final double[] byVariance;
    private final Step step;

    /**
     * For many data points one after the other.
     *
     * @param gram G, [H, H]
     * @param scales λ, H numbers; infinite where there is no prior
     */
    BestDiagonalGaussian(Matrix gram, double[] scales) {
        int h = scales.length;
        this.gram = Gram.of(gram);
        this.precision = this.gram.diagonal();
        this.scales = scales;
        this.mean = new double[h];
        this.logDeviation = new double[h];
        this.variance = new double[h];
        this.magnitude = new double[h];
        this.byMean = new double[h];
        this.byVariance = new double[h];
        this.step = new Step(h);
    }

    @Override
    public double[] mean() {
        return mean;
    }

    @Override
    public double[] variance() {
        return variance;
    }

    /** log s, H numbers. */
    @Override
    public double[] shape() {
        return logDeviation;
    }

    @Override
    public void beginAtCentre() {
        for (int h = 0; h < scales.length; h++) {
            mean[h] = 0;
            logDeviation[h] = -0.5 * Math.log(precision[h] + 1 / (scales[h] * scales[h]));
        }
    }

    @Override
    public void begin(double[] known) {
        System.arraycopy(known, 0, mean, 0, mean.length);
        for (int h = 0; h < mean.length; h++) {
            logDeviation[h] = 0.5 * Math.log(known[mean.length + h]);
        }
    }

    @Override
    public void fit(double[] linear) {
        fold();
        double moved = 1;
        for (int i = 0; i < STEPS && moved > TOLERANCE; i++) {
            moved = step.take(linear, Math.min(SOLVED, moved));
        }
    }

    private void fold() {
        for (int h = 0; h < variance.length; h++) {
            variance[h] = Math.exp(2 * logDeviation[h]);
        }
        FoldedNormal.all(mean, variance, magnitude, byMean, byVariance);
    }

    private double value(double[] linear, double[] meanTimesGram) {
        double sum = 0;
        for (int h = 0; h < mean.length; h++) {
            sum += logDeviation[h]
                    - 0.5 * precision[h] * variance[h]
                    - magnitude[h] / scales[h]
                    + mean[h] * (linear[h] - 0.5 * meanTimesGram[h]);
        }
        return sum;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** A step of Newton's from where q is, by the mean and by log s. */
    private final class Step {
        private final double[] slope;
        private final double[] slopeOfLogs;
        private final double[] cross;
        private final double[] own;
        private final double[] added;
        private final double[] right;
        private final double[] direction;
        private final double[] from;
        private final double[] fromLogs;

        Step(int h) {
            slope = new double[h];
            slopeOfLogs = new double[h];
            cross = new double[h];
            own = new double[h];
            added = new double[h];
            right = new double[h];
            direction = new double[h];
            from = new double[h];
            fromLogs = new double[h];
        }

        /** Returns how far it went. */
        double take(double[] linear, double share) {
            double[] meanTimesGram = gram.times(mean);
            expand(linear, meanTimesGram);
            double[] means = gram.solve(added, right, share);
            for (int h = 0; h < means.length; h++) {
                direction[h] = (slopeOfLogs[h] - cross[h] * means[h]) / own[h];
            }
            double rise = Gram.dot(slope, means) + Gram.dot(slopeOfLogs, direction);
            double before = value(linear, meanTimesGram);
            double length = Math.min(1, LONGEST / largest(direction));
            double moved = Math.max(largest(direction), largestInDeviations(means));
            double[] meansTimesGram = gram.times(means);
            System.arraycopy(mean, 0, from, 0, from.length);
            System.arraycopy(logDeviation, 0, fromLogs, 0, from.length);
            while (ahead(linear, meanTimesGram, length, means, meansTimesGram)
                    < before + SUFFICIENT_INCREASE * length * rise - ROUNDING * (1 + Math.abs(before))) {
                length *= SHORTENING;
            }
            return length * moved;
        }

        // Slopes, and the negative Hessian without its part of log s
        private void expand(double[] linear, double[] meanTimesGram) {
            for (int h = 0; h < slope.length; h++) {
                double deviation = Math.sqrt(variance[h]);
                double density = deviation * byVariance[h] / scales[h];
                double relative = mean[h] / deviation;
                slope[h] = linear[h] - meanTimesGram[h] - byMean[h] / scales[h];
                slopeOfLogs[h] = 1 - precision[h] * variance[h] - 2 * deviation * density;
                cross[h] = -2 * relative * density;
                own[h] = 2 * precision[h] * variance[h] + 2 * deviation * density * (1 + relative * relative);
                added[h] = Math.max(2 * density / deviation - cross[h] * cross[h] / own[h], FLOOR / variance[h]);
                right[h] = slope[h] - cross[h] * slopeOfLogs[h] / own[h];
            }
        }

        private double largestInDeviations(double[] means) {
            double largest = 0;
            for (int h = 0; h < means.length; h++) {
                largest = Math.max(largest, Math.abs(means[h]) / Math.sqrt(variance[h]));
            }
            return largest;
        }

        // Moves there
        private double ahead(
                double[] linear, double[] meanTimesGram, double length, double[] means, double[] meansTimesGram) {
            for (int h = 0; h < from.length; h++) {
                mean[h] = from[h] + length * means[h];
                logDeviation[h] = fromLogs[h] + length * direction[h];
                right[h] = meanTimesGram[h] + length * meansTimesGram[h];
            }
            fold();
            return value(linear, right);
        }
    }
}
