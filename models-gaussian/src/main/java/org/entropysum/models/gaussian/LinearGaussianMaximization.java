package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of linear-Gaussian models: the regression of x on u = (z, 1) under q, then ψ from the new W and μ, and α² from
 * the second moments of z. Sums are taken of the residuals y = x − Wz − μ before the step, so that nothing cancels near
 * convergence: N, Σ E[y_d²], Σ E[u uᵀ], Σ E[y uᵀ].
 */
final class LinearGaussianMaximization implements Projectable {
    private final LinearGaussian model;
    private final int observables;
    private final int regressors;

    LinearGaussianMaximization(LinearGaussian model) {
        this.model = model;
        this.observables = model.noise().observables();
        this.regressors = model.latentSize() + 1;
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        int perDatum = nodes.weight().columns();
        Matrix residual = batch.rowsOnHeap().repeatRows(perDatum);
        residual.addScaled(-1, model.mean().at(held, nodes.z()).output());
        Matrix u = withOne(nodes.z());
        Matrix weighted = withOne(nodes.z()).scaleRows(nodes.weight().values());
        double[] squares = new double[observables];
        for (int i = 0; i < residual.values().length; i++) {
            squares[i % observables] +=
                    nodes.weight().values()[i / observables] * residual.values()[i] * residual.values()[i];
        }
        return pack(batch.rows(), squares, u.transposeTimes(weighted), residual.transposeTimes(weighted));
    }

    private static Matrix withOne(Matrix z) {
        Matrix u = Matrix.zeros(z.rows(), z.columns() + 1);
        u.setColumns(0, z);
        for (int i = 0; i < z.rows(); i++) {
            u.set(i, z.columns(), 1);
        }
        return u;
    }

    private Statistics pack(double count, double[] squaresOfY, Matrix squaresOfU, Matrix cross) {
        double[] sums = Arrays.copyOf(new double[] {count}, 1 + observables + regressors * (regressors + observables));
        System.arraycopy(squaresOfY, 0, sums, 1, observables);
        System.arraycopy(squaresOfU.values(), 0, sums, 1 + observables, regressors * regressors);
        System.arraycopy(cross.values(), 0, sums, 1 + observables + regressors * regressors, observables * regressors);
        return new Statistics(sums);
    }

    /** The sums by name. */
    private record Sums(double count, double[] squares, Matrix squaresOfU, Matrix cross) {
        /** Mean squares of the residuals y − Cu: E[y_d²] − 2 C_d E[y_d u] + C_d E[u uᵀ] C_dᵀ. */
        double[] meanSquares(Matrix change) {
            double[] means = new double[squares.length];
            Matrix moved = change.times(squaresOfU);
            for (int d = 0; d < means.length; d++) {
                double sum = squares[d];
                for (int j = 0; j < change.columns(); j++) {
                    sum += change.get(d, j) * (moved.get(d, j) - 2 * cross.get(d, j));
                }
                means[d] = sum / count;
            }
            return means;
        }

        double[] latentVariances() {
            double[] variances = new double[squaresOfU.rows() - 1];
            for (int h = 0; h < variances.length; h++) {
                variances[h] = squaresOfU.get(h, h) / count;
            }
            return variances;
        }
    }

    private Sums unpack(Statistics total) {
        double[] sums = total.sums();
        int toU = 1 + observables;
        int toCross = toU + regressors * regressors;
        return new Sums(
                sums[0],
                Arrays.copyOfRange(sums, 1, toU),
                Matrix.over(Arrays.copyOfRange(sums, toU, toCross), regressors, regressors),
                Matrix.over(Arrays.copyOfRange(sums, toCross, sums.length), observables, regressors));
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        Sums sums = unpack(total);
        Cholesky cholesky = Cholesky.of("second moment of the latents", sums.squaresOfU());
        Matrix change = Matrix.zeros(observables, regressors);
        for (int d = 0; d < observables; d++) {
            double[] row = cholesky.solve(sums.cross().row(d).values());
            System.arraycopy(row, 0, change.values(), d * regressors, regressors);
        }
        Matrix weights = held.matrix(LinearMean.WEIGHTS).addScaled(1, change.columns(0, regressors - 1));
        Matrix mean = held.matrix(LinearMean.MEAN)
                .addScaled(1, change.columns(regressors - 1, regressors).transpose());
        return withVariances(held.with(LinearMean.WEIGHTS, weights).with(LinearMean.MEAN, mean), sums, change);
    }

    private Parameters withVariances(Parameters parameters, Sums sums, Matrix change) {
        Parameters withNoise = model.noise().fitted(parameters, sums.meanSquares(change));
        return model.prior().with(withNoise, sums.latentVariances());
    }

    // ψ = E (y − C u)² with C the change of (W, μ) since q was taken
    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        Matrix change = Matrix.zeros(observables, regressors);
        change.setColumns(0, parameters.matrix(LinearMean.WEIGHTS).addScaled(-1, held.matrix(LinearMean.WEIGHTS)));
        Matrix offset = parameters.matrix(LinearMean.MEAN).addScaled(-1, held.matrix(LinearMean.MEAN));
        change.setColumns(regressors - 1, offset.transpose());
        return withVariances(parameters, unpack(total), change);
    }
}
