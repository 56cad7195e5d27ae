package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sigmoid belief net (Neal, 1992): layers of bits, \( z_L \sim \prod_h \mathrm{Bern}(\pi_h) \),
 * \( z_l \sim \mathrm{Bern}(\mathrm{sigmoid}(W_l z_{l+1} + b_l)) \), \( x \sim \mathrm{Bern}(\mathrm{sigmoid}(W z_1 + b)) \). The
 * columns of z are layer 1, which is next to the data, then layer 2, and so on.
 */
final class SigmoidBeliefNet implements GenerativeModel {
    private final int observables;
    private final int latents;
    private final BitPrior prior;
    private final double initialProbability;
    private final List<LogitLayer> layers = new ArrayList<>();

    /** With the sizes of the layers of latents, that next to the data first, all of them fair coins at first. */
    SigmoidBeliefNet(int observables, List<Integer> sizes, Biases biases) {
        this(observables, sizes, biases, 0.5);
    }

    /** With the probability of each latent at first. */
    SigmoidBeliefNet(int observables, List<Integer> sizes, Biases biases, double initialProbability) {
        this.observables = observables;
        this.initialProbability = initialProbability;
        this.latents = sizes.stream().mapToInt(Integer::intValue).sum();
        int from = latents - sizes.get(sizes.size() - 1);
        Child.Latent above = new Child.Latent(from, latents);
        this.prior = new BitPrior(above, false);
        for (int l = sizes.size() - 1; l > 0; l--) {
            int size = sizes.get(l - 1);
            Child.Latent child = new Child.Latent(above.from() - size, above.from());
            layers.add(new LogitLayer("layer " + l, child, size, above, biases));
            above = child;
        }
        layers.add(new LogitLayer("observable", new Child.Observed(), observables, above, biases));
    }

    /** The layers below the top one, that above the data last. */
    List<LogitLayer> layers() {
        return layers;
    }

    @Override
    public int latentSize() {
        return latents;
    }

    @Override
    public List<Conditional> conditionals() {
        List<Conditional> conditionals = new ArrayList<>(List.of(prior));
        conditionals.addAll(layers);
        return conditionals;
    }

    @Override
    public Layout layout() {
        Layout layout = Layout.of(prior.block());
        for (LogitLayer layer : layers) {
            layout = layout.and(layer.layout());
        }
        return layout;
    }

    /** Random weights; biases such that latents have the initial probability and the data about their means. {@inheritDoc} */
    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Bits.requireBinary(data);
        double logit = Math.log(initialProbability) - Math.log1p(-initialProbability);
        Parameters start = filled(Parameters.zeros(layout()), BitPrior.LOGITS, logit);
        for (LogitLayer layer : layers) {
            Matrix weights = normal(start.layout().block(layer.weights()), random);
            start = start.with(layer.weights(), weights);
            if (layer.hasBiases()) {
                Matrix biases = layer.child() instanceof Child.Observed
                        ? Bits.logitsOfMeans(data)
                        : filled(start, layer.biases(), logit).matrix(layer.biases());
                Matrix parents = Matrix.zeros(1, weights.columns());
                Arrays.fill(parents.values(), initialProbability);
                start = start.with(layer.biases(), biases.addScaled(-1, parents.times(weights.transpose())));
            }
        }
        return start;
    }

    private static Parameters filled(Parameters start, String block, double value) {
        Matrix same = start.matrix(block);
        Arrays.fill(same.values(), value);
        return start.with(block, same);
    }

    // Of such a size that the logits have the variance ¼ however rare ones are
    private Matrix normal(Block block, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double ofParents = 4 * initialProbability * (1 - initialProbability) * block.columns();
        Matrix weights = Matrix.zeros(block.rows(), block.columns());
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] = normal.sample() / Math.sqrt(ofParents);
        }
        return weights;
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        List<Direction> directions = new ArrayList<>(List.of(prior.direction(parameters, layout(), latents)));
        layers.forEach(layer -> directions.add(layer.direction(parameters, layout(), latents)));
        return directions;
    }

    @Override
    public int degreesOfFreedom() {
        return Bits.degreesOfFreedom(layout(), observables);
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("probabilities", prior.probabilities(parameters).toArray());
        for (LogitLayer layer : layers) {
            usual.put(layer.weights(), parameters.array(layer.weights()));
            if (layer.hasBiases()) {
                usual.put(layer.biases(), parameters.array(layer.biases()));
            }
        }
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        LogitLayer below = layers.get(0);
        return Bits.switchedOff(prior, parameters, parameters.matrix(below.weights()));
    }
}
