package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.Statistics;

/**
 * The best scales for given W and Gaussian q (Velychko et al., 2024): \( \lambda_h = \frac1N \sum_n E|z_h| \) and
 * \( \sigma^2 = \frac1{ND} \sum_n \|x^{(n)} - W\nu^{(n)}\|^2 + \mathrm{tr}(W^\top W \Sigma^{(n)}) \). The sums are N, the squares,
 * and Σ E|z_h|; the squares are those of the W at which they were taken.
 */
final class SparseCodingProjection implements ManifoldProjection {
    private final SparseCoding model;

    SparseCodingProjection(SparseCoding model) {
        this.model = model;
    }

    @Override
    public boolean mayAverage() {
        return true;
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Posterior posterior, Expectation rule) {
        if (!(posterior instanceof GaussianMarginals gaussian)) {
            throw new IllegalArgumentException(
                    "the scales of sparse coding are known in closed form for Gaussian q only");
        }
        double[] sums = new double[2 + (model.isLearnable() ? model.latentSize() : 0)];
        sums[0] = batch.rows();
        sums[1] = squares(model.decoder(held), batch, gaussian);
        if (model.isLearnable()) {
            Matrix magnitudes = model.prior().expectedMagnitudes(gaussian).columnSums();
            System.arraycopy(magnitudes.values(), 0, sums, 2, magnitudes.columns());
        }
        return new Statistics(sums);
    }

    private static double squares(Matrix decoder, Batch batch, GaussianMarginals gaussian) {
        Matrix fitted = gaussian.marginalMean().times(decoder.transpose());
        Matrix residuals = fitted.scale(-1).addScaled(1, batch.rowsOnHeap());
        double sum = gaussian.expectedSquares(decoder.transposeTimes(decoder))
                .columnSums()
                .get(0, 0);
        for (double residual : residuals.values()) {
            sum += residual * residual;
        }
        return sum;
    }

    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        double[] sums = total.sums();
        Parameters projected =
                parameters.with(GaussianNoise.LOG_VARIANCE, Math.log(sums[1] / (sums[0] * model.observables())));
        if (!model.isLearnable()) {
            return projected;
        }
        Matrix logScales = Matrix.zeros(1, model.latentSize());
        for (int h = 0; h < model.latentSize(); h++) {
            logScales.set(0, h, Math.log(sums[2 + h] / sums[0]));
        }
        return projected.with(LaplacePrior.LOG_SCALES, logScales);
    }
}
