package org.entropysum.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.jspecify.annotations.Nullable;

/**
 * Layers of a {@link DenseNetwork} for very many rows: blocks of rows that fit a cache go through all layers and back, and nothing
 * is allocated on the way. Same numbers as {@link DenseNetwork#at} and its pullback up to rounding. A kernel holds the weights
 * at one point and may be shared; each thread works in a {@link Space} of its own.
 */
public final class DenseKernel {
    private static final int ROOM = 256;

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

    /**
     * No layers: outputs are inputs.
     *
     * @param inputs the number of both
     * @return the kernel
     */
    public static DenseKernel identity(int inputs) {
        return new DenseKernel(inputs, List.of());
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

        private final int room;

        private Space(DenseKernel kernel, int rows) {
            room = rows;
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
            backwardToWeights(kernel);
            inputCotangent.setProduct(stages.get(0).back, kernel.layers.get(0).weights);
            inputCotangent.store(into, at);
        }

        /**
         * The block back through all layers, without the cotangents of the inputs.
         *
         * @param kernel the layers
         */
        public void backwardToWeights(DenseKernel kernel) {
            for (int i = stages.size() - 1; i > 0; i--) {
                Stage before = stages.get(i - 1);
                stages.get(i).backward(kernel.layers.get(i), before.value);
                before.back.setProduct(stages.get(i).back, kernel.layers.get(i).weights);
                before.back.store(before.cotangents, 0);
            }
            stages.get(0).backward(kernel.layers.get(0), input);
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
        private final Panel biases;
        private final Panel ones;
        private final double[] tile;
        private final double[] sums;
        private final double[] outputs;
        private final double[] cotangents;
        private double @Nullable [] tiled;
        private boolean empty = true;

        Stage(int rows, int inputs, int width) {
            this.width = width;
            value = Panel.of(rows, width);
            back = Panel.of(rows, width);
            weights = Panel.of(width, inputs);
            biases = Panel.of(1, width);
            ones = Panel.of(rows, 1);
            tile = new double[rows * width];
            sums = new double[rows * width];
            outputs = new double[rows * width];
            cotangents = new double[rows * width];
        }

        Panel forward(Layer layer, Panel input) {
            fillTile(layer.biases());
            value.load(tile, 0, input.rows());
            value.addProductTransposed(input, layer.weights());
            value.store(sums, 0);
            layer.activation().values(sums, outputs, input.rows() * width);
            return value.load(outputs, 0, input.rows());
        }

        /** The biases in every row, once for each kernel. */
        private void fillTile(double[] row) {
            if (tiled != row) {
                for (int at = 0; at < tile.length; at += width) {
                    System.arraycopy(row, 0, tile, at, width);
                }
                tiled = row;
            }
        }

        // ∂/∂a = g'(a) ∂/∂y, ∂/∂W = (∂/∂a)ᵀ x, ∂/∂b = 1ᵀ ∂/∂a
        void backward(Layer layer, Panel input) {
            layer.activation().pullback(sums, outputs, cotangents, input.rows() * width);
            back.load(cotangents, 0, input.rows());
            weights.setTransposedProduct(back, input, !empty);
            biases.setTransposedProduct(ones(input.rows()), back, !empty);
            empty = false;
        }

        private Panel ones(int rows) {
            if (ones.rows() != rows) {
                double[] all = new double[rows];
                Arrays.fill(all, 1);
                ones.load(all, 0, rows);
            }
            return ones;
        }

        void addTo(DensePass.Names names, Gradient into) {
            if (!empty) {
                into.add(names.weights(), weights.toMatrix());
                into.add(names.biases(), biases.toMatrix());
                empty = true;
            }
        }
    }

    /**
     * A forward pass on a work space of its own, which the pullback gives back: it can be pulled back once.
     *
     * @param values the inputs, {@code [B, D]}
     * @param spaces idle work spaces of kernels with these layers
     * @return the pass
     */
    NetworkPass pass(Matrix values, Queue<Space> spaces) {
        Space idle = spaces.poll();
        Space space = idle != null && idle.room >= values.rows() ? idle : space(Math.max(ROOM, values.rows()));
        space.forward(this, values.values(), 0, values.rows());
        int length = values.rows() * outputSize();
        Matrix output = Matrix.over(Arrays.copyOf(space.outputs(), length), values.rows(), outputSize());
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                System.arraycopy(cotangent.values(), 0, space.cotangents(), 0, length);
                Matrix byInputs = Matrix.zeros(values.rows(), inputs);
                space.backward(DenseKernel.this, byInputs.values(), 0);
                release(into);
                return byInputs;
            }

            @Override
            public void pullbackToWeights(Matrix cotangent, Gradient into) {
                System.arraycopy(cotangent.values(), 0, space.cotangents(), 0, length);
                space.backwardToWeights(DenseKernel.this);
                release(into);
            }

            private void release(Gradient into) {
                space.addTo(DenseKernel.this, into);
                spaces.add(space);
            }
        };
    }
}
