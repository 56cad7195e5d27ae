package org.entropysum.models.expfamily;

import static org.entropysum.models.expfamily.GaussianForm.MEANS;

import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Projectable;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of a Gaussian mixture: π_c = N_c/N, the means, then the covariances around the new means, with divisor N_c, or N
 * where one covariance serves all. For each component the sums are Σ r, Σ r y and Σ r y yᵀ with y = x − μ_c around the mean held
 * before. A component without any data keeps its mean and covariance.
 */
final class GaussianMaximization implements Projectable {
    private final Mixture model;
    private final GaussianForm form;
    private final int components;
    private final int observables;

    GaussianMaximization(Mixture model, GaussianForm form) {
        this.model = model;
        this.form = form;
        this.components = model.components().count();
        this.observables = model.components().family().eventSize();
    }

    private int stride() {
        return 1 + observables + observables * observables;
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        Matrix x = batch.rowsOnHeap();
        Matrix means = held.matrix(MEANS);
        double[] sums = new double[components * stride()];
        double[] y = new double[observables];
        for (int n = 0; n < x.rows(); n++) {
            for (int k = 0; k < components; k++) {
                for (int d = 0; d < observables; d++) {
                    y[d] = x.get(n, d) - means.get(k, d);
                }
                add(nodes.weight().get(n, k), y, sums, k * stride());
            }
        }
        return new Statistics(sums);
    }

    private void add(double responsibility, double[] y, double[] sums, int at) {
        sums[at] += responsibility;
        for (int i = 0; i < observables; i++) {
            double weighted = responsibility * y[i];
            sums[at + 1 + i] += weighted;
            for (int j = 0; j < observables; j++) {
                sums[at + 1 + observables + i * observables + j] += weighted * y[j];
            }
        }
    }

    private double[] counts(double[] sums) {
        double[] counts = new double[components];
        for (int k = 0; k < components; k++) {
            counts[k] = sums[k * stride()];
        }
        return counts;
    }

    private double divisor(double[] counts, int k) {
        return form.isTied() ? java.util.Arrays.stream(counts).sum() : counts[k];
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        double[] sums = total.sums();
        Matrix means = held.matrix(MEANS);
        double[] counts = counts(sums);
        Matrix covariances = before(held, counts);
        for (int k = 0; k < components; k++) {
            if (counts[k] > 0) {
                addComponent(sums, k, divisor(counts, k), means, covariances);
            }
        }
        return form.with(model.prior().with(held, counts), means, covariances);
    }

    /** Zeros to add to, and the covariances of components without any data. */
    private Matrix before(Parameters parameters, double[] counts) {
        Matrix covariances = Matrix.zeros(form.isTied() ? 1 : components, observables * observables);
        for (int k = 0; k < components && !form.isTied(); k++) {
            if (counts[k] == 0) {
                Matrix kept = form.covariances(parameters).row(k);
                System.arraycopy(kept.values(), 0, covariances.values(), k * kept.columns(), kept.columns());
            }
        }
        return covariances;
    }

    // μ + s/N_c, and (S − s sᵀ/N_c) / divisor
    private void addComponent(double[] sums, int k, double divisor, Matrix means, Matrix covariances) {
        int first = k * stride() + 1;
        int second = first + observables;
        double count = sums[first - 1];
        for (int i = 0; i < observables; i++) {
            means.add(k, i, sums[first + i] / count);
            for (int j = 0; j < observables; j++) {
                double scatter = sums[second + i * observables + j] - sums[first + i] * sums[first + j] / count;
                covariances.add(form.isTied() ? 0 : k, i * observables + j, scatter / divisor);
            }
        }
    }

    // π_c = N_c/N, and Σ_c around the means as they stand: (S − s δᵀ − δ sᵀ + N_c δ δᵀ) / divisor with δ = μ_c − μ_c
    // held
    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        double[] sums = total.sums();
        double[] counts = counts(sums);
        Matrix change = parameters.matrix(MEANS).addScaled(-1, held.matrix(MEANS));
        Matrix covariances = before(parameters, counts);
        for (int k = 0; k < components; k++) {
            if (counts[k] > 0) {
                addCovariance(sums, k, divisor(counts, k), change.row(k).values(), covariances);
            }
        }
        return form.with(model.prior().with(parameters, counts), parameters.matrix(MEANS), covariances);
    }

    private void addCovariance(double[] sums, int k, double divisor, double[] change, Matrix covariances) {
        int first = k * stride() + 1;
        double count = sums[first - 1];
        for (int i = 0; i < observables; i++) {
            for (int j = 0; j < observables; j++) {
                double scatter = sums[first + observables + i * observables + j]
                        - sums[first + i] * change[j]
                        - change[i] * sums[first + j]
                        + count * change[i] * change[j];
                covariances.add(form.isTied() ? 0 : k, i * observables + j, scatter / divisor);
            }
        }
    }
}
