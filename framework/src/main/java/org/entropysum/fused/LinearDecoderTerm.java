package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.LinearOutput;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/**
 * The observable \( x \sim N(W h(z) + b, \mathrm{diag}\, \psi) \) with a dense decoder whose last layer is linear and variances
 * that do not depend on z. Reconstructions are never built: with \( m_n = \sum_s w_s h_{ns} \) and
 * \( M = \sum_{n,s} w_s h_{ns} h_{ns}^\top \),
 * \[ \sum_{n,s} w_s r_{nsd}^2 = \sum_n c_{nd}^2 - 2 (P W^\top)_{dd} + (W M W^\top)_{dd}, \qquad c = x - b,\; P = \sum_n c_n m_n^\top, \]
 * \( \partial F/\partial W \propto \psi^{-1}(P - W M) \), and \( \partial F/\partial h \propto W^\top \psi^{-1} c - W^\top \psi^{-1} W h \).
 */
public final class LinearDecoderTerm implements FusedTerm {
    private final Function<Parameters, DenseKernel> hiddenLayers;
    private final LinearOutput last;
    private final Variances variances;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();

    private LinearDecoderTerm(Function<Parameters, DenseKernel> hiddenLayers, LinearOutput last, Variances variances) {
        this.hiddenLayers = hiddenLayers;
        this.last = last;
        this.variances = variances;
    }

    /**
     * The noise variances.
     *
     * @param block the block of log ψ, {@code [1, 1]} or {@code [1, D]}, or empty where they are fixed
     * @param fixed log ψ where it is fixed
     */
    public record Variances(Optional<String> block, double fixed) {
        /**
         * Learned variances.
         *
         * @param block the block of log ψ, {@code [1, 1]} or {@code [1, D]}
         * @return the variances
         */
        public static Variances learned(String block) {
            return new Variances(Optional.of(block), 0);
        }

        /**
         * One fixed variance.
         *
         * @param variance ψ, positive
         * @return the variances
         */
        public static Variances fixed(double variance) {
            return new Variances(Optional.empty(), Math.log(variance));
        }

        /** log ψ_d, length D. */
        double[] logarithms(Parameters parameters, int d) {
            double[] given = block.map(name -> parameters.matrix(name).values()).orElse(new double[] {fixed});
            double[] all = new double[d];
            for (int i = 0; i < d; i++) {
                all[i] = given[given.length == 1 ? 0 : i];
            }
            return all;
        }

        void add(double[] byLogarithms, Gradient into) {
            block.ifPresent(name -> {
                Matrix row = Matrix.over(byLogarithms, 1, byLogarithms.length);
                into.add(name, into.layout().block(name).columns() == 1 ? total(row) : row);
            });
        }

        private static Matrix total(Matrix row) {
            double sum = 0;
            for (double value : row.values()) {
                sum += value;
            }
            return Matrix.over(new double[] {sum}, 1, 1);
        }
    }

    /**
     * A decoder.
     *
     * @param network the dense network of the mean
     * @param variances the noise
     * @return the term
     * @throws IllegalArgumentException if the last layer of the network is not linear
     */
    public static LinearDecoderTerm of(DenseNetwork network, Variances variances) {
        LinearOutput last = network.linearOutput()
                .orElseThrow(() -> new IllegalArgumentException("the last layer of the decoder is not linear"));
        return new LinearDecoderTerm(parameters -> DenseKernel.hiddenLayersOf(network, parameters), last, variances);
    }

    /**
     * A linear decoder.
     *
     * @param latents H
     * @param map W and b
     * @param variances the noise
     * @return the term
     */
    public static LinearDecoderTerm linear(int latents, LinearOutput map, Variances variances) {
        return new LinearDecoderTerm(parameters -> DenseKernel.identity(latents), map, variances);
    }

    @Override
    public Pass at(Place place) {
        Prepared prepared = new Prepared(place);
        return (batch, nodes, gradient, sums) -> {
            Room kept = rooms.poll();
            Room room = kept == null ? new Room(prepared.hidden) : kept;
            prepared.add(room, batch, nodes, gradient, sums);
            rooms.add(room);
        };
    }

    /** Rows that go through the hidden layers together. */
    private static int blockRows(int width) {
        return Math.max(64, Math.min(1024, (1 << 14) / Math.max(1, width)));
    }

    /** The work space of one thread. */
    private static final class Room {
        private final int block;
        private final DenseKernel.Space space;
        private final Panel moments;
        private final Panel back;
        private final double[] hidden;
        private final double[] pulled;
        private final double[] inputs;

        Room(DenseKernel kernel) {
            int f = kernel.outputSize();
            block = blockRows(f);
            space = kernel.space(block);
            moments = Panel.of(f, f);
            back = Panel.of(block, f);
            hidden = new double[block * f];
            pulled = new double[block * f];
            inputs = new double[block * kernel.inputSize()];
        }
    }

    /** What all chunks of an evaluation share. */
    private final class Prepared {
        private final Place place;
        private final DenseKernel hidden;
        private final Matrix weights;
        private final double[] biases;
        private final double[] logVariance;
        private final double[] precision;
        private final Panel curvature;

        Prepared(Place place) {
            this.place = place;
            Parameters parameters = place.parameters();
            hidden = hiddenLayers.apply(parameters);
            weights = parameters.matrix(last.weights().orElseThrow());
            biases = parameters.matrix(last.biases()).values();
            logVariance = variances.logarithms(parameters, weights.rows());
            precision = new double[logVariance.length];
            for (int d = 0; d < precision.length; d++) {
                precision[d] = Math.exp(-logVariance[d]);
            }
            // G = Wᵀ ψ⁻¹ W
            curvature = Panel.copyOf(weights.copy().scaleRows(precision).transposeTimes(weights));
        }

        void add(Room room, Batch batch, Nodes.PerDatum nodes, Gradient gradient, ChunkSums sums) {
            Matrix centred = centred(batch);
            Matrix projected = centred.times(weights.copy().scaleRows(precision));
            Matrix means = Matrix.zeros(batch.rows(), weights.columns());
            throughBlocks(room, nodes, projected, means, gradient);
            Matrix moments = room.moments.toMatrix().scale(1.0 / nodes.weight().columns());
            new Sum(centred, means, moments).add(gradient, sums);
        }

        private Matrix centred(Batch batch) {
            Matrix centred = batch.rowsOnHeap().copy();
            double[] values = centred.values();
            for (int row = 0; row < values.length; row += biases.length) {
                for (int d = 0; d < biases.length; d++) {
                    values[row + d] -= biases[d];
                }
            }
            return centred;
        }

        // h forward; ∂F/∂h = w/N (v_n − G h) back; m_n and M on the way
        private void throughBlocks(Room room, Nodes.PerDatum nodes, Matrix projected, Matrix means, Gradient gradient) {
            int samples = nodes.weight().columns();
            double[] z = nodes.z().values();
            int h = nodes.z().columns();
            for (int first = 0; first < nodes.z().rows(); first += room.block) {
                int rows = Math.min(room.block, nodes.z().rows() - first);
                Panel values = room.space.forward(hidden, z, first * h, rows);
                double[] outputs = outputs(room, z, first * h, rows);
                addMeans(outputs, first, rows, samples, means);
                room.moments.setTransposedProduct(values, values, first > 0);
                room.back.setProduct(values, curvature);
                room.back.store(room.pulled, 0);
                pull(room, first, rows, samples, projected, gradient);
            }
            room.space.addTo(hidden, gradient);
        }

        private double[] outputs(Room room, double[] z, int at, int rows) {
            if (hidden.isEmpty()) {
                System.arraycopy(z, at, room.hidden, 0, rows * weights.columns());
                return room.hidden;
            }
            return room.space.outputs();
        }

        private void addMeans(double[] outputs, int first, int rows, int samples, Matrix means) {
            int f = means.columns();
            double share = 1.0 / samples;
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / samples * f;
                for (int i = 0; i < f; i++) {
                    means.values()[n + i] += share * outputs[row * f + i];
                }
            }
        }

        private void pull(Room room, int first, int rows, int samples, Matrix projected, Gradient gradient) {
            int f = projected.columns();
            int h = gradient.latents().columns();
            double scale = place.weight() * place.perDatum() / samples;
            double[] into = hidden.isEmpty() ? room.hidden : room.space.cotangents();
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / samples * f;
                for (int i = 0; i < f; i++) {
                    into[row * f + i] = scale * (projected.values()[n + i] - room.pulled[row * f + i]);
                }
            }
            if (!hidden.isEmpty()) {
                room.space.backward(hidden, room.inputs, 0);
                into = room.inputs;
            }
            for (int i = 0; i < rows * h; i++) {
                gradient.latents().values()[first * h + i] += into[i];
            }
        }

        /** The sums of a chunk. */
        private final class Sum {
            private final Matrix byWeights;
            private final Matrix spread;
            private final Matrix centred;
            private final double[] meanSum;

            Sum(Matrix centred, Matrix means, Matrix moments) {
                this.centred = centred;
                this.byWeights = centred.transposeTimes(means);
                this.spread = weights.times(moments);
                this.meanSum = means.columnSums().values();
            }

            void add(Gradient gradient, ChunkSums sums) {
                double share = place.perDatum() * centred.rows();
                double scale = place.perDatum() * place.weight();
                double[] squares = squares(centred);
                double[] centredSums = centred.columnSums().values();
                double[] byLogarithms = new double[precision.length];
                Matrix byBiases = Matrix.zeros(1, precision.length);
                double density = 0;
                double entropy = 0;
                double absolute = 0;
                for (int d = 0; d < precision.length; d++) {
                    double cross = dot(byWeights, d, weights);
                    double explained = dot(spread, d, weights);
                    double residual = place.perDatum() * precision[d] * (squares[d] - 2 * cross + explained);
                    double mean = dot(weights, d, meanSum);
                    density -= 0.5 * (share * (LOG_TWO_PI + logVariance[d]) + residual);
                    entropy += 0.5 * share * (LOG_TWO_PI + 1 + logVariance[d]);
                    byLogarithms[d] = 0.5 * place.weight() * (residual - share);
                    byBiases.set(0, d, scale * precision[d] * (centredSums[d] - mean));
                    double size = place.perDatum()
                            * precision[d]
                            * (explained + 2 * biases[d] * mean + centred.rows() * biases[d] * biases[d]);
                    absolute += 0.5 * share * Math.abs(LOG_TWO_PI + logVariance[d]) + 0.5 * residual;
                    absolute += Math.sqrt(Math.abs(size)) * Math.sqrt(Math.abs(residual)) + 0.5 * share;
                }
                sums.addTerm(place.term(), density, entropy, 0, absolute);
                // ∂F/∂W = ψ⁻¹ (P − W M)
                byWeights.addScaled(-1, spread).scaleRows(precision).scale(scale);
                gradient.add(last.weights().orElseThrow(), byWeights);
                gradient.add(last.biases(), byBiases);
                variances.add(byLogarithms, gradient);
            }
        }
    }

    private static double[] squares(Matrix matrix) {
        double[] squares = new double[matrix.columns()];
        for (int row = 0; row < matrix.values().length; row += squares.length) {
            for (int d = 0; d < squares.length; d++) {
                squares[d] += matrix.values()[row + d] * matrix.values()[row + d];
            }
        }
        return squares;
    }

    private static double dot(Matrix left, int row, Matrix right) {
        double sum = 0;
        for (int i = 0; i < left.columns(); i++) {
            sum += left.get(row, i) * right.get(row, i);
        }
        return sum;
    }

    private static double dot(Matrix left, int row, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.columns(); i++) {
            sum += left.get(row, i) * right[i];
        }
        return sum;
    }
}
