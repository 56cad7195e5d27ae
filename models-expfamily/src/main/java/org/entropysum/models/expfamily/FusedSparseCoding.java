package org.entropysum.models.expfamily;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;

/**
 * Sparse coding under Gaussian q without nodes: \( E|z_h| \) in closed form and
 * \( E\|x - Wz\|^2 = \|x - W\nu\|^2 + \mathrm{tr}(W^\top W\,\Sigma) \).
 */
final class FusedSparseCoding implements FusedForm {
    private static final int PRIOR = 0;
    private static final int OBSERVABLE = 1;

    private final SparseCoding model;
    private final VariationalFamily family;

    FusedSparseCoding(SparseCoding model, VariationalFamily family) {
        this.model = model;
        this.family = family;
    }

    @Override
    public boolean covers(Expectation rule, Weights weights) {
        return rule instanceof Expectation.Analytic;
    }

    @Override
    public Optional<FusedForm> over(VariationalFamily other) {
        return other.getClass() == family.getClass()
                ? Optional.of(new FusedSparseCoding(model, other))
                : Optional.empty();
    }

    @Override
    public Pass at(Point point) {
        Matrix decoder = model.decoder(point.parameters());
        Matrix gram = decoder.transposeTimes(decoder);
        double[] scales = model.prior().scales(point.parameters()).values();
        double variance = GaussianNoise.variance(point.parameters());
        return (batch, into) -> new Chunk(point, batch, decoder, gram, scales, variance).addTo(into);
    }

    /** One chunk of data. */
    private final class Chunk {
        private final Point point;
        private final Batch batch;
        private final Matrix decoder;
        private final Matrix gram;
        private final double[] scales;
        private final double variance;
        private final double perDatum;
        private final Weights weights;
        private final GaussianMarginals posterior;
        private final Matrix mean;
        private final Matrix variances;
        private final Matrix byMean;
        private final Matrix byVariance;

        Chunk(Point point, Batch batch, Matrix decoder, Matrix gram, double[] scales, double variance) {
            this.point = point;
            this.batch = batch;
            this.decoder = decoder;
            this.gram = gram;
            this.scales = scales;
            this.variance = variance;
            this.perDatum = point.perDatum();
            this.weights = point.weights();
            this.posterior = (GaussianMarginals) family.at(point.held(), batch);
            this.mean = posterior.marginalMean();
            this.variances = posterior.marginalVariance();
            this.byMean = Matrix.zeros(batch.rows(), scales.length);
            this.byVariance = Matrix.zeros(batch.rows(), scales.length);
        }

        void addTo(ChunkSums into) {
            addPrior(into);
            addObservable(into);
            addPosterior(into);
        }

        // −log 2λ − E|z|/λ; ∂/∂log λ = E|z|/λ − 1
        private void addPrior(ChunkSums into) {
            Matrix magnitude = Matrix.zeros(batch.rows(), scales.length);
            FoldedNormal.all(
                    mean.values(), variances.values(), magnitude.values(), byMean.values(), byVariance.values());
            Matrix byLogScale = Matrix.zeros(1, scales.length);
            double normalizer = 0;
            for (double scale : scales) {
                normalizer += Math.log(2 * scale);
            }
            double log = 0;
            double absolute = 0;
            for (int n = 0; n < batch.rows(); n++) {
                double ofDatum = -normalizer;
                for (int h = 0; h < scales.length; h++) {
                    double relative = magnitude.get(n, h) / scales[h];
                    ofDatum -= relative;
                    byLogScale.add(0, h, weights.latent() * perDatum * (relative - 1));
                    absolute += perDatum * Math.abs(relative - 1);
                }
                log += perDatum * ofDatum;
                absolute += perDatum * Math.abs(ofDatum);
            }
            double entropy = 0;
            for (double scale : scales) {
                entropy += perDatum * batch.rows() * (1 + Math.log(2 * scale));
            }
            for (int i = 0; i < byMean.values().length; i++) {
                double factor = -weights.latent() * perDatum / scales[i % scales.length];
                byMean.values()[i] *= factor;
                byVariance.values()[i] *= factor;
            }
            into.addTerm(PRIOR, log, entropy, 0, absolute);
            if (model.isLearnable()) {
                into.gradient().add(LaplacePrior.LOG_SCALES, byLogScale);
            }
        }

        // −½ (D log 2πσ² + s/σ²) with s = ‖x − Wν‖² + tr GΣ
        private void addObservable(ChunkSums into) {
            int d = model.observables();
            Matrix residuals = mean.times(decoder.transpose()).scale(-1).addScaled(1, batch.rowsOnHeap());
            Matrix squares = posterior.expectedSquares(gram);
            double log = 0;
            double absolute = 0;
            double byLogVariance = 0;
            for (int n = 0; n < batch.rows(); n++) {
                double sum = squares.get(n, 0);
                for (int j = 0; j < d; j++) {
                    sum += residuals.get(n, j) * residuals.get(n, j);
                }
                double ofDatum = -0.5 * (d * (Elementary.LOG_TWO_PI + Math.log(variance)) + sum / variance);
                log += perDatum * ofDatum;
                absolute += perDatum * (Math.abs(ofDatum) + sum / variance);
                byLogVariance += 0.5 * perDatum * (sum / variance - d);
            }
            double entropy = perDatum * batch.rows() * 0.5 * d * Math.log(2 * Math.PI * Math.E * variance);
            into.addTerm(OBSERVABLE, log, entropy, 0, absolute);
            into.gradient().add(GaussianNoise.LOG_VARIANCE, weights.observed() * byLogVariance);
            addDecoder(residuals, into);
        }

        // ∂/∂W = (Rᵀν − W ΣΣ)/σ², ∂/∂ν = R W/σ²
        private void addDecoder(Matrix residuals, ChunkSums into) {
            double factor = weights.observed() * perDatum / variance;
            byMean.addScaled(factor, residuals.times(decoder));
            Matrix byDecoder = residuals.transposeTimes(mean);
            byDecoder.addScaled(-1, decoder.times(posterior.covarianceSum())).scale(factor);
            Parameters parameters = point.parameters();
            into.gradient()
                    .add(
                            LinearMean.WEIGHTS,
                            model.isLearnable() ? UnitNormMean.toRaw(parameters, byDecoder) : byDecoder);
        }

        private void addPosterior(ChunkSums into) {
            double factor = -0.5 * weights.observed() * perDatum / variance;
            Matrix byCoordinates = posterior.marginalGradient(byMean, byVariance);
            byCoordinates.addScaled(factor, posterior.expectedSquaresGradient(gram));
            byCoordinates.addScaled(weights.posterior() * perDatum, posterior.entropyGradient());
            family.pullback(point.held(), batch, byCoordinates, into.gradient());
            double entropy = Matrix.copyOf(posterior.entropy()).columnSums().get(0, 0);
            into.addPosterior(perDatum * entropy, sumOfRowMaxima(byCoordinates));
            addLatentRates(factor, into);
        }

        private double sumOfRowMaxima(Matrix matrix) {
            double sum = 0;
            for (int n = 0; n < matrix.rows(); n++) {
                double largest = 0;
                for (int j = 0; j < matrix.columns(); j++) {
                    largest = Math.max(largest, Math.abs(matrix.get(n, j)));
                }
                sum += largest;
            }
            return sum;
        }

        // Along z_h → eᵗ z_h: ν_h at ν_h, v_h at 2v_h, tr GΣ at 2(GΣ)_hh, and 1 from the entropy
        private void addLatentRates(double factor, ChunkSums into) {
            Matrix squares = gram.times(posterior.covarianceSum());
            for (int h = 0; h < scales.length; h++) {
                double rate = weights.posterior() * perDatum * batch.rows() + 2 * factor * squares.get(h, h);
                for (int n = 0; n < batch.rows(); n++) {
                    rate += mean.get(n, h) * byMean.get(n, h) + 2 * variances.get(n, h) * byVariance.get(n, h);
                }
                into.addLatentRate(h, rate);
            }
        }
    }
}
