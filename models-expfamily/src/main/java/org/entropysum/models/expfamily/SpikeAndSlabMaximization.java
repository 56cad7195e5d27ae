package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of spike-and-slab sparse coding: \( \pi = E_{\bar q} s \), m and Ψ as mean and variance of z under q̄, the
 * regression of x on s ∘ z, and σ² from the new W. The sums are Σ E[s], Σ E[y], Σ E[y²] with y = z − m around the mean before,
 * and those of {@link RegressionSums}.
 */
final class SpikeAndSlabMaximization implements Projectable {
    private final SpikeAndSlab model;

    SpikeAndSlabMaximization(SpikeAndSlab model) {
        this.model = model;
    }

    private int h() {
        return model.sources();
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        double[] sums = new double[3 * h() + RegressionSums.size(model.observables(), h())];
        double[] centre = held.matrix(SlabPrior.MEAN).values();
        for (int n = 0; n < batch.rows(); n++) {
            for (int s = 0; s < nodes.weight().columns(); s++) {
                int row = nodes.row(n, s);
                double weight = nodes.weight().get(n, s);
                for (int i = 0; weight != 0 && i < h(); i++) {
                    double deviation = nodes.z().get(row, h() + i) - centre[i];
                    sums[i] += weight * nodes.z().get(row, i);
                    sums[h() + i] += weight * deviation;
                    sums[2 * h() + i] += weight * deviation * deviation;
                }
            }
        }
        Matrix products = model.mean().products(nodes.z());
        Matrix means = model.mean().at(held, nodes.z());
        RegressionSums.of(batch.rowsOnHeap(), nodes, means, products).write(sums, 3 * h());
        return new Statistics(sums);
    }

    private RegressionSums regression(Statistics total) {
        return RegressionSums.read(total.sums(), 3 * h(), model.observables(), h());
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        RegressionSums sums = regression(total);
        Matrix change = sums.bestChange();
        Matrix weights = held.matrix(LinearMean.WEIGHTS).addScaled(1, change);
        Matrix means = held.matrix(SlabPrior.MEAN);
        for (int i = 0; i < h(); i++) {
            means.add(0, i, total.sums()[h() + i] / sums.count());
        }
        Parameters located = held.with(LinearMean.WEIGHTS, weights).with(SlabPrior.MEAN, means);
        return scaled(located, held, sums, change, total);
    }

    // π, Ψ and σ² with m and W as they stand
    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        Matrix change = parameters.matrix(LinearMean.WEIGHTS).addScaled(-1, held.matrix(LinearMean.WEIGHTS));
        return scaled(parameters, held, regression(total), change, total);
    }

    // Ψ = E(y − δ)² with δ the way that m has gone
    private Parameters scaled(
            Parameters parameters, Parameters held, RegressionSums sums, Matrix change, Statistics total) {
        double[] probabilities = new double[h()];
        Matrix logVariances = Matrix.zeros(1, h());
        Matrix way = parameters.matrix(SlabPrior.MEAN).addScaled(-1, held.matrix(SlabPrior.MEAN));
        for (int i = 0; i < h(); i++) {
            double delta = way.get(0, i);
            probabilities[i] = total.sums()[i] / sums.count();
            double first = total.sums()[h() + i] / sums.count();
            double second = total.sums()[2 * h() + i] / sums.count();
            logVariances.set(0, i, Math.log(second - 2 * delta * first + delta * delta));
        }
        return model.spikes()
                .with(parameters, probabilities)
                .with(SlabPrior.LOG_VARIANCES, logVariances)
                .with(GaussianNoise.LOG_VARIANCE, Math.log(sums.varianceAfter(change)));
    }
}
