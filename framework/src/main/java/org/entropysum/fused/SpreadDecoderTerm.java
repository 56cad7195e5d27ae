package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\, v(z)) \) whose means and variances come from two dense networks, the variances
 * by way of a head. Both networks, densities, entropies and the way back are done for a block of rows at a time.
 */
public final class SpreadDecoderTerm implements FusedTerm {
    private static final int BLOCK = 256;

    private final DenseNetwork mean;
    private final DenseNetwork variance;
    private final Head head;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();

    private SpreadDecoderTerm(DenseNetwork mean, DenseNetwork variance, Head head) {
        this.mean = mean;
        this.variance = variance;
        this.head = head;
    }

    /** How an output of the network becomes a variance. */
    public interface Head {
        /**
         * The variance.
         *
         * @param a an output
         * @return v(a)
         */
        double variance(double a);

        /**
         * Its derivative.
         *
         * @param a the output
         * @param v v(a)
         * @return dv/da
         */
        double slope(double a, double v);
    }

    /**
     * A decoder.
     *
     * @param mean the network of m
     * @param variance the network of the outputs a
     * @param head v(a)
     * @return the term
     */
    public static SpreadDecoderTerm of(DenseNetwork mean, DenseNetwork variance, Head head) {
        return new SpreadDecoderTerm(mean, variance, head);
    }

    /** The work space of one thread. */
    private static final class Room {
        private final DenseKernel.Space means;
        private final DenseKernel.Space variances;
        private final double[] inputs;

        Room(DenseKernel mean, DenseKernel variance) {
            means = mean.space(BLOCK);
            variances = variance.space(BLOCK);
            inputs = new double[BLOCK * mean.inputSize()];
        }
    }

    @Override
    public Pass at(Place place) {
        DenseKernel means = DenseKernel.of(mean, place.parameters());
        DenseKernel variances = DenseKernel.of(variance, place.parameters());
        return (batch, nodes, gradient, sums) -> {
            Room kept = rooms.poll();
            Room room = kept == null ? new Room(means, variances) : kept;
            new Chunk(place, means, variances, room, batch, nodes).add(gradient, sums);
            rooms.add(room);
        };
    }

    /** The sums of a chunk. */
    private final class Chunk {
        private final Place place;
        private final DenseKernel means;
        private final DenseKernel variances;
        private final Room room;
        private final double[] x;
        private final Nodes.PerDatum nodes;
        private final int samples;
        private final int d;
        private final double each;
        private double logVariances;
        private double squares;
        private double absolute;

        Chunk(Place place, DenseKernel means, DenseKernel variances, Room room, Batch batch, Nodes.PerDatum nodes) {
            this.place = place;
            this.means = means;
            this.variances = variances;
            this.room = room;
            this.x = batch.rowsOnHeap().values();
            this.nodes = nodes;
            this.samples = nodes.weight().columns();
            this.d = means.outputSize();
            this.each = place.perDatum() / samples;
        }

        void add(Gradient gradient, ChunkSums sums) {
            int h = nodes.z().columns();
            double[] byLatents = gradient.latents().values();
            for (int first = 0; first < nodes.z().rows(); first += BLOCK) {
                int rows = Math.min(BLOCK, nodes.z().rows() - first);
                room.means.forward(means, nodes.z().values(), first * h, rows);
                room.variances.forward(variances, nodes.z().values(), first * h, rows);
                densities(first, rows);
                room.means.backward(means, room.inputs, 0);
                addTo(byLatents, first * h, rows * h);
                room.variances.backward(variances, room.inputs, 0);
                addTo(byLatents, first * h, rows * h);
            }
            room.means.addTo(means, gradient);
            room.variances.addTo(variances, gradient);
            double constant = each * nodes.z().rows() * d * LOG_TWO_PI;
            double entropy = 0.5 * (constant + each * nodes.z().rows() * d + each * logVariances);
            double density = -0.5 * (constant + each * logVariances + each * squares);
            sums.addTerm(place.term(), density, entropy, 0, 0.5 * constant + each * absolute);
        }

        private void addTo(double[] byLatents, int at, int length) {
            for (int i = 0; i < length; i++) {
                byLatents[at + i] += room.inputs[i];
            }
        }

        // log p = −½ Σ (log 2πv + r²/v); by m: r/v, by v: ½ (r²/v − 1)/v
        private void densities(int first, int rows) {
            double[] m = room.means.outputs();
            double[] a = room.variances.outputs();
            double[] byM = room.means.cotangents();
            double[] byA = room.variances.cotangents();
            double scale = place.weight() * each;
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / samples * d;
                for (int j = 0; j < d; j++) {
                    int at = row * d + j;
                    double v = positive(head.variance(a[at]), j);
                    double r = x[n + j] - m[at];
                    double relative = r / v;
                    double square = r * relative;
                    double log = Math.log(v);
                    logVariances += log;
                    squares += square;
                    absolute += 0.5 * (Math.abs(log + square) + Math.abs(square - 1)) + Math.abs(m[at] * relative);
                    byM[at] = scale * relative;
                    byA[at] = scale * 0.5 * (square - 1) / v * head.slope(a[at], v);
                }
            }
        }

        private double positive(double v, int observable) {
            if (v > 0) {
                return v;
            }
            throw new NumericFailure(
                    "noise variance of observable " + observable,
                    "is " + v + " at a latent, outside of the domain; varianceHead: log keeps it positive");
        }
    }
}
