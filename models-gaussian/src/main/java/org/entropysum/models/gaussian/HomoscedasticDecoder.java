package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.ColumnMoments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \sigma^2 I) \) of VAE-0 (σ² fixed), VAE-1 and VAE-2 (σ² learnable).
 *
 * @param mean m
 * @param noise σ²
 * @param theorem the form of the theorem, which a fixed σ² depends on
 * @param initialLogVariance where log σ² starts; that of the data if empty
 */
record HomoscedasticDecoder(Network mean, Noise noise, Theorem theorem, OptionalDouble initialLogVariance)
        implements Decoder {
    @Override
    public Conditional observable() {
        return ObservableNoise.observable(mean, noise, theorem);
    }

    @Override
    public Layout layout() {
        return mean.layout().and(noise.layout());
    }

    @Override
    public List<Network> networks() {
        return List.of(mean);
    }

    @Override
    public HomoscedasticDecoder evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return new HomoscedasticDecoder(mean.evaluating(parameters, latents), noise, theorem, initialLogVariance);
    }

    @Override
    public Direction direction(Parameters parameters, int latents) {
        return ObservableNoise.direction(mean, noise, theorem, parameters, latents);
    }

    /** A network around the mean of the data, on their scale, and their variance as noise. */
    @Override
    public Parameters initial(ColumnMoments moments, UniformRandomProvider random) {
        double variance = moments.meanVariance();
        FirstOutputs outputs = FirstOutputs.of(moments.mean().values(), Math.sqrt(variance));
        double[] variances = new double[noise.observables()];
        Arrays.fill(variances, initialLogVariance.isPresent() ? Math.exp(initialLogVariance.getAsDouble()) : variance);
        return noise.fitted(outputs.of(mean, random).in(layout()), variances);
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        return ObservableNoise.usual(noise, parameters);
    }
}
