package org.entropysum.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
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
        List<Matrix> weights = new ArrayList<>();
        for (int i = 1; i <= network.layers(); i++) {
            Matrix own = parameters.matrix(network.names(i).weights());
            weights.add(own);
            weights.add(affine(own, parameters.matrix(network.names(i).biases())));
        }
        List<Panel> panels = Panel.copiesOf(weights);
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= network.layers(); i++) {
            layers.add(
                    new Layer(network.names(i), network.activation(i), panels.get(2 * i - 2), panels.get(2 * i - 1)));
        }
        return new DenseKernel(network.inputSize(), layers);
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

    /**
     * The same layers but the last, with the same weights in memory.
     *
     * @return the kernel; without layers it returns its input
     */
    public DenseKernel withoutLast() {
        return new DenseKernel(inputs, layers.subList(0, layers.size() - 1));
    }

    /** Wᵀ over b, {@code [in + 1, out]}. */
    private static Matrix affine(Matrix weights, Matrix biases) {
        int inputs = weights.columns();
        int outputs = weights.rows();
        double[] from = weights.values();
        double[] all = new double[(inputs + 1) * outputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                all[i * outputs + j] = from[j * inputs + i];
            }
        }
        System.arraycopy(biases.values(), 0, all, inputs * outputs, outputs);
        return Matrix.over(all, inputs + 1, outputs);
    }

    /** W, {@code [out, in]}, and Wᵀ over b. */
    private record Layer(DensePass.Names names, Activation activation, Panel weights, Panel affine) {
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
        private final double[] outputs;
        private final double[] cotangents;
        private final int room;

        private Space(DenseKernel kernel, int rows) {
            room = rows;
            input = kernel.layers.isEmpty() ? Panel.of(rows, kernel.inputs) : Panel.bordered(rows, kernel.inputs);
            inputCotangent = Panel.of(rows, kernel.inputs);
            outputs = new double[kernel.layers.isEmpty() ? 0 : rows * kernel.outputSize()];
            cotangents = new double[outputs.length];
            Piece piece = new Piece(kernel.layers);
            int inputs = kernel.inputs;
            for (int i = 0; i < kernel.layers.size(); i++) {
                Layer layer = kernel.layers.get(i);
                stages.add(new Stage(rows, inputs, layer, i + 1 < kernel.layers.size(), piece));
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
            if (!stages.isEmpty()) {
                value.store(outputs, 0);
            }
            return value;
        }

        /**
         * The outputs of the block, on the heap.
         *
         * @return row-major; valid until the next block, and only if there are layers
         */
        public double[] outputs() {
            return outputs;
        }

        /**
         * The cotangents of the outputs, to be filled in before {@link #backward}.
         *
         * @return row-major; only if there are layers
         */
        public double[] cotangents() {
            return cotangents;
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
            stages.get(stages.size() - 1).back.loadBordered(cotangents, input.rows());
            for (int i = stages.size() - 1; i > 0; i--) {
                Stage before = stages.get(i - 1);
                stages.get(i).backward(kernel.layers.get(i), before.value);
                before.back.setProduct(stages.get(i).back, kernel.layers.get(i).weights);
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

    /** Some rows of a layer on the heap, few enough to stay in a first-level cache while they go through its activation. */
    private static final class Piece {
        private static final int NUMBERS = 1 << 11;

        private final double[] sums;
        private final double[] outputs;
        private final double[] cotangents;

        Piece(List<Layer> layers) {
            int widest = layers.stream().mapToInt(Layer::outputs).max().orElse(0);
            int size = Math.max(NUMBERS, widest + 1);
            sums = new double[size];
            outputs = new double[size];
            cotangents = new double[size];
        }

        int rows(int stride) {
            return outputs.length / stride;
        }
    }

    /**
     * One layer's room, y = g(a) with a = [x 1] [W b]ᵀ; y has a border where another layer follows. Sums a are kept only where
     * g' is no function of y.
     */
    private static final class Stage {
        private final int width;
        private final boolean linear;
        private final boolean keepsSums;
        private final Panel value;
        private final Panel back;
        private final Panel weights;
        private final Matrix byWeights;
        private final Matrix byBiases;
        private final double[] sums;
        private final Piece piece;
        private boolean empty = true;

        Stage(int rows, int inputs, Layer layer, boolean bordered, Piece piece) {
            width = layer.outputs();
            linear = layer.activation() == Activation.IDENTITY;
            keepsSums = !layer.activation().isPulledBackByOutputs();
            value = bordered ? Panel.bordered(rows, width) : Panel.of(rows, width);
            back = bordered ? Panel.bordered(rows, width) : Panel.of(rows, width);
            weights = Panel.of(width, inputs + 1);
            byWeights = Matrix.zeros(width, inputs + 1);
            byBiases = Matrix.zeros(1, width);
            sums = new double[keepsSums ? rows * value.stride() : 0];
            this.piece = piece;
        }

        Panel forward(Layer layer, Panel input) {
            value.setProduct(input, layer.affine());
            if (!linear) {
                int most = piece.rows(value.stride());
                for (int first = 0; first < value.rows(); first += most) {
                    activate(layer.activation(), first, Math.min(most, value.rows() - first));
                }
            }
            return value;
        }

        private void activate(Activation activation, int first, int rows) {
            int numbers = rows * value.stride();
            value.storeRows(first, rows, piece.outputs);
            if (keepsSums) {
                System.arraycopy(piece.outputs, 0, sums, first * value.stride(), numbers);
            }
            activation.values(piece.outputs, piece.outputs, numbers);
            if (value.stride() > width) {
                fillBorder(numbers);
            }
            value.loadRows(first, rows, piece.outputs);
        }

        private void fillBorder(int numbers) {
            for (int at = width; at < numbers; at += value.stride()) {
                piece.outputs[at] = 1;
            }
        }

        // ∂/∂a = g'(a) ∂/∂y, ∂/∂[W b] = (∂/∂a)ᵀ [x 1]
        void backward(Layer layer, Panel input) {
            if (!linear) {
                int most = piece.rows(back.stride());
                for (int first = 0; first < back.rows(); first += most) {
                    pull(layer.activation(), first, Math.min(most, back.rows() - first));
                }
            }
            weights.setTransposedProduct(back, input, !empty);
            empty = false;
        }

        private void pull(Activation activation, int first, int rows) {
            int numbers = rows * back.stride();
            value.storeRows(first, rows, piece.outputs);
            back.storeRows(first, rows, piece.cotangents);
            if (keepsSums) {
                System.arraycopy(sums, first * back.stride(), piece.sums, 0, numbers);
            }
            activation.pullback(piece.sums, piece.outputs, piece.cotangents, numbers);
            back.loadRows(first, rows, piece.cotangents);
        }

        void addTo(DensePass.Names names, Gradient into) {
            if (!empty) {
                weights.store(byWeights.values(), 0);
                int inputs = byWeights.columns() - 1;
                for (int i = 0; i < width; i++) {
                    byBiases.set(0, i, byWeights.get(i, inputs));
                }
                into.addRows(names.weights(), 0, byWeights, 0);
                into.add(names.biases(), byBiases);
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
