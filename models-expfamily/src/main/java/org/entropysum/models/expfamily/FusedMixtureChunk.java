package org.entropysum.models.expfamily;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.FusedForm;

/** What one chunk of data adds to ELBO, entropies and gradient of a Gaussian mixture, from the sums of r φ. */
final class FusedMixtureChunk {
    private static final int PRIOR = 0;
    private static final int OBSERVABLE = 1;

    private final Mixture model;
    private final GaussianForm form;
    private final FusedForm.Point point;
    private final GaussianPoint here;
    private final ChunkSums into;

    FusedMixtureChunk(Mixture model, GaussianForm form, FusedForm.Point point, GaussianPoint here, ChunkSums into) {
        this.model = model;
        this.form = form;
        this.point = point;
        this.here = here;
        this.into = into;
    }

    void add(Batch batch, MixtureRoom room, Panel joint, Optional<Panel> slope) {
        room.add(batch, here.centre(), joint, (responsibilities, rows) -> {
            double largest = 0;
            if (slope.isPresent()) {
                double[] g = new double[here.components() * rows];
                room.multiply(slope.get(), g, rows);
                largest = largestDerivatives(Matrix.over(g, here.components(), rows), responsibilities);
            }
            into.addPosterior(point.perDatum() * responsibilities.entropy(), largest);
        });
        Matrix sums = room.sums();
        addPrior(sums, batch.rows());
        addObservable(sums);
    }

    // ∂F/∂logit_k = a_q r_k (g_k − Σ r g) / N with g = (weighted log joint) / a_q − log r
    private double largestDerivatives(Matrix g, Responsibilities responsibilities) {
        double sum = 0;
        for (int n = 0; n < g.columns(); n++) {
            double mean = 0;
            for (int k = 0; k < g.rows(); k++) {
                g.add(k, n, -responsibilities.logWeight(k, n));
                mean += responsibilities.weight(k, n) * g.get(k, n);
            }
            double largest = 0;
            for (int k = 0; k < g.rows(); k++) {
                largest = Math.max(largest, responsibilities.weight(k, n) * Math.abs(g.get(k, n) - mean));
            }
            sum += largest;
        }
        return point.perDatum() * point.weights().posterior() * sum;
    }

    // Σ N_k log π_k, H[π], and N_k − B π_k by the logits
    private void addPrior(Matrix sums, int rows) {
        double perDatum = point.perDatum();
        double logDensity = 0;
        double entropy = 0;
        double absolute = 0;
        Matrix cotangent = Matrix.zeros(1, here.components());
        for (int k = 0; k < here.components(); k++) {
            double log = here.logWeights().get(0, k);
            double weight = Math.exp(log);
            double count = perDatum * sums.get(k, 0);
            logDensity += count == 0 ? 0 : count * log;
            entropy -= weight == 0 ? 0 : perDatum * rows * weight * log;
            cotangent.set(0, k, point.weights().latent() * (count - perDatum * rows * weight));
            absolute += count == 0 ? 0 : 2 * Math.abs(count * log);
        }
        into.addTerm(PRIOR, logDensity, entropy, 0, absolute);
        model.prior().pullback(cotangent, into.gradient());
    }

    private void addObservable(Matrix sums) {
        double logDensity = 0;
        double entropy = 0;
        double absolute = 0;
        for (int k = 0; k < here.components(); k++) {
            double log = 0;
            for (int p = 0; p < sums.columns(); p++) {
                log += sums.get(k, p) * here.densities().get(k, p);
            }
            logDensity += point.perDatum() * log;
            entropy += point.perDatum() * sums.get(k, 0) * here.entropies()[k];
            absolute += point.perDatum() * (Math.abs(log) + 0.5 * sums.get(k, 0) * here.centre().length);
        }
        Matrix cotangent = cotangent(sums);
        into.addTerm(OBSERVABLE, logDensity, entropy, 0, absolute + magnitude(sums));
        // Derivatives by coordinates do not depend on where the origin of x is
        model.components().pullback(aroundCentre(), cotangent, into.gradient());
    }

    private Parameters aroundCentre() {
        return point.parameters().with(GaussianForm.MEANS, here.offsets());
    }

    // Σ r (T(y) − ∇A): Σ r (y − δ), and Σ r (y − δ)(y − δ)ᵀ − N Σ + s δᵀ + δ sᵀ
    private Matrix cotangent(Matrix sums) {
        int d = here.centre().length;
        double scale = point.perDatum() * point.weights().observed();
        Matrix full = Matrix.zeros(here.components(), d + d * d);
        for (int k = 0; k < here.components(); k++) {
            double[] moments = moments(sums, k);
            for (int i = 0; i < d; i++) {
                full.set(k, i, scale * moments[1 + i]);
                for (int j = 0; j < d; j++) {
                    double residual = moments[1 + d + i * d + j]
                            - moments[0] * here.covariances().get(k, i * d + j)
                            + moments[1 + i] * here.offsets().get(k, j)
                            + here.offsets().get(k, i) * moments[1 + j];
                    full.set(k, d + i * d + j, scale * residual);
                }
            }
        }
        return form.isFull() ? full : diagonal(full, d);
    }

    private double[] moments(Matrix sums, int k) {
        int d = here.centre().length;
        double[] moments = new double[1 + d + d * d];
        here.features().writeMoments(sums, k, here.offsets().row(k), moments, 0);
        return moments;
    }

    /** Of a diagonal family the squares alone, of a spherical one their sum. */
    private Matrix diagonal(Matrix full, int d) {
        boolean single = model.components().family() instanceof GaussianSpherical;
        Matrix diagonal = Matrix.zeros(full.rows(), d + (single ? 1 : d));
        for (int k = 0; k < full.rows(); k++) {
            for (int i = 0; i < d; i++) {
                diagonal.set(k, i, full.get(k, i));
                diagonal.add(k, single ? d : d + i, full.get(k, d + i * d + i));
            }
        }
        return diagonal;
    }

    // Σ |η (T − ∇A)| for T around the origin, with the deviations of y − δ for what is not summed by data points
    private double magnitude(Matrix sums) {
        int d = here.centre().length;
        double magnitude = 0;
        for (int k = 0; k < here.components(); k++) {
            double[] moments = moments(sums, k);
            double count = moments[0];
            for (int i = 0; i < d && count > 0; i++) {
                double deviation = Math.sqrt(Math.max(0, moments[1 + d + i * d + i] / count));
                double mean = Math.abs(here.offsets().get(k, i) + here.centre()[i]);
                magnitude += count * Math.abs(here.natural().get(k, i)) * deviation;
                for (int j = 0; j < d; j++) {
                    double other = Math.sqrt(Math.max(0, moments[1 + d + j * d + j] / count));
                    double otherMean = Math.abs(here.offsets().get(k, j) + here.centre()[j]);
                    magnitude += count
                            * Math.abs(here.natural().get(k, d + i * d + j))
                            * (deviation * otherMean + mean * other + deviation * other);
                }
            }
        }
        return point.perDatum() * point.weights().observed() * magnitude;
    }
}
