package org.entropysum.family;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The base measure h(x) of an exponential family. Where it is constant, {@link ExponentialFamily#entropy} is the
 * entropy; where it varies, it is the pseudo entropy and {@code log h} of the data stands in the entropy sum as a term
 * of its own.
 */
public sealed interface BaseMeasure permits BaseMeasure.Constant, BaseMeasure.Varying {
    /**
     * The logarithm of h at each event.
     *
     * @param x events, {@code [B, D]}
     * @return log h(x), nats, {@code [B, 1]}
     */
    INDArray logarithm(INDArray x);

    /**
     * A base measure that does not depend on x.
     *
     * @param logValue log h
     */
    record Constant(double logValue) implements BaseMeasure {
        @Override
        public INDArray logarithm(INDArray x) {
            return Rows.scalars(x, (values, at) -> logValue);
        }
    }

    /**
     * A base measure that depends on x.
     *
     * @param ofRow log h of one event in a buffer
     */
    record Varying(RowScalar ofRow) implements BaseMeasure {
        @Override
        public INDArray logarithm(INDArray x) {
            return Rows.scalars(x, ofRow);
        }
    }

    /** A number computed from one row of a row-major buffer. */
    @FunctionalInterface
    interface RowScalar {
        /**
         * The number.
         *
         * @param values the buffer
         * @param at where the row starts
         * @return the number
         */
        double of(double[] values, int at);
    }
}
