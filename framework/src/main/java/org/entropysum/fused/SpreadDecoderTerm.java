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
    private static final int BLOCK = 128;

    private final DenseNetwork mean;
    private final DenseNetwork variance;
    private final Head head;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();

    private SpreadDecoderTerm(DenseNetwork mean, DenseNetwork variance, Head head) {
        this.mean = mean;
        this.variance = variance;
        this.head = head;
    }

    /** How outputs of the network become variances. */
    public interface Head {
        /**
         * The variance.
         *
         * @param a an output
         * @return v(a)
         */
        double variance(double a);

        /**
         * All that densities need, for a block of outputs.
         *
         * @param a outputs
         * @param length how many
         * @param into receives the values
         */
        void evaluate(double[] a, int length, Values into);
    }

    /**
     * Values of a head for a block of outputs.
     *
     * @param precision 1/v
     * @param logVariance log v
     * @param growth d log v/da
     */
    public record Values(double[] precision, double[] logVariance, double[] growth) {
        static Values of(int length) {
            return new Values(new double[length], new double[length], new double[length]);
        }
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
        private final Values values;
        private final double[] residuals;

        Room(DenseKernel mean, DenseKernel variance) {
            means = mean.space(BLOCK);
            variances = variance.space(BLOCK);
            inputs = new double[BLOCK * mean.inputSize()];
            values = Values.of(BLOCK * mean.outputSize());
            residuals = new double[BLOCK * mean.outputSize()];
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

        // log p = −½ Σ (log 2πv + r²/v); by m: r/v, by a: ½ (r²/v − 1) d log v/da
        private void densities(int first, int rows) {
            int length = rows * d;
            double[] m = room.means.outputs();
            head.evaluate(room.variances.outputs(), length, room.values);
            requireProper(length);
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / samples * d;
                for (int j = 0; j < d; j++) {
                    room.residuals[row * d + j] = x[n + j] - m[row * d + j];
                }
            }
            slopes(length, room.means.cotangents(), room.variances.cotangents());
            for (int i = 0; i < length; i++) {
                double relative = room.residuals[i] * room.values.precision()[i];
                double square = room.residuals[i] * relative;
                double log = room.values.logVariance()[i];
                logVariances += log;
                squares += square;
                absolute += 0.5 * (Math.abs(log + square) + Math.abs(square - 1)) + Math.abs(m[i] * relative);
            }
        }

        private void slopes(int length, double[] byM, double[] byA) {
            double[] residuals = room.residuals;
            double[] precision = room.values.precision();
            double[] growth = room.values.growth();
            double scale = place.weight() * each;
            for (int i = 0; i < length; i++) {
                double relative = residuals[i] * precision[i];
                byM[i] = scale * relative;
                byA[i] = scale * 0.5 * (residuals[i] * relative - 1) * growth[i];
            }
        }

        private void requireProper(int length) {
            double[] precision = room.values.precision();
            for (int i = 0; i < length; i++) {
                if (!(precision[i] >= 0 && precision[i] < Double.POSITIVE_INFINITY)) {
                    double variance = head.variance(room.variances.outputs()[i]);
                    throw new NumericFailure(
                            "noise variance of observable " + i % d,
                            "is " + variance
                                    + " at a latent, outside of the domain; varianceHead: log keeps it positive");
                }
            }
        }
    }
}
