package org.entropysum.posterior;

import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Distributions over finitely many states, \( q^{(n)}(z_s) = w_{ns} \). Coordinates of one distribution: its S logits.
 */
public final class DiscretePosterior implements Posterior {
    private final Matrix states;
    private final Matrix logWeight;
    private final Matrix weight;

    private DiscretePosterior(Matrix states, Matrix logWeight, Matrix weight) {
        this.states = states;
        this.logWeight = logWeight;
        this.weight = weight;
    }

    /**
     * The distributions with the given logits.
     *
     * @param states z, {@code [S, H]}
     * @param logits log weights up to a constant a row, {@code [B, S]}
     * @return the distributions
     */
    public static DiscretePosterior ofLogits(Matrix states, Matrix logits) {
        Matrix logWeight = logits.columns(0, logits.columns());
        Matrix weight = Matrix.zeros(logits.rows(), logits.columns());
        int s = logits.columns();
        for (int n = 0; n < logits.rows(); n++) {
            double normalizer = Elementary.logSumExp(logits.values(), n * s, s);
            for (int k = 0; k < s; k++) {
                logWeight.add(n, k, -normalizer);
                weight.set(n, k, Math.exp(logWeight.get(n, k)));
            }
        }
        return new DiscretePosterior(states, logWeight, weight);
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
            return new Nodes.Shared(states, weight);
        }
        throw new IllegalArgumentException("a discrete posterior is enumerated; " + rule + " does not fit it");
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
        for (double rate : rates) {
            if (rate != 0) {
                throw new IllegalStateException("discrete latents cannot be rescaled");
            }
        }
        return this;
    }
}
