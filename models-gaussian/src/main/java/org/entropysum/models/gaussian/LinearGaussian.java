package org.entropysum.models.gaussian;

import static org.entropysum.models.gaussian.LinearMean.MEAN;
import static org.entropysum.models.gaussian.LinearMean.WEIGHTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.MomentLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gaussian latents seen through a linear map with Gaussian noise: \( z \sim N(0, \mathrm{diag}\,\alpha^2) \),
 * \( x \sim N(Wz + \mu, \mathrm{diag}\,\psi) \). With α = 1 and ψ = σ² this is probabilistic principal component analysis
 * (Tipping and Bishop, 1999), with α = 1 and free ψ factor analysis.
 */
final class LinearGaussian implements GenerativeModel, MomentLikelihood {
    /** A latent whose signal variance is below this share of the noise variance is switched off. */
    private static final double SWITCHED_OFF = 1e-9;

    /** An observable of which the noise is a smaller share than this stands at the boundary ψ = 0 (a Heywood case). */
    private static final double BOUNDARY = 1e-6;

    private final LatentPrior prior;
    private final LinearMean mean;
    private final Noise noise;
    private final Theorem theorem;

    private LinearGaussian(LatentPrior prior, LinearMean mean, Noise noise, Theorem theorem) {
        this.prior = prior;
        this.mean = mean;
        this.noise = noise;
        this.theorem = theorem;
    }

    static LinearGaussian of(LatentPrior prior, Noise noise, Theorem theorem) {
        return new LinearGaussian(prior, new LinearMean(noise.observables(), prior.latents()), noise, theorem);
    }

    LatentPrior prior() {
        return prior;
    }

    LinearMean mean() {
        return mean;
    }

    Noise noise() {
        return noise;
    }

    @Override
    public int latentSize() {
        return prior.latents();
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(prior, ObservableNoise.observable(mean, noise, theorem));
    }

    @Override
    public Layout layout() {
        return prior.layout().and(mean.layout()).and(noise.layout());
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Moments moments = Moments.of(data);
        double variance = moments.meanVariance();
        Matrix weights = mean.initial(random).matrix(WEIGHTS).scale(Math.sqrt(variance));
        double[] variances = new double[noise.observables()];
        Arrays.fill(variances, variance);
        return parameters(weights, moments.mean(), variances);
    }

    /** The parameters with α = 1 and the given usual values; fixed noise variances keep their values. */
    Parameters parameters(Matrix weights, Matrix offset, double[] variances) {
        Parameters linear = Parameters.zeros(layout()).with(WEIGHTS, weights).with(MEAN, offset);
        return noise.fitted(linear, variances);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        Parameters own = parameters.restrictedTo(layout());
        return List.of(
                prior.direction(own, List.of(mean.linearInput())),
                ObservableNoise.direction(mean, noise, theorem, own, latentSize()));
    }

    // W has H(H−1)/2 rotations that change nothing, and scales that α can take over
    @Override
    public int degreesOfFreedom() {
        int h = latentSize();
        return mean.layout().size() - h * (h - 1) / 2 + noise.layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        if (prior.layout().size() > 0) {
            usual.put("priorVariances", row(prior.variances(parameters)));
        }
        usual.put("weights", parameters.array(WEIGHTS));
        usual.put("mean", parameters.array(MEAN));
        usual.putAll(ObservableNoise.usual(noise, parameters));
        if (noise instanceof Noise.Diagonal) {
            usual.put("uniquenesses", row(uniquenesses(parameters)));
        }
        return usual;
    }

    private static INDArray row(double... values) {
        return Matrix.over(values, 1, values.length).toArray();
    }

    /** W diag α, the loadings on latents of unit variance. */
    private Matrix loadings(Parameters parameters) {
        double[] scales = prior.variances(parameters);
        for (int h = 0; h < scales.length; h++) {
            scales[h] = Math.sqrt(scales[h]);
        }
        return parameters.matrix(WEIGHTS).transpose().scaleRows(scales).transpose();
    }

    /** The share of noise in the variance of each observable, ψ_d / (ψ_d + Σ_h α_h² W_dh²). */
    double[] uniquenesses(Parameters parameters) {
        Matrix loadings = loadings(parameters);
        double[] uniquenesses = noise.variances(parameters);
        for (int d = 0; d < uniquenesses.length; d++) {
            double common = 0;
            for (int h = 0; h < loadings.columns(); h++) {
                common += loadings.get(d, h) * loadings.get(d, h);
            }
            uniquenesses[d] /= uniquenesses[d] + common;
        }
        return uniquenesses;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        List<String> degeneracies = new ArrayList<>(boundaries(parameters, data));
        double[] signal = signals(parameters);
        if (signal[signal.length - 1] <= SWITCHED_OFF) {
            long rank = Arrays.stream(signal).filter(s -> s > SWITCHED_OFF).count();
            degeneracies.add("the weights have rank " + rank + ", so a latent is switched off");
        }
        return degeneracies;
    }

    private List<String> boundaries(Parameters parameters, Dataset data) {
        if (!(noise instanceof Noise.Diagonal)) {
            return List.of();
        }
        double[] uniquenesses = uniquenesses(parameters);
        List<String> boundaries = new ArrayList<>();
        for (int d = 0; d < uniquenesses.length; d++) {
            if (!(uniquenesses[d] > BOUNDARY)) {
                boundaries.add("the uniqueness of " + data.columns().get(d)
                        + " is at its boundary 0 (a Heywood case); fewer latents may do");
            }
        }
        return boundaries;
    }

    /** The variances of signal in units of the noise, in descending order: eigenvalues of α Wᵀ ψ⁻¹ W α. */
    private double[] signals(Parameters parameters) {
        Matrix loadings = loadings(parameters);
        double[] whitening = noise.variances(parameters);
        for (int d = 0; d < whitening.length; d++) {
            whitening[d] = 1 / Math.sqrt(whitening[d]);
        }
        Matrix white = loadings.scaleRows(whitening);
        return SymmetricEigen.of(white.transposeTimes(white)).values();
    }

    /** The covariance of the observables, W diag α² Wᵀ + diag ψ. */
    Matrix covariance(Parameters parameters) {
        Matrix loadings = loadings(parameters);
        Matrix covariance = loadings.times(loadings.transpose());
        double[] variances = noise.variances(parameters);
        for (int d = 0; d < variances.length; d++) {
            covariance.add(d, d, variances[d]);
        }
        return covariance;
    }

    // x ~ N(μ, W diag α² Wᵀ + diag ψ)
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Cholesky cholesky = Cholesky.of("marginal covariance", covariance(parameters));
        double constant = -0.5 * (noise.observables() * Elementary.LOG_TWO_PI + cholesky.logDeterminant());
        Matrix deviations =
                Matrix.copyOf(x).addToRows(parameters.matrix(MEAN).scale(-1)).transpose();
        double[] white = cholesky.solveLower(deviations).values();
        double[] result = new double[deviations.columns()];
        for (int i = 0; i < white.length; i++) {
            result[i % result.length] += white[i] * white[i];
        }
        for (int n = 0; n < result.length; n++) {
            result[n] = constant - 0.5 * result[n];
        }
        return Matrix.over(result, result.length, 1).toArray();
    }

    // −½ (D log 2π + log |C| + tr C⁻¹(S + (m − μ)(m − μ)ᵀ)) with mean m and covariance S of the data
    @Override
    public double meanLogMarginal(Parameters parameters, Moments moments) {
        Cholesky cholesky = Cholesky.of("marginal covariance", covariance(parameters));
        Matrix deviation = moments.mean().copy().addScaled(-1, parameters.matrix(MEAN));
        Matrix squares = moments.covariance().copy().addScaled(1, deviation.gram());
        // tr C⁻¹ A = tr L⁻¹ A L⁻ᵀ
        Matrix white = cholesky.solveLower(cholesky.solveLower(squares).transpose());
        double sum = noise.observables() * Elementary.LOG_TWO_PI + cholesky.logDeterminant();
        for (int d = 0; d < white.rows(); d++) {
            sum += white.get(d, d);
        }
        return -0.5 * sum;
    }
}
