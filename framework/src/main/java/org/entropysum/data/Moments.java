package org.entropysum.data;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.numeric.Parallel;

/**
 * Number, mean and covariance of data, the covariance with divisor N and around the mean. The data are read once: every chunk
 * has a mean and deviations of its own, the means of chunks deviate from theirs, and moments of parts are merged (Chan, Golub and LeVeque, 1983), so that nothing
 * cancels however far the mean lies from zero.
 *
 * @param rows N
 * @param mean {@code [1, D]}
 * @param covariance {@code [D, D]}, symmetric to the last bit
 */
public record Moments(int rows, Matrix mean, Matrix covariance) {
    private static final int NUMBERS_IN_A_CHUNK = 1 << 16;
    private static final int LARGEST_CHUNK = 4096;
    private static final int SMALLEST_CHUNK = 64;

    /** Chunks whose means are kept until they are compared with each other. */
    private static final int CHUNKS_IN_A_RUN = 64;

    private static final int GROUPS = 16;

    /**
     * The moments of a data set, in memory or streamed, on one thread.
     *
     * @param data the data
     * @return N, mean and covariance
     */
    public static Moments of(Dataset data) {
        return of(data, Parallel.of(1));
    }

    /**
     * The moments of a data set, in memory or streamed.
     *
     * @param data the data
     * @param parallel the threads; the bits do not depend on their number
     * @return N, mean and covariance
     */
    public static Moments of(Dataset data, Parallel parallel) {
        int chunk = chunkRows(data.shape().columns());
        int chunks = (data.shape().rows() + chunk - 1) / chunk;
        int groups = Math.min(GROUPS, chunks);
        Queue<Room> rooms = new ConcurrentLinkedQueue<>();
        return parallel
                .map(groups, group -> {
                    int from = Math.toIntExact((long) group * chunks / groups) * chunk;
                    int to = Math.toIntExact((group + 1L) * chunks / groups) * chunk;
                    Room idle = rooms.poll();
                    Room room = idle == null ? new Room(data, chunk) : idle;
                    Scatter scatter =
                            Scatter.of(room, from, Math.min(to, data.shape().rows()));
                    rooms.add(room);
                    return scatter;
                })
                .stream()
                .reduce(Scatter::merge)
                .orElseThrow()
                .moments();
    }

    private static int chunkRows(int columns) {
        return Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, NUMBERS_IN_A_CHUNK / columns));
    }

    /** The work space of one thread. */
    private static final class Room {
        private final Dataset data;
        private final int chunk;
        private final Panel rows;
        private final Panel squares;

        Room(Dataset data, int chunk) {
            this.data = data;
            this.chunk = chunk;
            this.rows = Panel.of(chunk, data.shape().columns());
            this.squares = Panel.of(data.shape().columns(), data.shape().columns());
        }

        /** The mean of consecutive rows; adds the squares of their deviations from it to those of the run. */
        double[] addChunk(int first, int count, boolean begins) {
            data.load(first, count, rows);
            double[] mean = subtractMean(count);
            // What rounding left of sums far from zero
            double[] rest = subtractMean(count);
            for (int d = 0; d < mean.length; d++) {
                mean[d] += rest[d];
            }
            squares.setGram(rows, !begins);
            return mean;
        }

        private double[] subtractMean(int count) {
            double[] mean = rows.columnSums();
            for (int d = 0; d < mean.length; d++) {
                mean[d] /= count;
            }
            rows.subtractFromRows(mean);
            return mean;
        }
    }

    /** N, mean and Σ (x − mean)(x − mean)ᵀ of consecutive rows. */
    private record Scatter(int rows, Matrix mean, Matrix squares) {
        static Scatter of(Room room, int from, int to) {
            int run = CHUNKS_IN_A_RUN * room.chunk;
            Scatter sum = ofRun(room, from, Math.min(to, from + run));
            for (int first = from + run; first < to; first += run) {
                sum = sum.merge(ofRun(room, first, Math.min(to, first + run)));
            }
            return sum;
        }

        // Σ_c Σ_{n in c} (x − m_c)(x − m_c)ᵀ + Σ_c n_c (m_c − m)(m_c − m)ᵀ
        private static Scatter ofRun(Room room, int from, int to) {
            int d = room.data.shape().columns();
            int chunks = (to - from + room.chunk - 1) / room.chunk;
            Matrix means = Matrix.zeros(chunks, d);
            double[] counts = new double[chunks];
            for (int c = 0; c < chunks; c++) {
                int first = from + c * room.chunk;
                int count = Math.min(room.chunk, to - first);
                System.arraycopy(room.addChunk(first, count, c == 0), 0, means.values(), c * d, d);
                counts[c] = count;
            }
            // Relative to the first of them, so that the digits of distant means do not cancel
            Matrix first = means.row(0);
            Matrix shifts = means.addToRows(first.copy().scale(-1));
            Matrix shift = shifts.copy().scaleRows(counts).columnSums().scale(1.0 / (to - from));
            for (int c = 0; c < chunks; c++) {
                counts[c] = Math.sqrt(counts[c]);
            }
            Matrix between =
                    shifts.addToRows(shift.copy().scale(-1)).scaleRows(counts).gram();
            Matrix mean = first.addScaled(1, shift);
            return new Scatter(to - from, mean, room.squares.toSymmetricMatrix().addScaled(1, between));
        }

        // M = M₁ + M₂ + n₁n₂/n δδᵀ and mean = mean₁ + n₂/n δ with δ = mean₂ − mean₁; adds to the matrices of this one
        Scatter merge(Scatter next) {
            int n = rows + next.rows;
            Matrix shift = next.mean.addScaled(-1, mean);
            squares.addScaled(1, next.squares)
                    .addScaled((double) rows / n * next.rows, shift.transpose().times(shift));
            return new Scatter(n, mean.addScaled((double) next.rows / n, shift), squares);
        }

        Moments moments() {
            return new Moments(rows, mean, squares.scale(1.0 / rows));
        }
    }

    /**
     * The mean of the variances.
     *
     * @return the trace of the covariance over D
     */
    public double meanVariance() {
        double trace = 0;
        for (int d = 0; d < covariance.rows(); d++) {
            trace += covariance.get(d, d);
        }
        return trace / covariance.rows();
    }
}
