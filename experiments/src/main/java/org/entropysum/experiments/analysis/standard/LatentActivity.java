package org.entropysum.experiments.analysis.standard;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.GaussianMarginals;

/**
 * What says of each latent whether q uses it, as means over data points; numbers are nats except for the variance.
 *
 * @param entropy mean entropy of q, \( \tfrac1N \sum_n \tfrac12 \log 2\pi e s_{nh}^2 \)
 * @param prior entropy of the prior, \( \tfrac12 \log 2\pi e \alpha_h^2 \)
 * @param divergence mean KL(q ‖ p)
 * @param nearPrior the share of data points with KL(q ‖ p) below a bound
 * @param variance of the means of q over data points, in units of the prior's variance
 */
record LatentActivity(double[] entropy, double[] prior, double[] divergence, double[] nearPrior, double[] variance) {
    private static final int CHUNK = 1024;
    private static final double LOG_TWO_PI_E = 1 + Math.log(2 * Math.PI);

    /** The activity on the first rows. */
    static LatentActivity of(GaussianLatents latents, Dataset data, int rows, double nearBelow) {
        double[] alpha = latents.priorVariances();
        int size = alpha.length;
        double[][] sums = new double[5][size];
        int count = Math.min(rows, data.shape().rows());
        for (int first = 0; first < count; first += CHUNK) {
            Batch chunk = data.rows(first, Math.min(CHUNK, count - first));
            GaussianMarginals q = latents.at(chunk);
            add(q.marginalMean(), q.marginalVariance(), alpha, nearBelow, sums);
        }
        for (double[] sum : sums) {
            Arrays.setAll(sum, h -> sum[h] / count);
        }
        double[] prior = new double[size];
        double[] variance = new double[size];
        Arrays.setAll(prior, h -> 0.5 * (LOG_TWO_PI_E + Math.log(alpha[h])));
        Arrays.setAll(variance, h -> (sums[4][h] - sums[3][h] * sums[3][h]) / alpha[h]);
        return new LatentActivity(sums[0], prior, sums[1], sums[2], variance);
    }

    // ½ (m²/α² + s²/α² − 1 − log s²/α²)
    private static void add(Matrix mean, Matrix variance, double[] alpha, double nearBelow, double[][] sums) {
        for (int n = 0; n < mean.rows(); n++) {
            for (int h = 0; h < alpha.length; h++) {
                double m = mean.get(n, h);
                double ratio = variance.get(n, h) / alpha[h];
                double divergence = 0.5 * (m * m / alpha[h] + ratio - 1 - Math.log(ratio));
                sums[0][h] += 0.5 * (LOG_TWO_PI_E + Math.log(variance.get(n, h)));
                sums[1][h] += divergence;
                sums[2][h] += divergence < nearBelow ? 1 : 0;
                sums[3][h] += m;
                sums[4][h] += m * m;
            }
        }
    }
}
