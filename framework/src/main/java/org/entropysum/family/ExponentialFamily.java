package org.entropysum.family;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An exponential family \( p_\eta(x) = h(x) \exp(\eta^\top T(x) - A(\eta)) \), in batches: one distribution a row, double
 * precision, rank 2. B is the number of rows, D the size of an event, L the number of sufficient statistics. Where both
 * η and x are arguments they have the same number of rows, or η has a single row that serves all of x.
 *
 * <p>{@link #logDensity} and {@link #entropy} are written in usual parameters (means, variances, probabilities …) and do
 * not go through {@link #logPartition} or {@link #meanParameters}: a wrong formula in one of them cannot confirm itself.
 */
public interface ExponentialFamily {
    /**
     * What the family is, in one or two words.
     *
     * @return the name
     */
    String name();

    /**
     * The number of columns of an event.
     *
     * @return D
     */
    int eventSize();

    /**
     * The number of natural parameters and sufficient statistics.
     *
     * @return L
     */
    int statisticSize();

    /**
     * The base measure h.
     *
     * @return a constant or varying base measure
     */
    BaseMeasure baseMeasure();

    /**
     * Whether every row is a natural parameter with a finite normalizer.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return true if all rows are proper
     */
    boolean isProper(INDArray eta);

    /**
     * The sufficient statistics T.
     *
     * @param x events, {@code [B, D]}
     * @return T(x), {@code [B, L]}
     */
    INDArray sufficientStatistics(INDArray x);

    /**
     * The log partition function A.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return A(η), nats, {@code [B, 1]}
     */
    INDArray logPartition(INDArray eta);

    /**
     * The mean parameters \( \nabla A(\eta) = E[T(x)] \).
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return ∇A(η), {@code [B, L]}
     */
    INDArray meanParameters(INDArray eta);

    /**
     * The residual \( T(x) - \nabla A(\eta) \), which is the derivative of the log density by η. A family overrides this
     * where the difference would lose digits, as for a Gaussian far from the origin.
     *
     * @param eta natural parameters, {@code [B, L]} or {@code [1, L]}
     * @param x events, {@code [B, D]}
     * @return the residual, {@code [B, L]}
     */
    default INDArray residual(INDArray eta, INDArray x) {
        Matrix residual = Matrix.copyOf(sufficientStatistics(x));
        Matrix mean = Matrix.copyOf(meanParameters(eta));
        residual.addScaled(-1, mean.rows() == 1 ? mean.repeatRows(residual.rows()) : mean);
        return residual.toArray();
    }

    /**
     * The Fisher information \( \nabla^2 A(\eta) = \mathrm{Cov}[T(x)] \), also the Jacobian of the mean by the natural
     * parameters. Where the statistics are linearly dependent (one-hot, the two halves of a symmetric matrix) it is
     * singular.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return a symmetric positive semidefinite matrix a row, row-major, {@code [B, L·L]}
     */
    INDArray fisherInformation(INDArray eta);

    /**
     * The names of the usual parameters, those of textbooks: "mean 0", "variance 0", "rate 1" …
     *
     * @return U names
     */
    List<String> usualNames();

    /**
     * The usual parameters of natural ones.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return usual parameters in the order of {@link #usualNames}, {@code [B, U]}
     */
    INDArray usualParameters(INDArray eta);

    /**
     * The natural parameters of usual ones, the inverse of {@link #usualParameters}; of equivalent ones (logits up to a
     * constant) those the family names.
     *
     * @param usual usual parameters, {@code [B, U]}
     * @return natural parameters, {@code [B, L]}
     * @throws org.entropysum.numeric.NumericFailure if no member of the family has these usual parameters
     */
    INDArray naturalFromUsual(INDArray usual);

    /**
     * The natural parameters of mean ones, the inverse of {@link #meanParameters} and the maximum-likelihood estimate for
     * statistics of that mean: the η that maximizes \( \eta^\top m - A(\eta) \).
     *
     * @param mean mean parameters, {@code [B, L]}
     * @return natural parameters, {@code [B, L]}
     * @throws org.entropysum.numeric.NumericFailure if no member of the family has this mean in double precision, a mean
     *     on the boundary included
     */
    INDArray naturalFromMean(INDArray mean);

    /**
     * Coordinates of the members that may be any real numbers. A family whose natural parameters do not fill all of
     * \( R^L \) overrides it.
     *
     * @return the chart, of the natural parameters themselves unless a family says otherwise
     */
    default ParameterChart parameterChart() {
        return SeparableChart.of("natural parameters", statisticSize(), SeparableChart.Range.REAL);
    }

    /**
     * The events that have a density, in words to be read after "expected".
     *
     * @return for example {@code 0, 1, 2, …}; of a column, unless columns differ
     */
    default String support() {
        return "real numbers";
    }

    /**
     * Which events have a density.
     *
     * @param x events, {@code [B, D]}
     * @return one answer a row
     */
    default boolean[] supports(INDArray x) {
        ParameterChart chart = parameterChart();
        Matrix origin = chart.natural(Matrix.zeros(1, chart.size()));
        Matrix log = Matrix.copyOf(logDensity(origin.toArray(), x));
        boolean[] supported = new boolean[log.rows()];
        for (int row = 0; row < supported.length; row++) {
            supported[row] = log.get(row, 0) > Double.NEGATIVE_INFINITY;
        }
        return supported;
    }

    /**
     * The log density, base measure included; −∞ outside the support.
     *
     * @param eta natural parameters, {@code [B, L]} or {@code [1, L]}
     * @param x events, {@code [B, D]}
     * @return log p(x), nats, {@code [B, 1]}
     */
    INDArray logDensity(INDArray eta, INDArray x);

    /**
     * The log density of every event under every distribution.
     *
     * @param eta natural parameters, {@code [S, L]}
     * @param x events, {@code [N, D]}
     * @return log p of event n under distribution s, nats, {@code [N, S]}
     */
    INDArray logDensities(INDArray eta, INDArray x);

    /**
     * The entropy \( H = -E \log p \) where the base measure is constant, the pseudo entropy
     * \( \tilde H = -E \log (p/h) \) where it varies.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @return nats, {@code [B, 1]}
     */
    INDArray entropy(INDArray eta);

    /**
     * Draws one event a row.
     *
     * @param eta natural parameters, {@code [B, L]}
     * @param random the source of randomness
     * @return events, {@code [B, D]}
     */
    INDArray sample(INDArray eta, UniformRandomProvider random);
}
