package org.entropysum.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of Deeplearning4j, from any configuration of a {@code MultiLayerNetwork} or a {@code ComputationGraph} with one
 * input and one output and without loss and dropout. Rows go in as its input type says ({@code convolutionalFlat} for
 * images); what comes out of convolutions is laid out as rows. All numbers are of type DOUBLE. Each thread has a network of
 * its own.
 *
 * <p>With batch normalization the network of training, \( y = \gamma (x - m)/s + \beta \) with mean m and deviation s <em>of the
 * batch</em>, and the one of evaluation with m and s kept, are different functions. This class is the first until
 * {@link #evaluating} makes the second of it. The first {@linkplain #mixesRows mixes the rows} of a batch.
 */
public final class Dl4jNetwork implements Network {
    private final int inputs;
    private final int outputs;
    private final Dl4jWeights weights;
    private final Optional<Map<String, Matrix>> moments;
    private final Dl4jConfiguration configuration;
    private final ThreadLocal<ComputationGraph> network;

    private Dl4jNetwork(
            Dl4jConfiguration configuration,
            Dl4jWeights weights,
            int inputs,
            int outputs,
            Optional<Map<String, Matrix>> moments) {
        this.configuration = configuration;
        this.weights = weights;
        this.inputs = inputs;
        this.outputs = outputs;
        this.moments = moments;
        this.network = ThreadLocal.withInitial(() -> withMoments(configuration.network(), moments));
    }

    private static ComputationGraph withMoments(ComputationGraph fresh, Optional<Map<String, Matrix>> moments) {
        moments.ifPresent(known -> known.forEach((key, value) -> {
            INDArray tensor = Objects.requireNonNull(fresh.paramTable().get(key), key);
            tensor.assign(value.toArray().reshape('c', tensor.shape()));
        }));
        return fresh;
    }

    /**
     * A network.
     *
     * @param prefix how the names of its blocks begin
     * @param role what its weights belong to
     * @param configuration JSON or YAML, as Deeplearning4j's {@code toJson} and {@code toYaml} write it
     * @param inputs D
     * @param outputs M
     * @return the network
     * @throws IllegalArgumentException if the configuration does not describe such a network; the message says why
     */
    public static Dl4jNetwork of(String prefix, Role role, String configuration, int inputs, int outputs) {
        Dl4jConfiguration text = new Dl4jConfiguration(configuration);
        ComputationGraph network = text.network();
        requireShape(network, inputs, outputs);
        return new Dl4jNetwork(text, new Dl4jWeights(prefix, role, network), inputs, outputs, Optional.empty());
    }

    private static void requireShape(ComputationGraph network, int inputs, int outputs) {
        long found;
        try {
            found = forward(network, Matrix.zeros(2, inputs), true).columns();
        } catch (RuntimeException refused) {
            String message =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "the configured network does not take rows of " + inputs + " numbers: " + message, refused);
        }
        if (found != outputs) {
            throw new IllegalArgumentException("the configured network has " + found + " outputs, not " + outputs);
        }
    }

    private static Matrix forward(ComputationGraph network, Matrix input, boolean training) {
        INDArray output = Dl4jPass.forward(network, training, input.toArray()).output();
        int rows = input.rows();
        return Matrix.copyOf(output.dup('c').reshape('c', rows, output.length() / rows));
    }

    @Override
    public int inputSize() {
        return inputs;
    }

    @Override
    public int outputSize() {
        return outputs;
    }

    @Override
    public Layout layout() {
        return weights.layout();
    }

    @Override
    public boolean mixesRows() {
        return moments.isEmpty() && !Dl4jWeights.moments(network.get()).isEmpty();
    }

    /** Normal weights of variance 2/(inputs + outputs), scales one, biases and shifts zero. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Parameters start = Parameters.zeros(layout());
        for (Block block : layout().blocks()) {
            Matrix values = Matrix.zeros(block.rows(), block.columns());
            for (int i = 0; i < values.values().length; i++) {
                double deviation = Math.sqrt(2.0 / (block.rows() + block.columns()));
                values.values()[i] = block.rows() > 1
                        ? deviation * normal.sample()
                        : block.name().endsWith("_gamma") ? 1 : 0;
            }
            start = start.with(block.name(), values);
        }
        return start;
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        if (input.columns() != inputs) {
            throw new IllegalArgumentException(
                    "the network takes " + inputs + " inputs, not rows of " + input.columns());
        }
        boolean training = moments.isEmpty();
        weights.set(network.get(), parameters);
        Matrix output = forward(network.get(), input, training);
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                Dl4jPass back = backward(parameters, input, training, cotangent);
                weights.add(back.byTensors(), into);
                INDArray byInput = back.byInput();
                return byInput == null
                        ? Matrix.zeros(input.rows(), inputs)
                        : Matrix.copyOf(byInput.dup('c').reshape('c', input.rows(), inputs));
            }
        };
    }

    // The network keeps the activations of the last pass only, so the way there is gone again
    private Dl4jPass backward(Parameters parameters, Matrix input, boolean training, Matrix cotangent) {
        weights.set(network.get(), parameters);
        Dl4jPass pass = Dl4jPass.forward(network.get(), training, input.toArray());
        return pass.backward(cotangent.toArray().reshape('c', pass.output().shape()));
    }

    /**
     * The network of evaluation: batch normalizations use mean and variance that these rows have in training at these
     * weights. A row's outputs do not depend on other rows then, and the derivative is that of this function.
     *
     * @param parameters a layout that holds the weights
     * @param rows the rows that are measured, {@code [B, D]}
     * @return a network with the same weights; this one where there is nothing to normalize
     */
    @Override
    public Dl4jNetwork evaluating(Parameters parameters, Matrix rows) {
        ComputationGraph own = network.get();
        List<String> keys = Dl4jWeights.moments(own);
        if (keys.isEmpty()) {
            return this;
        }
        Matrix nothing = Matrix.zeros(rows.rows(), outputs);
        Map<String, INDArray> changes =
                backward(parameters, rows, true, nothing).byTensors();
        Map<String, Matrix> measured = new LinkedHashMap<>();
        for (String key : keys) {
            INDArray kept = Objects.requireNonNull(own.paramTable().get(key), key);
            INDArray change = Objects.requireNonNull(changes.get(key), key).reshape('c', kept.shape());
            INDArray ofBatch = RunningMoment.of(own, key).ofBatch(kept, change);
            measured.put(key, Matrix.copyOf(ofBatch.dup('c').reshape('c', 1, ofBatch.length())));
        }
        return new Dl4jNetwork(configuration, weights, inputs, outputs, Optional.of(measured));
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        ComputationGraph own = network.get();
        String output = own.getConfiguration().getNetworkOutputs().get(0);
        GraphVertex last = own.getVertex(output);
        boolean linear = last.hasLayer()
                && last.getLayer().conf().getLayer() instanceof DenseLayer dense
                && dense.getActivationFn() instanceof ActivationIdentity
                && dense.hasBias()
                && !dense.hasLayerNorm();
        return linear
                ? Optional.of(new LinearOutput(Optional.of(weights.block(output + "_W")), weights.block(output + "_b")))
                : Optional.empty();
    }
}
