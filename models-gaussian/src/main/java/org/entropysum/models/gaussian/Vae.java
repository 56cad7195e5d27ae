package org.entropysum.models.gaussian;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.ColumnMoments;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.LinearInput;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The generative part of variational autoencoders (Damm et al., 2023, who number them): \( z \sim N(0, \mathrm{diag}\,\alpha^2)
 * \), \( x \sim p(x \mid f(z)) \) with networks f.
 *
 * @param prior p(z)
 * @param decoder p(x|z)
 */
record Vae(LatentPrior prior, Decoder decoder) implements GenerativeModel {
    /** A latent that enters the first layers with less than this squared weight is switched off. */
    private static final double SWITCHED_OFF = 1e-9;

    @Override
    public int latentSize() {
        return prior.latents();
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(prior, decoder.observable());
    }

    @Override
    public Vae evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return decoder.observable().mixesRows() ? new Vae(prior, decoder.evaluating(parameters, latents)) : this;
    }

    @Override
    public Layout layout() {
        return prior.layout().and(decoder.layout());
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return decoder.initial(ColumnMoments.of(data), random).in(layout());
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        Parameters own = parameters.restrictedTo(layout());
        List<Optional<LinearInput>> firstLayers =
                decoder.networks().stream().map(Network::linearInput).toList();
        return List.of(prior.direction(own, firstLayers), decoder.direction(own, latentSize()));
    }

    // What α adds, the norms of the first layer's columns take away
    @Override
    public int degreesOfFreedom() {
        return decoder.degreesOfFreedom();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        double[] variances = prior.variances(parameters);
        usual.put("priorVariances", Matrix.over(variances, 1, variances.length).toArray());
        usual.putAll(decoder.usual(parameters));
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        double[] weights = squaredWeights(parameters);
        List<String> degeneracies = new ArrayList<>();
        for (int h = 0; h < weights.length; h++) {
            if (weights[h] <= SWITCHED_OFF) {
                degeneracies.add("latent " + h + " is switched off: the decoder does not read it");
            }
        }
        return degeneracies;
    }

    /** α_h² Σ ‖W_{·h}‖² over the first layers; infinite where the latents enter in another way. */
    private double[] squaredWeights(Parameters parameters) {
        double[] sums = new double[latentSize()];
        double[] variances = prior.variances(parameters);
        for (Network network : decoder.networks()) {
            Optional<LinearInput> first = network.linearInput();
            for (int h = 0; h < sums.length; h++) {
                sums[h] += first.isEmpty() ? Double.POSITIVE_INFINITY : 0;
            }
            first.map(layer -> parameters.matrix(layer.weights())).ifPresent(weights -> {
                for (int i = 0; i < weights.values().length; i++) {
                    int h = i % sums.length;
                    sums[h] += variances[h] * weights.values()[i] * weights.values()[i];
                }
            });
        }
        return sums;
    }
}
