package org.entropysum.models.expfamily;

import org.entropysum.numeric.Matrix;

/**
 * Finds the N(ν, diag s²) that maximizes
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
final class BestDiagonalGaussian extends BestPosterior {
    /** To what share conjugate gradients bring the slope down at first. */
    private static final double SOLVED = 0.1;

    /** The longest step of a logarithm. */
    private static final double LONGEST = 2;

    private final double[] precision;
    private final double[] logDeviation;
    private final double[] slopeOfLogs;
    private final double[] cross;
    private final double[] own;
    private final double[] added;

    /** For many data points one after the other. */
    BestDiagonalGaussian(Matrix gram, double[] scales) {
        super(gram, scales);
        int h = scales.length;
        this.precision = this.gram.diagonal();
        this.logDeviation = new double[h];
        this.slopeOfLogs = new double[h];
        this.cross = new double[h];
        this.own = new double[h];
        this.added = new double[h];
    }

    /** log s, H numbers. */
    @Override
    double[] shape() {
        return logDeviation;
    }

    @Override
    void beginAtCentre() {
        for (int h = 0; h < scales.length; h++) {
            place(h, 0, -0.5 * Math.log(precision[h] + 1 / (scales[h] * scales[h])));
        }
    }

    @Override
    void begin(double[] known) {
        for (int h = 0; h < mean.length; h++) {
            place(h, known[h], 0.5 * Math.log(known[mean.length + h]));
        }
    }

    private void place(int h, double at, double logarithm) {
        mean[h] = at;
        logDeviation[h] = logarithm;
        variance[h] = Math.exp(2 * logarithm);
    }

    @Override
    double step(double[] linear, double last) {
        double[] from = mean.clone();
        double[] fromLogs = logDeviation.clone();
        double[] fromTimesGram = gram.times(from);
        double[] slope = slope(linear, fromTimesGram);
        double[] right = expand(slope);
        double[] means = gram.solve(added, right, Math.min(SOLVED, last));
        double[] logs = logs(means);
        double[] meansTimesGram = gram.times(means);
        double longest = largest(logs);
        double moved = Math.max(longest, inDeviations(means));
        double rise = Gram.dot(slope, means) + Gram.dot(slopeOfLogs, logs);
        double before = value(linear, fromTimesGram);
        return moved
                * shortened(Math.min(1, LONGEST / longest), before, rise, share -> {
                    for (int h = 0; h < from.length; h++) {
                        place(h, from[h] + share * means[h], fromLogs[h] + share * logs[h]);
                    }
                    double[] timesGram = fromTimesGram.clone();
                    Gram.addScaled(share, meansTimesGram, timesGram);
                    fold();
                    return value(linear, timesGram);
                });
    }

    // The slope of log s and the negative Hessian; returns b, and c is left in added
    private double[] expand(double[] slope) {
        double[] right = new double[slope.length];
        for (int h = 0; h < slope.length; h++) {
            double deviation = Math.sqrt(variance[h]);
            double density = deviation * byVariance[h] / scales[h];
            double relative = mean[h] / deviation;
            slopeOfLogs[h] = 1 - precision[h] * variance[h] - 2 * deviation * density;
            cross[h] = -2 * relative * density;
            own[h] = 2 * precision[h] * variance[h] + 2 * deviation * density * (1 + relative * relative);
            added[h] = Math.max(2 * density / deviation - cross[h] * cross[h] / own[h], FLOOR / variance[h]);
            right[h] = slope[h] - cross[h] * slopeOfLogs[h] / own[h];
        }
        return right;
    }

    // The step of log s that belongs to that of the means
    private double[] logs(double[] means) {
        double[] logs = new double[means.length];
        for (int h = 0; h < means.length; h++) {
            logs[h] = (slopeOfLogs[h] - cross[h] * means[h]) / own[h];
        }
        return logs;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private double value(double[] linear, double[] timesGram) {
        double sum = 0;
        for (int h = 0; h < mean.length; h++) {
            sum += logDeviation[h]
                    - 0.5 * precision[h] * variance[h]
                    - magnitude[h] / scales[h]
                    + mean[h] * (linear[h] - 0.5 * timesGram[h]);
        }
        return sum;
    }
}
