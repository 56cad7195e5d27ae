package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.ColumnMoments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.network.SideBySide;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\,\sigma^2(z)) \) of VAE-3. The outputs of its networks, side by side, are D
 * means m and then D outputs a of the variance head: two networks share nothing, one is a shared trunk under both. What the
 * theorem needs are last-layer rows of the variances' own, which either has.
 *
 * @param outputs the networks of m and a
 * @param head σ²(a)
 * @param initialLogVariance where log σ² starts; that of the data if empty
 */
record HeteroscedasticDecoder(SideBySide outputs, VarianceHead head, OptionalDouble initialLogVariance)
        implements Decoder {
    /** The spread of the first variances over the latents, as a share of their size. */
    private static final double FIRST_SPREAD = 0.1;

    private static final int DRAWS = 256;
    private static final long SEED = 3;

    @Override
    public Conditional observable() {
        return new HeteroscedasticObservable(outputs, head);
    }

    @Override
    public Layout layout() {
        return outputs.layout();
    }

    @Override
    public List<Network> networks() {
        return outputs.networks();
    }

    @Override
    public HeteroscedasticDecoder evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return new HeteroscedasticDecoder(outputs.evaluating(parameters, latents), head, initialLogVariance);
    }

    private int observables() {
        return outputs.outputSize() / 2;
    }

    // Linear head: (M^L, c^L) → e^{-t} (M^L, c^L); log head: c^L → c^L − t; rows and biases of the means stay
    @Override
    public Direction direction(Parameters parameters, int latents) {
        if (head == VarianceHead.SOFTPLUS) {
            return new Direction.Missing(
                    NAME,
                    "the standard deviations pass through softplus, so that no weights multiply all variances by one"
                            + " factor and a gap stays at true stationary points; varianceHead: log has none");
        }
        double[] down = new double[outputs.outputSize()];
        Arrays.fill(down, observables(), down.length, -1);
        double[] rest = new double[down.length];
        Optional<Parameters> tangent = head == VarianceHead.LINEAR
                ? outputs.velocity(parameters, down, rest)
                : outputs.velocity(parameters, rest, down);
        return tangent.<Direction>map(along -> Direction.Along.parameters(NAME, along, latents))
                .orElseGet(
                        () -> new Direction.Missing(NAME, "the last layer of the variances is not linear with biases"));
    }

    /** Means as those of VAE-1, and variances near that of the data. */
    @Override
    public Parameters initial(ColumnMoments moments, UniformRandomProvider random) {
        double first =
                initialLogVariance.isPresent() ? Math.exp(initialLogVariance.getAsDouble()) : moments.meanVariance();
        FirstOutputs means = FirstOutputs.of(moments.mean().values(), Math.sqrt(moments.meanVariance()));
        double[] ofHead = new double[observables()];
        Arrays.fill(ofHead, head.output(first));
        FirstOutputs variances = FirstOutputs.of(ofHead, FIRST_SPREAD * first / head.slope(ofHead[0]));
        FirstOutputs both = means.and(variances);
        return outputs.initial(
                (network, from) -> both.range(from, from + network.outputSize()).of(network, random));
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        double[] means = new double[observables()];
        Matrix ofHead = outputs.at(parameters, normalDraws()).output().columns(means.length, 2 * means.length);
        double positive = 0;
        for (int i = 0; i < ofHead.values().length; i++) {
            double value = head.variance(ofHead.values()[i]);
            means[i % means.length] += value / ofHead.rows();
            positive += value > 0 ? 1 : 0;
        }
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("meanNoiseVariances", Matrix.over(means, 1, means.length).toArray());
        usual.put(
                "positiveVariances",
                Matrix.over(new double[] {positive / ofHead.values().length}, 1, 1)
                        .toArray());
        return usual;
    }

    /** Latents of the standard normal prior at which the variances are told, always the same. */
    private Matrix normalDraws() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.PHILOX_4X64.create(SEED));
        Matrix draws = Matrix.zeros(DRAWS, outputs.inputSize());
        for (int i = 0; i < draws.values().length; i++) {
            draws.values()[i] = normal.sample();
        }
        return draws;
    }
}
