package org.entropysum.models.expfamily;

import java.util.Arrays;
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
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Spike-and-slab sparse coding (Titsias and Lázaro-Gredilla, 2011; Sheikh, Shelton and Lücke, 2014):
 * \( s \sim \prod_h \mathrm{Bern}(\pi_h) \), \( z \sim N(m, \mathrm{diag}\,\Psi) \), \( x \sim N(W(s \circ z), \sigma^2 I) \).
 * The columns of the latents are s, then z.
 */
final class SpikeAndSlab implements GenerativeModel {
    private final int observables;
    private final int latents;
    private final BitPrior spikes;
    private final SlabPrior slab;
    private final SpikedMean mean;
    private final LinearMean linear;
    private final GaussianNoise observable;

    SpikeAndSlab(int observables, int latents) {
        this.observables = observables;
        this.latents = latents;
        this.spikes = new BitPrior(new Child.Latent(0, latents), false);
        this.slab = new SlabPrior(latents);
        this.mean = new SpikedMean(latents);
        this.linear = new LinearMean(observables, latents, false);
        this.observable = new GaussianNoise(observables, mean);
    }

    int observables() {
        return observables;
    }

    /** H, of which there are bits and real latents each. */
    int sources() {
        return latents;
    }

    BitPrior spikes() {
        return spikes;
    }

    SpikedMean mean() {
        return mean;
    }

    @Override
    public int latentSize() {
        return 2 * latents;
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(spikes, slab, observable);
    }

    @Override
    public Layout layout() {
        return Layout.of(spikes.block()).and(slab.layout()).and(linear.layout()).and(Layout.of(GaussianNoise.block()));
    }

    /** Weights that spread like the data, slabs of unit variance, every spike on in one of five data points. {@inheritDoc} */
    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        double[] probabilities = new double[latents];
        Arrays.fill(probabilities, 0.2);
        return new LinearStart(data, random)
                .fill(spikes.with(Parameters.zeros(layout()), probabilities), linear, latents);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of(
                spikes.direction(parameters, layout(), latentSize()),
                slab.direction(layout()),
                GaussianNoise.direction(layout(), latentSize()));
    }

    // The scale of each z_h may go to its column of W
    @Override
    public int degreesOfFreedom() {
        return layout().size() - latents;
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("probabilities", spikes.probabilities(parameters).toArray());
        usual.put("slabMeans", parameters.array(SlabPrior.MEAN));
        usual.put("slabVariances", slab.variances(parameters).toArray());
        usual.put("weights", parameters.array(LinearMean.WEIGHTS));
        usual.put("noiseVariance", GaussianNoise.usual(parameters));
        return usual;
    }

    // A column of W in units of the noise, times the root of E z²
    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        Matrix weights = parameters.matrix(LinearMean.WEIGHTS);
        Matrix variances = slab.variances(parameters);
        double noise = Math.sqrt(GaussianNoise.variance(parameters));
        for (int h = 0; h < latents; h++) {
            double centre = parameters.matrix(SlabPrior.MEAN).get(0, h);
            double size = Math.sqrt(centre * centre + variances.get(0, h));
            for (int d = 0; d < observables; d++) {
                weights.set(d, h, weights.get(d, h) * size / noise);
            }
        }
        return Bits.switchedOff(spikes, parameters, weights);
    }
}
