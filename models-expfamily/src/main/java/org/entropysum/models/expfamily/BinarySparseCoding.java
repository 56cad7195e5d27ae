package org.entropysum.models.expfamily;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Binary sparse coding, \( z \sim \prod_h \mathrm{Bern}(\pi_h) \), \( x \sim N(Wz + \mu, \sigma^2 I) \), with a π for each
 * latent or one for all, with or without μ.
 */
final class BinarySparseCoding implements GenerativeModel {
    private final int latents;
    private final BitPrior prior;
    private final LinearMean mean;
    private final GaussianNoise observable;

    BinarySparseCoding(int observables, int latents, boolean sharedProbability, boolean hasOffset) {
        this.latents = latents;
        this.prior = new BitPrior(new Child.Latent(0, latents), sharedProbability);
        this.mean = new LinearMean(observables, latents, hasOffset);
        this.observable = new GaussianNoise(observables, mean);
    }

    BitPrior prior() {
        return prior;
    }

    LinearMean mean() {
        return mean;
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
        return Layout.of(prior.block()).and(mean.layout()).and(Layout.of(GaussianNoise.block()));
    }

    /** Weights that spread like the data, every latent on in one of five data points. {@inheritDoc} */
    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        double[] probabilities = new double[latents];
        java.util.Arrays.fill(probabilities, 0.2);
        return new LinearStart(data, random).fill(prior.with(Parameters.zeros(layout()), probabilities), mean, latents);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of(prior.direction(parameters, layout(), latents), GaussianNoise.direction(layout(), latents));
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("probabilities", prior.probabilities(parameters).toArray());
        usual.put("weights", parameters.array(LinearMean.WEIGHTS));
        if (mean.hasOffset()) {
            usual.put("mean", parameters.array(LinearMean.MEAN));
        }
        usual.put("noiseVariance", GaussianNoise.usual(parameters));
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        double noise = Math.sqrt(GaussianNoise.variance(parameters));
        return Bits.switchedOff(
                prior, parameters, parameters.matrix(LinearMean.WEIGHTS).scale(1 / noise));
    }
}
