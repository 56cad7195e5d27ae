package org.entropysum.models.expfamily;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** Where models with a linear mean and Gaussian noise start: random weights, the data's mean and variance. */
final class LinearStart {
    private static final int CHUNK = 1024;

    private final Dataset data;
    private final UniformRandomProvider random;

    LinearStart(Dataset data, UniformRandomProvider random) {
        this.data = data;
        this.random = random;
    }

    /** Weights of the spread that the data have in each column, the noise all of the data's mean variance. */
    Parameters fill(Parameters start, LinearMean mean, int latents) {
        Matrix centre = mean();
        Matrix origin = mean.hasOffset() ? centre : Matrix.zeros(1, centre.columns());
        double[] variances = secondMoments(origin);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix weights = Matrix.zeros(variances.length, latents);
        double total = 0;
        for (int d = 0; d < variances.length; d++) {
            total += variances[d] / variances.length;
            for (int h = 0; h < latents; h++) {
                weights.set(d, h, Math.sqrt(variances[d]) * normal.sample());
            }
        }
        Parameters filled = start.with(LinearMean.WEIGHTS, weights).with(GaussianNoise.LOG_VARIANCE, Math.log(total));
        return mean.hasOffset() ? filled.with(LinearMean.MEAN, centre) : filled;
    }

    private Matrix mean() {
        Matrix sums = Matrix.zeros(1, data.shape().columns());
        for (Batch chunk : data.chunks(CHUNK)) {
            sums.addScaled(1, chunk.rowsOnHeap().columnSums());
        }
        return sums.scale(1.0 / data.shape().rows());
    }

    /** Around the origin, one a column. */
    double[] secondMoments(Matrix origin) {
        double[] moments = new double[origin.columns()];
        for (Batch chunk : data.chunks(CHUNK)) {
            Matrix x = chunk.rowsOnHeap();
            for (int i = 0; i < x.values().length; i++) {
                int d = i % origin.columns();
                double deviation = x.values()[i] - origin.get(0, d);
                moments[d] += deviation * deviation / data.shape().rows();
            }
        }
        return moments;
    }
}
