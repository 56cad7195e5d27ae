package org.entropysum.network;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Number, means and summed squared deviations of the values of each channel (the second axis), which are pooled over chunks
 * of rows: \( M = M_1 + M_2 + (m_2 - m_1)^2 n_1 n_2/(n_1 + n_2) \) (Chan, Golub and LeVeque, 1983).
 *
 * @param count n, values in a channel
 * @param mean m, {@code [C]}
 * @param squares M, {@code [C]}
 */
record ChannelMoments(double count, INDArray mean, INDArray squares) {
    /** The moments of activations, {@code [B, C]} or {@code [B, C, height, width]}. */
    static ChannelMoments of(INDArray x) {
        long channels = x.size(1);
        INDArray mean = flat(x.mean(others(x)), channels);
        INDArray deviations = x.sub(along(mean, x));
        return new ChannelMoments(
                (double) x.length() / channels,
                mean,
                flat(deviations.muli(deviations).sum(others(x)), channels));
    }

    private static INDArray flat(INDArray perChannel, long channels) {
        return perChannel.dup('c').reshape('c', new long[] {channels});
    }

    /** The axes that are not channels. */
    static int[] others(INDArray x) {
        return x.rank() == 4 ? new int[] {0, 2, 3} : new int[] {0};
    }

    /** One number a channel, repeated over the other axes. */
    static INDArray along(INDArray channels, INDArray x) {
        long c = channels.length();
        INDArray flat = channels.dup('c');
        return (x.rank() == 4 ? flat.reshape('c', 1, c, 1, 1) : flat.reshape('c', 1, c)).broadcast(x.shape());
    }

    /** The moments of both together. */
    ChannelMoments and(ChannelMoments other) {
        double all = count + other.count;
        INDArray apart = other.mean.sub(mean);
        return new ChannelMoments(
                all,
                mean.add(apart.mul(other.count / all)),
                squares.add(other.squares).add(apart.mul(apart).mul(count * other.count / all)));
    }

    /** The variances, with divisor n. */
    INDArray variance() {
        return squares.div(count);
    }
}
