package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.Map;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable N(m(z), diag ψ) under both forms of the theorem. A fixed variance is a number of the family under
 * {@link Theorem#PSEUDO_ENTROPY}, where the last layer of m scales η, and a parameter that does not move under
 * {@link Theorem#ENTROPY}.
 */
final class ObservableNoise {
    private ObservableNoise() {}

    static Conditional observable(Network mean, Noise noise, Theorem theorem) {
        return noise instanceof Noise.Fixed fixed && theorem == Theorem.PSEUDO_ENTROPY
                ? new KnownVarianceObservable(mean, fixed.variance())
                : new GaussianObservable(mean, noise);
    }

    /** log ψ → log ψ − t; or with a known variance (W^L, b^L) → eᵗ (W^L, b^L). */
    static Direction direction(Network mean, Noise noise, Theorem theorem, Parameters parameters, int latents) {
        String term = GaussianObservable.NAME;
        if (!(noise instanceof Noise.Fixed fixed)) {
            double[] down = new double[noise.layout().size()];
            Arrays.fill(down, -1);
            Parameters tangent = Parameters.of(noise.layout(), down).in(parameters.layout());
            return Direction.Along.parameters(term, tangent, latents);
        }
        if (theorem == Theorem.ENTROPY) {
            return new Direction.Missing(
                    term,
                    "the noise variance is fixed at " + fixed.variance()
                            + ", so no parameter scales the natural parameters;"
                            + " the form with pseudo entropies (theorem: pseudo-entropy) holds");
        }
        return mean.linearOutput()
                .<Direction>map(last -> Direction.Along.parameters(term, grown(last, parameters), latents))
                .orElseGet(() -> new Direction.Missing(
                        term, "the noise variance is fixed and the last layer of the decoder is not linear"));
    }

    /** The last layer grows by itself. */
    static Parameters grown(LinearOutput last, Parameters parameters) {
        double[] ones = new double[parameters.layout().block(last.biases()).size()];
        Arrays.fill(ones, 1);
        return last.velocity(parameters, ones, new double[ones.length]);
    }

    static Map<String, INDArray> usual(Noise noise, Parameters parameters) {
        double[] variances = noise.variances(parameters);
        return noise instanceof Noise.Diagonal
                ? Map.of(
                        "noiseVariances",
                        Matrix.over(variances, 1, variances.length).toArray())
                : Map.of(
                        "noiseVariance",
                        Matrix.over(new double[] {variances[0]}, 1, 1).toArray());
    }
}
