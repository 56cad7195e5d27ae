package org.entropysum.models.expfamily;

import java.util.ArrayList;
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
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sparse coding (Olshausen and Field, 1996; Velychko et al., 2024): \( z_h \sim \mathrm{Laplace}(0, \lambda_h) \),
 * \( x \sim N(Wz, \sigma^2 I) \), either with learnable λ and columns of W of length one, or with λ = 1 and free W.
 */
final class SparseCoding implements GenerativeModel {
    /** A latent whose contribution is below this share of the noise's scale is switched off. */
    private static final double SWITCHED_OFF = 1e-3;

    private final int observables;
    private final int latents;
    private final boolean learnable;
    private final LaplacePrior prior;
    private final GaussianNoise observable;
    private final LinearMean linear;

    SparseCoding(int observables, int latents, LaplaceScales scales) {
        this.observables = observables;
        this.latents = latents;
        this.learnable = scales == LaplaceScales.LEARNABLE;
        this.prior = new LaplacePrior(latents, learnable);
        this.linear = new LinearMean(observables, latents, false);
        this.observable = new GaussianNoise(observables, learnable ? new UnitNormMean() : linear);
    }

    boolean isLearnable() {
        return learnable;
    }

    int observables() {
        return observables;
    }

    LaplacePrior prior() {
        return prior;
    }

    /** The decoder as it acts, [D, H]: with columns of length one where λ is learnable. */
    Matrix decoder(Parameters parameters) {
        return learnable ? UnitNormMean.weights(parameters) : parameters.matrix(LinearMean.WEIGHTS);
    }

    @Override
    public int latentSize() {
        return latents;
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(prior, observable);
    }

    @Override
    public Layout layout() {
        return prior.layout().and(linear.layout()).and(Layout.of(GaussianNoise.block()));
    }

    /** Random directions, with scales that together spread as the data do; half of that is left to the noise. {@inheritDoc} */
    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        double[] moments = new LinearStart(data, random).secondMoments(Matrix.zeros(1, observables));
        double total = Arrays.stream(moments).sum();
        double scale = Math.sqrt(total / (2 * latents));
        Matrix weights = directions(random);
        Parameters start = Parameters.zeros(layout())
                .with(LinearMean.WEIGHTS, learnable ? weights : weights.scale(scale))
                .with(GaussianNoise.LOG_VARIANCE, Math.log(0.5 * total / observables));
        if (!learnable) {
            return start;
        }
        Matrix logScales = Matrix.zeros(1, latents);
        Arrays.fill(logScales.values(), Math.log(scale));
        return start.with(LaplacePrior.LOG_SCALES, logScales);
    }

    private Matrix directions(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix weights = Matrix.zeros(observables, latents);
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] = normal.sample();
        }
        Parameters raw = Parameters.zeros(linear.layout()).with(LinearMean.WEIGHTS, weights);
        return UnitNormMean.weights(raw);
    }

    // Learnable: log λ → log λ − t. Unit: W → e^{−t} W while z → eᵗ z under q. And log σ² → log σ² − t
    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of(learnable ? ofScales() : ofWeights(parameters), GaussianNoise.direction(layout(), latents));
    }

    private Direction ofScales() {
        Matrix shrinking = Matrix.zeros(1, latents);
        Arrays.fill(shrinking.values(), -1);
        Parameters tangent = Parameters.zeros(layout()).with(LaplacePrior.LOG_SCALES, shrinking);
        return Direction.Along.parameters(LaplacePrior.NAME, tangent, latents);
    }

    private Direction ofWeights(Parameters parameters) {
        double[] rates = new double[latents];
        Arrays.fill(rates, 1);
        Matrix shrinking = parameters.matrix(LinearMean.WEIGHTS).scale(-1);
        return new Direction.Along(
                LaplacePrior.NAME, Parameters.zeros(layout()).with(LinearMean.WEIGHTS, shrinking), rates);
    }

    // W and λ hold one number for each entry of a free W; the lengths of the raw columns do nothing
    @Override
    public int degreesOfFreedom() {
        return observables * latents + 1;
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        if (learnable) {
            usual.put("scales", prior.scales(parameters).toArray());
        }
        usual.put("weights", decoder(parameters).toArray());
        usual.put("noiseVariance", GaussianNoise.usual(parameters));
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        Matrix decoder = decoder(parameters);
        double[] scales = prior.scales(parameters).values();
        double noise = Math.sqrt(GaussianNoise.variance(parameters));
        List<String> degeneracies = new ArrayList<>();
        for (int h = 0; h < latents; h++) {
            double squares = 0;
            for (int d = 0; d < observables; d++) {
                squares += decoder.get(d, h) * decoder.get(d, h);
            }
            if (!(scales[h] * Math.sqrt(squares) > SWITCHED_OFF * noise)) {
                degeneracies.add("latent " + h + " is switched off");
            }
        }
        return degeneracies;
    }
}
