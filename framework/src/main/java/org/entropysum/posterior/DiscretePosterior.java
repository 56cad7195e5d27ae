package org.entropysum.posterior;

import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Distributions over finitely many states, \( q^{(n)}(z_s) = w_{ns} \), that data points share or have of their own.
 * Coordinates of one distribution: its S logits. States of weight zero count for nothing, whatever their log density.
 */
public final class DiscretePosterior implements Posterior {
    private final Nodes support;
    private final Matrix logWeight;
    private final Matrix weight;

    private DiscretePosterior(Nodes support, Matrix logWeight) {
        this.support = support;
        this.logWeight = logWeight;
        this.weight = support.weight();
    }

    /**
     * The distributions with the given logits over states that data points share.
     *
     * @param states z, {@code [S, H]}
     * @param logits log weights up to a constant a row, {@code [B, S]}
     * @return the distributions
     */
    public static DiscretePosterior ofLogits(Matrix states, Matrix logits) {
        Matrix logWeight = normalized(logits);
        return new DiscretePosterior(new Nodes.Shared(states, exponential(logWeight)), logWeight);
    }

    /**
     * The distributions with the given logits over states of each data point's own.
     *
     * @param states z, {@code [B·S, H]}, state s of data point n in row n·S + s; distinct for each data point
     * @param logits log weights up to a constant a row, {@code [B, S]}
     * @return the distributions
     */
    public static DiscretePosterior ofLogitsPerDatum(Matrix states, Matrix logits) {
        Matrix logWeight = normalized(logits);
        return new DiscretePosterior(new Nodes.PerDatum(states, exponential(logWeight)), logWeight);
    }

    private static Matrix normalized(Matrix logits) {
        Matrix logWeight = logits.columns(0, logits.columns());
        int s = logits.columns();
        for (int n = 0; n < logits.rows(); n++) {
            double normalizer = Elementary.logSumExp(logits.values(), n * s, s);
            for (int k = 0; k < s; k++) {
                logWeight.add(n, k, -normalizer);
            }
        }
        return logWeight;
    }

    private static Matrix exponential(Matrix logWeight) {
        Matrix weight = Matrix.zeros(logWeight.rows(), logWeight.columns());
        for (int i = 0; i < weight.values().length; i++) {
            weight.values()[i] = Math.exp(logWeight.values()[i]);
        }
        return weight;
    }

    /**
     * The kind of distributions, for free and amortized families.
     *
     * @param states z, {@code [S, H]}
     * @return one part, {@code posterior logits}
     */
    public static Coordinates coordinates(Matrix states) {
        return new Coordinates(
                List.of(new Coordinates.Part("posterior logits", states.rows(), Coordinates.Kind.POSITION)),
                true,
                (logits, firstRow) -> ofLogits(states, logits));
    }

    // −Σ w log w with 0 log 0 = 0
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.zeros(weight.rows(), 1);
        for (int n = 0; n < weight.rows(); n++) {
            for (int s = 0; s < weight.columns(); s++) {
                entropy.add(n, 0, weight.get(n, s) == 0 ? 0 : -weight.get(n, s) * logWeight.get(n, s));
            }
        }
        return entropy.toArray();
    }

    @Override
    public Nodes nodes(Expectation rule) {
        if (rule instanceof Expectation.Enumeration) {
            return support;
        }
        throw new IllegalArgumentException("a discrete posterior is enumerated; " + rule + " does not fit it");
    }

    @Override
    public Matrix logDensity(Nodes nodes) {
        Matrix log = Matrix.zeros(weight.rows(), nodes.weight().columns());
        Map<DoubleBuffer, Integer> index = new HashMap<>();
        for (int n = 0; n < log.rows(); n++) {
            if (n == 0 || support instanceof Nodes.PerDatum) {
                index = index(n);
            }
            for (int s = 0; s < log.columns(); s++) {
                @Nullable Integer state = index.get(row(nodes.z(), nodes.row(n, s)));
                log.set(n, s, state == null ? Double.NEGATIVE_INFINITY : logWeight.get(n, state));
            }
        }
        return log;
    }

    private Map<DoubleBuffer, Integer> index(int n) {
        Map<DoubleBuffer, Integer> index = new HashMap<>();
        for (int s = 0; s < weight.columns(); s++) {
            index.put(row(support.z(), support.row(n, s)), s);
        }
        return index;
    }

    private static DoubleBuffer row(Matrix z, int row) {
        return DoubleBuffer.wrap(z.values(), row * z.columns(), z.columns()).slice();
    }

    @Override
    public boolean movesNodes() {
        return false;
    }

    // ∂F/∂logit_s = w_s (g_s − Σ w g) / N with g = log p(x, z_s) − log w_s
    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        Matrix gradient = Matrix.zeros(weight.rows(), weight.columns());
        for (int n = 0; n < weight.rows(); n++) {
            double mean = 0;
            for (int s = 0; s < weight.columns(); s++) {
                mean += weighted(n, s, cotangent.logJoint().get(n, s), 0);
            }
            for (int s = 0; s < weight.columns(); s++) {
                gradient.set(
                        n,
                        s,
                        cotangent.perDatum()
                                * weighted(n, s, cotangent.logJoint().get(n, s), mean));
            }
        }
        return gradient;
    }

    private double weighted(int n, int s, double logJoint, double mean) {
        double w = weight.get(n, s);
        return w == 0 ? 0 : w * (logJoint - logWeight.get(n, s) - mean);
    }

    @Override
    public Posterior rescale(double[] rates, double time) {
        DiscreteLatents.requireRest(rates);
        return this;
    }
}
