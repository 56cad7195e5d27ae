package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.Queue;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.network.DenseKernel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/** A {@link LinearDecoderTerm} at one point of parameter space, through the residuals of the reconstructions m(z). */
final class ResidualDecoderPass implements FusedTerm.Pass {
    private static final int BLOCK = 128;

    private final FusedTerm.Place place;
    private final DenseKernel layers;
    private final LinearDecoderTerm.Variances variances;
    private final Queue<Room> rooms;
    private final double[] logVariance;
    private final double[] precision;

    /** The work space of one thread. */
    static final class Room {
        private final DenseKernel.Space space;
        private final double[] inputs;

        Room(DenseKernel layers) {
            space = layers.space(BLOCK);
            inputs = new double[BLOCK * layers.inputSize()];
        }
    }

    ResidualDecoderPass(
            FusedTerm.Place place, DenseKernel layers, LinearDecoderTerm.Variances variances, Queue<Room> rooms) {
        this.place = place;
        this.layers = layers;
        this.variances = variances;
        this.rooms = rooms;
        logVariance = variances.logarithms(place.parameters(), layers.outputSize());
        precision = Arrays.stream(logVariance).map(log -> Math.exp(-log)).toArray();
    }

    @Override
    public void add(Batch batch, Nodes.PerDatum nodes, Gradient gradient, ChunkSums sums) {
        Room idle = rooms.poll();
        Room room = idle == null ? new Room(layers) : idle;
        Squares squares = new Squares(batch.rowsOnHeap().values());
        int h = nodes.z().columns();
        double[] byLatents = gradient.latents().values();
        for (int first = 0; first < nodes.z().rows(); first += BLOCK) {
            int rows = Math.min(BLOCK, nodes.z().rows() - first);
            room.space.forward(layers, nodes.z().values(), first * h, rows);
            squares.add(room.space, first, rows);
            room.space.backward(layers, room.inputs, 0);
            for (int i = 0; i < rows * h; i++) {
                byLatents[first * h + i] += room.inputs[i];
            }
        }
        room.space.addTo(layers, gradient);
        rooms.add(room);
        squares.addTo(batch.rows(), gradient, sums);
    }

    /** Σ r² and Σ m² over the nodes of a chunk, r = x − m. */
    private final class Squares {
        private final double[] x;
        private final double[] slopes;
        private final double[] ofResiduals = new double[precision.length];
        private final double[] ofMeans = new double[precision.length];

        Squares(double[] x) {
            this.x = x;
            double scale = place.weight() * place.perDatum() / place.samples();
            slopes = Arrays.stream(precision).map(each -> scale * each).toArray();
        }

        // By m: r/ψ
        void add(DenseKernel.Space space, int first, int rows) {
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / place.samples();
                addRow(space.outputs(), space.cotangents(), row * slopes.length, n * slopes.length);
            }
        }

        private void addRow(double[] means, double[] byMeans, int at, int n) {
            for (int d = 0; d < slopes.length; d++) {
                double mean = means[at + d];
                double residual = x[n + d] - mean;
                byMeans[at + d] = slopes[d] * residual;
                ofResiduals[d] += residual * residual;
                ofMeans[d] += mean * mean;
            }
        }

        // log p = −½ Σ (log 2πψ + r²/ψ), H = ½ Σ log 2πeψ
        void addTo(int rows, Gradient gradient, ChunkSums sums) {
            double share = place.perDatum() * rows;
            double[] byLogarithms = new double[precision.length];
            double density = 0;
            double entropy = 0;
            double absolute = 0;
            for (int d = 0; d < precision.length; d++) {
                double each = place.perDatum() / place.samples() * precision[d];
                double residual = each * ofResiduals[d];
                density -= 0.5 * (share * (LOG_TWO_PI + logVariance[d]) + residual);
                entropy += 0.5 * share * (LOG_TWO_PI + 1 + logVariance[d]);
                byLogarithms[d] = 0.5 * place.weight() * (residual - share);
                absolute += 0.5 * share * Math.abs(LOG_TWO_PI + logVariance[d]) + 0.5 * residual + 0.5 * share;
                absolute += Math.sqrt(each * ofMeans[d]) * Math.sqrt(residual);
            }
            sums.addTerm(place.term(), density, entropy, 0, absolute);
            variances.add(byLogarithms, gradient);
        }
    }
}
