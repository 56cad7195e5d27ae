package org.entropysum.models.gaussian;

import static org.entropysum.models.gaussian.LinearGaussianObservable.LOG_VARIANCE;
import static org.entropysum.models.gaussian.LinearMean.MEAN;
import static org.entropysum.models.gaussian.LinearMean.WEIGHTS;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Probabilistic principal component analysis (Tipping and Bishop, 1999): \( z \sim N(0, I_H) \),
 * \( x \sim N(Wz + \mu, \sigma^2 I_D) \).
 */
final class Ppca implements GenerativeModel, MarginalLikelihood {
    /** A latent whose signal variance is below this share of the noise variance is switched off. */
    private static final double SWITCHED_OFF = 1e-9;

    private final int observables;
    private final int latents;
    private final NoiseVariance noise;
    private final Theorem theorem;

    Ppca(int observables, int latents, NoiseVariance noise, Theorem theorem) {
        this.observables = observables;
        this.latents = latents;
        this.noise = noise;
        this.theorem = theorem;
    }

    private boolean knownVariance() {
        return noise.fixed().isPresent() && theorem == Theorem.PSEUDO_ENTROPY;
    }

    @Override
    public int latentSize() {
        return latents;
    }

    @Override
    public List<Conditional> conditionals() {
        Conditional observable = knownVariance()
                ? new KnownVarianceObservable(observables, noise.fixed().getAsDouble())
                : new LinearGaussianObservable(observables, noise);
        return List.of(new StandardNormalPrior(latents), observable);
    }

    @Override
    public Layout layout() {
        Layout linear = Layout.of(LinearMean.weights(observables, latents), LinearMean.mean(observables));
        return noise.fixed().isPresent()
                ? linear
                : linear.and(Layout.of(org.entropysum.model.Block.of(LOG_VARIANCE, Role.OBSERVABLE, 1, 1)));
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Moments moments = Moments.of(data);
        double variance = moments.meanVariance();
        Matrix weights = Matrix.zeros(observables, latents);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] = Math.sqrt(variance) * normal.sample();
        }
        return parameters(weights, moments.mean(), variance);
    }

    /** The parameters with the given usual values; a fixed noise variance keeps its value. */
    Parameters parameters(Matrix weights, Matrix mean, double variance) {
        Parameters linear = Parameters.zeros(layout()).with(WEIGHTS, weights).with(MEAN, mean);
        return noise.fixed().isPresent() ? linear : linear.with(LOG_VARIANCE, Math.log(variance));
    }

    /** The same parameters with another noise variance, where it is learnable. */
    Parameters withVariance(Parameters parameters, double variance) {
        return noise.fixed().isPresent() ? parameters : parameters.with(LOG_VARIANCE, Math.log(variance));
    }

    double variance(Parameters parameters) {
        return noise.fixed().orElseGet(() -> Math.exp(parameters.scalar(LOG_VARIANCE)));
    }

    // Class B: W → e^{-t/2} W while z → e^{t/2} z under q; and log σ² → log σ² − t
    @Override
    public List<Direction> directions(Parameters parameters) {
        double[] rates = new double[latents];
        Arrays.fill(rates, 0.5);
        Matrix weights = parameters.matrix(WEIGHTS);
        Parameters rest = Parameters.zeros(layout());
        Direction prior = new Direction.Along("prior", rest.with(WEIGHTS, weights.scale(-0.5)), rates);
        return List.of(prior, observableDirection(parameters));
    }

    private Direction observableDirection(Parameters parameters) {
        Parameters rest = Parameters.zeros(layout());
        if (noise.fixed().isEmpty()) {
            return Direction.Along.parameters("observable", rest.with(LOG_VARIANCE, -1), latents);
        }
        if (theorem == Theorem.PSEUDO_ENTROPY) {
            Parameters linear = rest.with(WEIGHTS, parameters.matrix(WEIGHTS)).with(MEAN, parameters.matrix(MEAN));
            return Direction.Along.parameters("observable", linear, latents);
        }
        return new Direction.Missing(
                "observable",
                "the noise variance is fixed at " + noise + ", so no parameter scales the natural parameters;"
                        + " the form with pseudo entropies (theorem: pseudo-entropy) holds");
    }

    // W has H(H−1)/2 rotations that change nothing
    @Override
    public int degreesOfFreedom() {
        int linear = observables * latents - latents * (latents - 1) / 2 + observables;
        return linear + (noise.fixed().isPresent() ? 0 : 1);
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("weights", parameters.array(WEIGHTS));
        usual.put("mean", parameters.array(MEAN));
        usual.put(
                "noiseVariance",
                Matrix.over(new double[] {variance(parameters)}, 1, 1).toArray());
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        Matrix weights = parameters.matrix(WEIGHTS);
        double[] signal = SymmetricEigen.of(weights.transposeTimes(weights)).values();
        return signal[latents - 1] <= SWITCHED_OFF * variance(parameters)
                ? List.of(
                        "the weights have rank " + rank(signal, variance(parameters)) + ", so a latent is switched off")
                : List.of();
    }

    private static long rank(double[] signal, double variance) {
        return Arrays.stream(signal).filter(s -> s > SWITCHED_OFF * variance).count();
    }

    // x ~ N(μ, W Wᵀ + σ² I)
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Matrix weights = parameters.matrix(WEIGHTS);
        Matrix covariance =
                weights.times(weights.transpose()).addScaled(variance(parameters), Matrix.identity(observables));
        Cholesky cholesky = Cholesky.of("marginal covariance", covariance);
        double constant = -0.5 * (observables * Elementary.LOG_TWO_PI + cholesky.logDeterminant());
        Matrix deviations = Matrix.copyOf(x);
        deviations.addScaled(-1, parameters.matrix(MEAN).repeatRows(deviations.rows()));
        Matrix result = Matrix.zeros(deviations.rows(), 1);
        for (int n = 0; n < deviations.rows(); n++) {
            double squares = 0;
            for (double whitened : cholesky.solveLower(deviations.row(n).values())) {
                squares += whitened * whitened;
            }
            result.set(n, 0, constant - 0.5 * squares);
        }
        return result.toArray();
    }
}
