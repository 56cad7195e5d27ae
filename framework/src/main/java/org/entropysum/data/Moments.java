package org.entropysum.data;

import java.util.List;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Parallel;

/**
 * Number, mean and covariance of data, the covariance with divisor N and around the mean. The data are read once: every chunk
 * has a mean and deviations of its own, and moments of parts are merged (Chan, Golub and LeVeque, 1983), so that nothing
 * cancels however far the mean lies from zero.
 *
 * @param rows N
 * @param mean {@code [1, D]}
 * @param covariance {@code [D, D]}, symmetric to the last bit
 */
public record Moments(int rows, Matrix mean, Matrix covariance) {
    private static final int NUMBERS_IN_A_CHUNK = 1 << 17;
    private static final int LARGEST_CHUNK = 1024;
    private static final int SMALLEST_CHUNK = 64;
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
        List<Batch> chunks = data.chunks(chunkRows(data.shape().columns()));
        int groups = Math.min(GROUPS, chunks.size());
        return parallel
                .map(groups, group -> {
                    int from = Math.toIntExact((long) group * chunks.size() / groups);
                    int to = Math.toIntExact((group + 1L) * chunks.size() / groups);
                    return Scatter.of(chunks.subList(from, to));
                })
                .stream()
                .reduce(Scatter::merge)
                .orElseThrow()
                .moments();
    }

    private static int chunkRows(int columns) {
        return Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, NUMBERS_IN_A_CHUNK / columns));
    }

    /** N, mean and Σ (x − mean)(x − mean)ᵀ of consecutive rows. */
    private record Scatter(int rows, Matrix mean, Matrix squares) {
        static Scatter of(List<Batch> chunks) {
            Scatter sum = of(chunks.get(0));
            for (Batch chunk : chunks.subList(1, chunks.size())) {
                sum = sum.merge(of(chunk));
            }
            return sum;
        }

        private static Scatter of(Batch chunk) {
            Matrix rows = chunk.rowsOnHeap();
            Matrix mean = rows.columnSums().scale(1.0 / rows.rows());
            Matrix deviations = rows.copy().addToRows(mean.copy().scale(-1));
            return new Scatter(rows.rows(), mean, deviations.gram());
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
