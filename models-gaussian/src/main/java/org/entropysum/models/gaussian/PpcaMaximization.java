package org.entropysum.models.gaussian;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of p-PCA: the regression of x on u = (z, 1) under q, then σ² from the new W and μ. Sums are taken of the
 * residuals y = x − Wz − μ before the step, so that nothing cancels near convergence: N, Σ E[yᵀy], Σ E[u uᵀ], Σ E[y uᵀ].
 */
final class PpcaMaximization implements Projectable {
    private final Ppca model;
    private final int observables;
    private final int regressors;

    PpcaMaximization(Ppca model, int observables, int latents) {
        this.model = model;
        this.observables = observables;
        this.regressors = latents + 1;
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        int perDatum = nodes.weight().columns();
        Matrix residual = batch.rowsOnHeap().repeatRows(perDatum);
        residual.addScaled(-1, new LinearMean(held, nodes.z()).value());
        Matrix weighted = withOne(nodes.z()).scaleRows(nodes.weight().values());
        double squares = 0;
        for (int i = 0; i < residual.values().length; i++) {
            squares += nodes.weight().values()[i / observables] * residual.values()[i] * residual.values()[i];
        }
        return pack(
                batch.rows(), squares, withOne(nodes.z()).transposeTimes(weighted), residual.transposeTimes(weighted));
    }

    private static Matrix withOne(Matrix z) {
        Matrix u = Matrix.zeros(z.rows(), z.columns() + 1);
        for (int i = 0; i < z.rows(); i++) {
            for (int h = 0; h < z.columns(); h++) {
                u.set(i, h, z.get(i, h));
            }
            u.set(i, z.columns(), 1);
        }
        return u;
    }

    private Statistics pack(double count, double squaresOfY, Matrix squaresOfU, Matrix cross) {
        double[] sums = new double[2 + regressors * (regressors + observables)];
        sums[0] = count;
        sums[1] = squaresOfY;
        System.arraycopy(squaresOfU.values(), 0, sums, 2, regressors * regressors);
        System.arraycopy(cross.values(), 0, sums, 2 + regressors * regressors, observables * regressors);
        return new Statistics(sums);
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        Matrix squaresOfU = part(total, 2, regressors);
        Matrix cross = part(total, 2 + regressors * regressors, observables);
        Cholesky cholesky = Cholesky.of("second moment of the latents", squaresOfU);
        Matrix change = Matrix.zeros(observables, regressors);
        double squares = total.sums()[1];
        for (int d = 0; d < observables; d++) {
            double[] row = cholesky.solve(cross.row(d).values());
            for (int j = 0; j < regressors; j++) {
                change.set(d, j, row[j]);
                squares -= row[j] * cross.get(d, j);
            }
        }
        Matrix weights = held.matrix(LinearMean.WEIGHTS).addScaled(1, change.columns(0, regressors - 1));
        Matrix mean = held.matrix(LinearMean.MEAN)
                .addScaled(1, change.columns(regressors - 1, regressors).transpose());
        double variance = squares / (total.sums()[0] * observables);
        return model.withVariance(held.with(LinearMean.WEIGHTS, weights).with(LinearMean.MEAN, mean), variance);
    }

    // σ² = E‖y − C u‖²/D with C the change of (W, μ) since q was taken
    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        Matrix weights = parameters.matrix(LinearMean.WEIGHTS);
        Matrix mean = parameters.matrix(LinearMean.MEAN);
        Matrix change = withOne(weights.columns(0, regressors - 1).addScaled(-1, held.matrix(LinearMean.WEIGHTS)));
        Matrix cross = part(total, 2 + regressors * regressors, observables);
        Matrix squaresOfU = part(total, 2, regressors);
        double squares = total.sums()[1];
        for (int d = 0; d < observables; d++) {
            change.set(
                    d,
                    regressors - 1,
                    mean.get(0, d) - held.matrix(LinearMean.MEAN).get(0, d));
            Matrix row = change.row(d);
            squares += row.times(squaresOfU).times(row.transpose()).get(0, 0)
                    - 2 * row.times(cross.row(d).transpose()).get(0, 0);
        }
        double variance = squares / (total.sums()[0] * observables);
        return model.withVariance(parameters, variance);
    }

    private Matrix part(Statistics total, int from, int rows) {
        double[] values = java.util.Arrays.copyOfRange(total.sums(), from, from + rows * regressors);
        return Matrix.over(values, rows, regressors);
    }
}
