package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.ColumnMoments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\,\sigma^2(z)) \) of VAE-3, with a network for the means and another one for
 * the variances.
 *
 * @param mean m
 * @param variance gives the outputs a of the variance head
 * @param head σ²(a)
 * @param initialLogVariance where log σ² starts; that of the data if empty
 */
record HeteroscedasticDecoder(Network mean, Network variance, VarianceHead head, OptionalDouble initialLogVariance)
        implements Decoder {
    /** The spread of the first variances over the latents, as a share of their size. */
    private static final double FIRST_SPREAD = 0.1;

    private static final int DRAWS = 256;
    private static final long SEED = 3;

    @Override
    public Conditional observable() {
        return new HeteroscedasticObservable(mean, variance, head);
    }

    @Override
    public Layout layout() {
        return mean.layout().and(variance.layout());
    }

    @Override
    public List<Network> networks() {
        return List.of(mean, variance);
    }

    @Override
    public HeteroscedasticDecoder evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return new HeteroscedasticDecoder(
                mean.evaluating(parameters, latents),
                variance.evaluating(parameters, latents),
                head,
                initialLogVariance);
    }

    // Linear head: (M^L, c^L) → e^{-t} (M^L, c^L); log head: c^L → c^L − t
    @Override
    public Direction direction(Parameters parameters, int latents) {
        if (head == VarianceHead.SOFTPLUS) {
            return new Direction.Missing(
                    NAME,
                    "the standard deviations pass through softplus, so that no weights multiply all variances by one"
                            + " factor and a gap stays at true stationary points; varianceHead: log has none");
        }
        if (variance.linearOutput().isEmpty()) {
            return new Direction.Missing(NAME, "the last layer of the variances is not linear with biases");
        }
        LinearOutput last = variance.linearOutput().get();
        double[] down = new double[variance.outputSize()];
        Arrays.fill(down, -1);
        double[] rest = new double[down.length];
        Parameters tangent = head == VarianceHead.LINEAR
                ? last.velocity(parameters, down, rest)
                : last.velocity(parameters, rest, down);
        return Direction.Along.parameters(NAME, tangent, latents);
    }

    /** Means as those of VAE-1, and variances near that of the data. */
    @Override
    public Parameters initial(ColumnMoments moments, UniformRandomProvider random) {
        double first =
                initialLogVariance.isPresent() ? Math.exp(initialLogVariance.getAsDouble()) : moments.meanVariance();
        FirstOutputs means = FirstOutputs.of(moments.mean().values(), Math.sqrt(moments.meanVariance()));
        double[] outputs = new double[variance.outputSize()];
        Arrays.fill(outputs, head.output(first));
        FirstOutputs variances = FirstOutputs.of(outputs, FIRST_SPREAD * first / head.slope(outputs[0]));
        Parameters start = means.of(mean, random).in(layout());
        return start.plus(1, variances.of(variance, random).in(layout()));
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Matrix outputs = variance.at(parameters, normalDraws()).output();
        double positive = 0;
        double[] means = new double[outputs.columns()];
        for (int i = 0; i < outputs.values().length; i++) {
            double value = head.variance(outputs.values()[i]);
            means[i % means.length] += value / outputs.rows();
            positive += value > 0 ? 1 : 0;
        }
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("meanNoiseVariances", Matrix.over(means, 1, means.length).toArray());
        usual.put(
                "positiveVariances",
                Matrix.over(new double[] {positive / outputs.values().length}, 1, 1)
                        .toArray());
        return usual;
    }

    /** Latents of the standard normal prior at which the variances are told, always the same. */
    private Matrix normalDraws() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.PHILOX_4X64.create(SEED));
        Matrix draws = Matrix.zeros(DRAWS, variance.inputSize());
        for (int i = 0; i < draws.values().length; i++) {
            draws.values()[i] = normal.sample();
        }
        return draws;
    }
}
