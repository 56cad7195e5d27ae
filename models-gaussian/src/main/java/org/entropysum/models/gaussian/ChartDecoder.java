package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.ColumnMoments;
import org.entropysum.family.BaseMeasure;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An observable of any family whose coordinates are the outputs of a network: \( \eta(u(z)) \) with \( u = W^L \varphi(z) +
 * b^L \). A direction exists if the coordinates grow by r u + s under η → eᵗ η with constants r and s: logits and logarithms of
 * rates by r = 1 (the last layer grows by itself), logarithms of scales by s = 1 (its biases are shifted).
 *
 * @param network u
 * @param link η(u)
 * @param kind the observable, which knows outputs to start with
 * @param theorem the form of the theorem, on which it depends what entropies mean where a base measure varies
 */
record ChartDecoder(Network network, Link link, ObservableKind kind, Theorem theorem) implements Decoder {
    @Override
    public Conditional observable() {
        return new Observable();
    }

    @Override
    public Layout layout() {
        return network.layout();
    }

    @Override
    public List<Network> networks() {
        return List.of(network);
    }

    @Override
    public ChartDecoder evaluating(Parameters parameters, Iterable<Matrix> latents) {
        return new ChartDecoder(network.evaluating(parameters, latents), link, kind, theorem);
    }

    @Override
    public Direction direction(Parameters parameters, int latents) {
        Optional<LinearOutput> last = network.linearOutput();
        if (theorem == Theorem.ENTROPY && link.family().baseMeasure() instanceof BaseMeasure.Varying) {
            return new Direction.Missing(
                    NAME,
                    "the base measure of the family " + link.family().name()
                            + " varies; the form with pseudo entropies (theorem: pseudo-entropy) holds");
        }
        if (last.isEmpty()) {
            return new Direction.Missing(NAME, "the last layer of the decoder is not linear with biases");
        }
        return link.growth()
                .<Direction>map(growth -> Direction.Along.parameters(
                        NAME, last.get().velocity(parameters, growth.proportional(), growth.constant()), latents))
                .orElseGet(() -> new Direction.Missing(
                        NAME,
                        "no weights of the last layer multiply the natural parameters of "
                                + link.family().name()));
    }

    @Override
    public Parameters initial(ColumnMoments moments, UniformRandomProvider random) {
        return kind.first(link, moments).of(network, random);
    }

    /** Outputs that are redundant have a row of weights and a bias each. */
    @Override
    public int degreesOfFreedom() {
        int perOutput = network.linearOutput()
                .map(last -> 1 + last.weights().map(this::columns).orElse(0))
                .orElse(0);
        return layout().size() - link.redundant() * perOutput;
    }

    private int columns(String weights) {
        return layout().block(weights).columns();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        return network.linearOutput()
                .map(last -> Map.of("outputBiases", parameters.array(last.biases())))
                .orElse(Map.of());
    }

    private final class Observable implements Conditional {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Child child() {
            return new Child.Observed();
        }

        @Override
        public ExponentialFamily family() {
            return link.family();
        }

        @Override
        public boolean mixesRows() {
            return network.mixesRows();
        }

        @Override
        public Linearization at(Parameters parameters, INDArray z) {
            NetworkPass pass = network.at(parameters, Matrix.copyOf(z));
            return Linearization.of(link.natural(pass.output()), (cotangent, into) -> {
                Matrix byOutputs = link.pullback(pass.output(), cotangent);
                into.latents().addScaled(1, pass.pullback(byOutputs, into));
            });
        }
    }
}
