package org.entropysum.models.expfamily;

import java.util.Optional;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.Weights;
import org.jspecify.annotations.Nullable;

/** Sparse coding at one point of parameter space: what all chunks of data share, and their sums over the terms of the bound. */
final class SparseCodingPlace {
    private static final int PRIOR = 0;
    private static final int OBSERVABLE = 1;

    private final SparseCoding model;
    private final Weights weights;
    private final double perDatum;
    private final Optional<UnitColumns> columns;
    private final Matrix decoder;
    private final double[] squaredLengths;
    private final double[] scales;
    private final double normalizer;
    private final double variance;
    private @Nullable Matrix gram;

    private SparseCodingPlace(SparseCoding model, FusedForm.Point point) {
        this.model = model;
        weights = point.weights();
        perDatum = point.perDatum();
        Parameters parameters = point.parameters();
        columns = model.isLearnable() ? Optional.of(UnitNormMean.columns(parameters)) : Optional.empty();
        decoder = columns.map(UnitColumns::unit).orElseGet(() -> parameters.matrix(LinearMean.WEIGHTS));
        squaredLengths = UnitColumns.alongColumns(decoder, decoder);
        scales = model.prior().scales(parameters).values();
        double sum = 0;
        for (double scale : scales) {
            sum += Math.log(2 * scale);
        }
        normalizer = sum;
        variance = GaussianNoise.variance(parameters);
    }

    static SparseCodingPlace of(SparseCoding model, FusedForm.Point point) {
        return new SparseCodingPlace(model, point);
    }

    Weights weights() {
        return weights;
    }

    /** What one data point counts, 1/N. */
    double perDatum() {
        return perDatum;
    }

    int latents() {
        return scales.length;
    }

    /** W as it acts, [D, H]. */
    Matrix decoder() {
        return decoder;
    }

    /** WᵀW, [H, H], computed when first asked for. */
    synchronized Matrix gram() {
        if (gram == null) {
            gram = decoder.transposeTimes(decoder);
        }
        return gram;
    }

    /** The squared lengths of the columns of W. */
    double[] squaredLengths() {
        return squaredLengths;
    }

    /** The derivative of the bound by E|z_h|, −1/λ_h. */
    double[] byMagnitudes() {
        double[] factors = new double[scales.length];
        for (int h = 0; h < factors.length; h++) {
            factors[h] = -weights.latent() * perDatum / scales[h];
        }
        return factors;
    }

    /** Twice the derivative of the bound by the squared error, 1/σ², without its sign. */
    double bySquares() {
        return weights.observed() * perDatum / variance;
    }

    /** Adds the prior's term, −log 2λ − E|z|/λ, for rows whose sums of E|z_h| are given; ∂/∂log λ = E|z|/λ − 1. */
    void addPrior(int rows, double[] magnitudes, ChunkSums into) {
        Matrix byLogScale = Matrix.zeros(1, scales.length);
        double relative = 0;
        for (int h = 0; h < scales.length; h++) {
            double sum = magnitudes[h] / scales[h];
            relative += sum;
            byLogScale.set(0, h, weights.latent() * perDatum * (sum - rows));
        }
        double log = -rows * normalizer - relative;
        double entropy = rows * (scales.length + normalizer);
        double absolute = rows * (scales.length + Math.abs(normalizer)) + 2 * relative;
        into.addTerm(PRIOR, perDatum * log, perDatum * entropy, 0, perDatum * absolute);
        if (model.isLearnable()) {
            into.gradient().add(LaplacePrior.LOG_SCALES, byLogScale);
        }
    }

    /** Adds the observable's term, −½ (D log 2πσ² + s/σ²), for rows whose expected squared errors s have the given sum. */
    void addObservable(int rows, double sum, ChunkSums into) {
        double numbers = (double) rows * model.observables();
        double relative = sum / variance;
        double constant = numbers * (Elementary.LOG_TWO_PI + Math.log(variance));
        double entropy = 0.5 * (numbers + constant);
        double absolute = 0.5 * (Math.abs(constant) + relative) + relative;
        into.addTerm(OBSERVABLE, -0.5 * perDatum * (constant + relative), perDatum * entropy, 0, perDatum * absolute);
        into.gradient().add(GaussianNoise.LOG_VARIANCE, weights.observed() * 0.5 * perDatum * (relative - numbers));
    }

    /** The derivative by the parameters W in the place of that by W as it acts. */
    Matrix byWeights(Matrix byDecoder) {
        return columns.map(each -> each.replaceByRaw(byDecoder)).orElse(byDecoder);
    }
}
