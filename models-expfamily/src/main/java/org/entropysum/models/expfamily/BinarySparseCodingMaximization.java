package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of binary sparse coding: \( \pi_h = E_{\bar q} z_h \), the regression of x on z under q, and σ² from the new
 * weights. The sums are those of {@link RegressionSums} and Σ E[z].
 */
final class BinarySparseCodingMaximization implements Projectable {
    private final BinarySparseCoding model;
    private final int observables;

    BinarySparseCodingMaximization(BinarySparseCoding model, int observables) {
        this.model = model;
        this.observables = observables;
    }

    private int latents() {
        return model.latentSize();
    }

    private int regressors() {
        return latents() + (model.mean().hasOffset() ? 1 : 0);
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        Matrix u = model.mean().regressors(nodes.z());
        Matrix means = model.mean().at(held, nodes.z());
        double[] sums = new double[latents() + RegressionSums.size(observables, regressors())];
        for (int n = 0; n < batch.rows(); n++) {
            for (int s = 0; s < nodes.weight().columns(); s++) {
                for (int h = 0; h < latents(); h++) {
                    sums[h] += nodes.weight().get(n, s) * nodes.z().get(nodes.row(n, s), h);
                }
            }
        }
        RegressionSums.of(batch.rowsOnHeap(), nodes, means, u).write(sums, latents());
        return new Statistics(sums);
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        RegressionSums sums = regression(total);
        Matrix change = sums.bestChange();
        Matrix coefficients = model.mean().coefficients(held).addScaled(1, change);
        return scaled(model.mean().with(held, coefficients), sums, change, total);
    }

    // π and σ² with W and μ as they stand
    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        Matrix change =
                model.mean().coefficients(parameters).addScaled(-1, model.mean().coefficients(held));
        return scaled(parameters, regression(total), change, total);
    }

    private RegressionSums regression(Statistics total) {
        return RegressionSums.read(total.sums(), latents(), observables, regressors());
    }

    private Parameters scaled(Parameters parameters, RegressionSums sums, Matrix change, Statistics total) {
        double[] means = new double[latents()];
        for (int h = 0; h < means.length; h++) {
            means[h] = total.sums()[h] / sums.count();
        }
        return model.prior()
                .with(parameters, means)
                .with(GaussianNoise.LOG_VARIANCE, Math.log(sums.varianceAfter(change)));
    }
}
