package org.entropysum.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.jspecify.annotations.Nullable;
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
 * {@link #evaluating} makes the second of it. The first {@linkplain #mixesRows mixes the rows} of a batch. Where rows are not
 * mixed, they go through in slices, so that what convolutions unfold stays below half a gigabyte for any number of rows.
 */
public final class Dl4jNetwork implements Network {
    private static final int PROBE_ROWS = 2;
    private static final int MOST_ROWS = 1024;

    /** Numbers that a slice of rows may need at once: half a gigabyte. */
    private static final long NUMBERS_IN_A_SLICE = 1L << 26;

    private final int inputs;
    private final int outputs;
    private final Dl4jWeights weights;
    private final Map<String, ChannelMoments> moments;
    private final Dl4jConfiguration configuration;
    private final int slice;
    private final ThreadLocal<Own> own;

    /** The network of a thread, and the last pass through it, as long as it is good for the way back. */
    private static final class Own {
        private final ComputationGraph network;
        private @Nullable Dl4jPass last;

        Own(ComputationGraph network) {
            this.network = network;
        }
    }

    private Dl4jNetwork(
            Dl4jConfiguration configuration,
            Dl4jWeights weights,
            int inputs,
            int outputs,
            int slice,
            Map<String, ChannelMoments> moments) {
        this.configuration = configuration;
        this.weights = weights;
        this.inputs = inputs;
        this.outputs = outputs;
        this.slice = slice;
        this.moments = moments;
        this.own = ThreadLocal.withInitial(() -> new Own(configuration.network()));
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
        Dl4jPass probe = probe(network, inputs);
        INDArray output = probe.output();
        if (output.length() != PROBE_ROWS * (long) outputs) {
            throw new IllegalArgumentException(
                    "the configured network has " + output.length() / PROBE_ROWS + " outputs, not " + outputs);
        }
        int slice = (int) Math.max(1, Math.min(MOST_ROWS, NUMBERS_IN_A_SLICE * PROBE_ROWS / probe.numbers()));
        return new Dl4jNetwork(text, new Dl4jWeights(prefix, role, network), inputs, outputs, slice, Map.of());
    }

    private static Dl4jPass probe(ComputationGraph network, int inputs) {
        try {
            return Dl4jPass.forward(
                    network, Map.of(), Matrix.zeros(PROBE_ROWS, inputs).toArray());
        } catch (RuntimeException refused) {
            String message =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    "the configured network does not take rows of " + inputs + " numbers: " + message, refused);
        }
    }

    private static Matrix rows(INDArray tensor, int rows) {
        return Matrix.copyOf(tensor.dup('c').reshape('c', rows, tensor.length() / rows));
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
        return moments.isEmpty() && !normalizations().isEmpty();
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
        return mixesRows() || input.rows() <= slice ? new Single(parameters, input) : new Sliced(parameters, input);
    }

    private Dl4jPass forward(Parameters parameters, Matrix input) {
        Own here = own.get();
        here.last = null;
        weights.set(here.network, parameters);
        return Dl4jPass.forward(here.network, moments, input.toArray());
    }

    /** All rows at once. */
    private final class Single implements NetworkPass {
        private final Parameters parameters;
        private final Matrix input;
        private final Dl4jPass forward;
        private final Matrix output;

        Single(Parameters parameters, Matrix input) {
            this.parameters = parameters;
            this.input = input;
            this.forward = Dl4jNetwork.this.forward(parameters, input);
            own.get().last = forward;
            this.output = rows(forward.output(), input.rows());
        }

        @Override
        public Matrix output() {
            return output;
        }

        // The network keeps the activations of its last pass only, and the way back destroys them
        @Override
        public Matrix pullback(Matrix cotangent, Gradient into) {
            Own here = own.get();
            Dl4jPass pass = here.last == forward ? forward : Dl4jNetwork.this.forward(parameters, input);
            here.last = null;
            pass.backward(cotangent.toArray().reshape('c', pass.output().shape()));
            weights.add(pass.byTensors(), into);
            INDArray byInput = pass.byInput();
            return byInput == null ? Matrix.zeros(input.rows(), inputs) : rows(byInput, input.rows());
        }
    }

    /** Slice by slice, each of which goes through once more on the way back. */
    private final class Sliced implements NetworkPass {
        private final Parameters parameters;
        private final Matrix input;
        private final Matrix output;

        Sliced(Parameters parameters, Matrix input) {
            this.parameters = parameters;
            this.input = input;
            this.output = Matrix.zeros(input.rows(), outputs);
            for (int from = 0; from < input.rows(); from += slice) {
                write(new Single(parameters, slice(input, from)).output(), from, output);
            }
        }

        private Matrix slice(Matrix all, int from) {
            int to = Math.min(all.rows(), from + slice);
            int columns = all.columns();
            return Matrix.over(Arrays.copyOfRange(all.values(), from * columns, to * columns), to - from, columns);
        }

        private void write(Matrix part, int from, Matrix into) {
            System.arraycopy(part.values(), 0, into.values(), from * into.columns(), part.values().length);
        }

        @Override
        public Matrix output() {
            return output;
        }

        @Override
        public Matrix pullback(Matrix cotangent, Gradient into) {
            Matrix byInput = Matrix.zeros(input.rows(), inputs);
            for (int from = 0; from < input.rows(); from += slice) {
                write(new Single(parameters, slice(input, from)).pullback(slice(cotangent, from), into), from, byInput);
            }
            return byInput;
        }
    }

    /** The vertices that normalize, first those that others depend on. */
    private List<String> normalizations() {
        ComputationGraph network = own.get().network;
        return Arrays.stream(network.topologicalSortOrder())
                .mapToObj(index -> network.getVertices()[index])
                .filter(FrozenNormalization::isNormalization)
                .map(GraphVertex::getVertexName)
                .toList();
    }

    /**
     * The network of evaluation: batch normalizations use mean and variance (divisor n) that these rows have in training at
     * these weights, as if they were one batch. They are measured one normalization after the other, each behind those
     * before it that keep theirs already, so memory does not grow with the rows. A row's outputs do not depend on other rows
     * then, and the derivative is that of this function.
     *
     * @param parameters a layout that holds the weights
     * @param rows the rows that are measured in chunks of {@code [B, D]}; walked through once for each normalization
     * @return a network with the same weights; this one where there is nothing to normalize
     */
    @Override
    public Dl4jNetwork evaluating(Parameters parameters, Iterable<Matrix> rows) {
        Map<String, ChannelMoments> measured = new LinkedHashMap<>();
        for (String normalization : normalizations()) {
            measured.put(normalization, measured(normalization, measured, parameters, rows));
        }
        return measured.isEmpty()
                ? this
                : new Dl4jNetwork(configuration, weights, inputs, outputs, slice, Map.copyOf(measured));
    }

    private ChannelMoments measured(
            String normalization, Map<String, ChannelMoments> before, Parameters parameters, Iterable<Matrix> rows) {
        ChannelMoments pooled = null;
        for (Matrix chunk : rows) {
            Own here = own.get();
            here.last = null;
            weights.set(here.network, parameters);
            ChannelMoments found = Dl4jPass.before(normalization, here.network, before, chunk.toArray());
            pooled = pooled == null ? found : pooled.and(found);
        }
        if (pooled == null) {
            throw new IllegalArgumentException("moments need at least one row");
        }
        return pooled;
    }

    /** The first layer, if it is the only one that takes the inputs, and dense. {@inheritDoc} */
    @Override
    public Optional<LinearInput> linearInput() {
        ComputationGraph network = own.get().network;
        int input = network.getVertex(
                        network.getConfiguration().getNetworkInputs().get(0))
                .getVertexIndex();
        List<GraphVertex> takers = Arrays.stream(network.getVertices())
                .filter(vertex -> vertex.getInputVertices() != null
                        && Arrays.stream(vertex.getInputVertices()).anyMatch(it -> it.getVertexIndex() == input))
                .toList();
        return takers.size() == 1 && takers.get(0) instanceof LayerVertex first && isDense(first)
                ? Optional.of(new LinearInput(weights.block(first.getVertexName() + "_W")))
                : Optional.empty();
    }

    private static boolean isDense(LayerVertex vertex) {
        return vertex.getLayerPreProcessor() == null
                && vertex.getLayer().conf().getLayer() instanceof DenseLayer dense
                && !dense.hasLayerNorm();
    }

    @Override
    public Optional<LinearOutput> linearOutput() {
        ComputationGraph network = own.get().network;
        String output = network.getConfiguration().getNetworkOutputs().get(0);
        GraphVertex last = network.getVertex(output);
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
