package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.DenseNetwork;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\, v(z)) \) whose means and variances come from two dense networks or from one,
 * the variances by way of a head. Networks, densities, entropies and the way back are done for a block of rows at a time.
 */
public final class SpreadDecoderTerm implements FusedTerm {
    private final List<DenseNetwork> networks;
    private final int d;
    private final Head head;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();

    private SpreadDecoderTerm(List<DenseNetwork> networks, int d, Head head) {
        this.networks = networks;
        this.d = d;
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
     * A decoder of two networks.
     *
     * @param mean the network of m
     * @param variance the network of the outputs a, as many as means
     * @param head v(a)
     * @return the term
     */
    public static SpreadDecoderTerm of(DenseNetwork mean, DenseNetwork variance, Head head) {
        if (mean.outputSize() == variance.outputSize()) {
            return new SpreadDecoderTerm(List.of(mean, variance), mean.outputSize(), head);
        }
        throw new IllegalArgumentException(
                mean.outputSize() + " means and " + variance.outputSize() + " outputs of variances");
    }

    /**
     * A decoder of one network.
     *
     * @param both the network of m and, behind them, as many outputs a
     * @param head v(a)
     * @return the term
     */
    public static SpreadDecoderTerm shared(DenseNetwork both, Head head) {
        if (both.outputSize() % 2 == 0) {
            return new SpreadDecoderTerm(List.of(both), both.outputSize() / 2, head);
        }
        throw new IllegalArgumentException(
                both.outputSize() + " outputs are not as many means as outputs of variances");
    }

    /** The work space of one thread. */
    private static final class Room {
        private final SpreadDecoderRoom decoder;
        private final Values values;
        private final double[] residuals;

        Room(List<DenseKernel> kernels, int d) {
            decoder = new SpreadDecoderRoom(kernels, d);
            values = Values.of(SpreadDecoderRoom.BLOCK * d);
            residuals = new double[SpreadDecoderRoom.BLOCK * d];
        }
    }

    @Override
    public Pass at(Place place) {
        List<DenseKernel> kernels = networks.stream()
                .map(network -> DenseKernel.of(network, place.parameters()))
                .toList();
        return (batch, nodes, gradient, sums) -> {
            Room kept = rooms.poll();
            Room room = kept == null ? new Room(kernels, d) : kept;
            new Chunk(place, kernels, room, batch, nodes).add(gradient, sums);
            rooms.add(room);
        };
    }

    /** The sums of a chunk. */
    private final class Chunk {
        private final Place place;
        private final List<DenseKernel> kernels;
        private final Room room;
        private final double[] x;
        private final Nodes.PerDatum nodes;
        private final int samples;
        private final double each;
        private double logVariances;
        private double squares;
        private double absolute;

        Chunk(Place place, List<DenseKernel> kernels, Room room, Batch batch, Nodes.PerDatum nodes) {
            this.place = place;
            this.kernels = kernels;
            this.room = room;
            this.x = batch.rowsOnHeap().values();
            this.nodes = nodes;
            this.samples = nodes.weight().columns();
            this.each = place.perDatum() / samples;
        }

        void add(Gradient gradient, ChunkSums sums) {
            int h = nodes.z().columns();
            double[] byLatents = gradient.latents().values();
            for (int first = 0; first < nodes.z().rows(); first += SpreadDecoderRoom.BLOCK) {
                int rows = Math.min(SpreadDecoderRoom.BLOCK, nodes.z().rows() - first);
                room.decoder.forward(kernels, nodes.z().values(), first * h, rows);
                densities(first, rows);
                room.decoder.backward(kernels, byLatents, first * h, rows);
            }
            room.decoder.addTo(kernels, gradient);
            double constant = each * nodes.z().rows() * d * LOG_TWO_PI;
            double entropy = 0.5 * (constant + each * nodes.z().rows() * d + each * logVariances);
            double density = -0.5 * (constant + each * logVariances + each * squares);
            sums.addTerm(place.term(), density, entropy, 0, 0.5 * constant + each * absolute);
        }

        // log p = −½ Σ (log 2πv + r²/v); by m: r/v, by a: ½ (r²/v − 1) d log v/da
        private void densities(int first, int rows) {
            int length = rows * d;
            double[] m = room.decoder.means();
            head.evaluate(room.decoder.spreads(), length, room.values);
            requireProper(length);
            for (int row = 0; row < rows; row++) {
                int n = (first + row) / samples * d;
                for (int j = 0; j < d; j++) {
                    room.residuals[row * d + j] = x[n + j] - m[row * d + j];
                }
            }
            slopes(length, room.decoder.byMeans(), room.decoder.bySpreads());
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
                    double variance = head.variance(room.decoder.spreads()[i]);
                    throw new NumericFailure(
                            "noise variance of observable " + i % d,
                            "is " + variance
                                    + " at a latent, outside of the domain; varianceHead: log keeps it positive");
                }
            }
        }
    }
}
