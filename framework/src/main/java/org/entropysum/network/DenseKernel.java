package org.entropysum.network;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;

/**
 * Layers of a {@link DenseNetwork} for very many rows: blocks of rows that fit a cache go through all layers and back, and nothing
 * is allocated on the way. Same numbers as {@link DenseNetwork#at} and its pullback up to rounding. A kernel holds the weights
 * at one point and may be shared; each thread works in a {@link Space} of its own.
 */
public final class DenseKernel {
    private final int inputs;
    private final List<Layer> layers;

    private DenseKernel(int inputs, List<Layer> layers) {
        this.inputs = inputs;
        this.layers = layers;
    }

    /**
     * All layers of a network.
     *
     * @param network the network
     * @param parameters a layout that holds its weights
     * @return the kernel
     */
    public static DenseKernel of(DenseNetwork network, Parameters parameters) {
        return of(network, network.layers(), parameters);
    }

    /**
     * All layers of a network but the last.
     *
     * @param network the network
     * @param parameters a layout that holds its weights
     * @return the kernel; without layers it returns its input
     */
    public static DenseKernel hiddenLayersOf(DenseNetwork network, Parameters parameters) {
        return of(network, network.layers() - 1, parameters);
    }

    private static DenseKernel of(DenseNetwork network, int count, Parameters parameters) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            layers.add(new Layer(
                    network.names(i),
                    network.activation(i),
                    Panel.copyOf(parameters.matrix(network.names(i).weights())),
                    parameters.matrix(network.names(i).biases()).values()));
        }
        return new DenseKernel(network.inputSize(), layers);
    }

    private record Layer(DensePass.Names names, Activation activation, Panel weights, double[] biases) {
        int outputs() {
            return weights.rows();
        }
    }

    /**
     * The number of inputs.
     *
     * @return D
     */
    public int inputSize() {
        return inputs;
    }

    /**
     * The number of outputs.
     *
     * @return M
     */
    public int outputSize() {
        return layers.isEmpty() ? inputs : layers.get(layers.size() - 1).outputs();
    }

    /**
     * Whether there is no layer.
     *
     * @return true if outputs are inputs
     */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /**
     * Room for blocks of rows, which fits every kernel of the same layers.
     *
     * @param rows the largest number of rows in a block
     * @return the room
     */
    public Space space(int rows) {
        return new Space(this, rows);
    }

    /** The work space of one thread. */
    public static final class Space {
        private final Panel input;
        private final Panel inputCotangent;
        private final List<Stage> stages = new ArrayList<>();

        private Space(DenseKernel kernel, int rows) {
            input = Panel.of(rows, kernel.inputs);
            inputCotangent = Panel.of(rows, kernel.inputs);
            int inputs = kernel.inputs;
            for (Layer layer : kernel.layers) {
                stages.add(new Stage(rows, inputs, layer.outputs()));
                inputs = layer.outputs();
            }
        }

        /**
         * A block of rows through all layers.
         *
         * @param kernel the layers
         * @param values the inputs, row-major
         * @param at where they start
         * @param rows how many rows
         * @return the outputs, for this and the following steps
         */
        public Panel forward(DenseKernel kernel, double[] values, int at, int rows) {
            input.load(values, at, rows);
            Panel value = input;
            for (int i = 0; i < stages.size(); i++) {
                value = stages.get(i).forward(kernel.layers.get(i), value);
            }
            return value;
        }

        /**
         * The outputs of the block, on the heap.
         *
         * @return row-major; valid until the next block, and only if there are layers
         */
        public double[] outputs() {
            return stages.get(stages.size() - 1).outputs;
        }

        /**
         * The cotangents of the outputs, to be filled in before {@link #backward}.
         *
         * @return row-major; only if there are layers
         */
        public double[] cotangents() {
            return stages.get(stages.size() - 1).cotangents;
        }

        /**
         * The block back through all layers; the weights' cotangents are added up here.
         *
         * @param kernel the layers
         * @param into receives the cotangents of the inputs, row-major
         * @param at where they start
         */
        public void backward(DenseKernel kernel, double[] into, int at) {
            for (int i = stages.size() - 1; i >= 0; i--) {
                Stage before = i == 0 ? null : stages.get(i - 1);
                stages.get(i).backward(kernel.layers.get(i), before == null ? input : before.value);
                Panel back = before == null ? inputCotangent : before.back;
                back.setProduct(stages.get(i).back, kernel.layers.get(i).weights);
                back.store(before == null ? into : before.cotangents, before == null ? at : 0);
            }
        }

        /**
         * Hands over the weights' cotangents of all blocks since the last time.
         *
         * @param kernel the layers
         * @param into receives the sums
         */
        public void addTo(DenseKernel kernel, Gradient into) {
            for (int i = 0; i < stages.size(); i++) {
                stages.get(i).addTo(kernel.layers.get(i).names(), into);
            }
        }
    }

    /** One layer's room, y = g(a) with a = x Wᵀ + b. */
    private static final class Stage {
        private final int width;
        private final Panel value;
        private final Panel back;
        private final Panel weights;
        private final double[] sums;
        private final double[] outputs;
        private final double[] cotangents;
        private final double[] biases;
        private boolean empty = true;

        Stage(int rows, int inputs, int width) {
            this.width = width;
            value = Panel.of(rows, width);
            back = Panel.of(rows, width);
            weights = Panel.of(width, inputs);
            sums = new double[rows * width];
            outputs = new double[rows * width];
            cotangents = new double[rows * width];
            biases = new double[width];
        }

        Panel forward(Layer layer, Panel input) {
            value.setProductTransposed(input, layer.weights());
            value.store(sums, 0);
            int length = input.rows() * width;
            for (int row = 0; row < length; row += width) {
                for (int j = 0; j < width; j++) {
                    sums[row + j] += layer.biases()[j];
                }
            }
            layer.activation().values(sums, outputs, length);
            return value.load(outputs, 0, input.rows());
        }

        // ∂/∂a = g'(a) ∂/∂y, ∂/∂W = (∂/∂a)ᵀ x, ∂/∂b = Σ ∂/∂a
        void backward(Layer layer, Panel input) {
            int length = input.rows() * width;
            layer.activation().pullback(sums, outputs, cotangents, length);
            for (int row = 0; row < length; row += width) {
                for (int j = 0; j < width; j++) {
                    biases[j] += cotangents[row + j];
                }
            }
            back.load(cotangents, 0, input.rows());
            weights.setTransposedProduct(back, input, !empty);
            empty = false;
        }

        void addTo(DensePass.Names names, Gradient into) {
            if (empty) {
                return;
            }
            Matrix byWeights = Matrix.zeros(width, weights.columns());
            weights.store(byWeights.values(), 0);
            into.add(names.weights(), byWeights);
            into.add(names.biases(), Matrix.over(biases.clone(), 1, width));
            java.util.Arrays.fill(biases, 0);
            empty = true;
        }
    }
}
