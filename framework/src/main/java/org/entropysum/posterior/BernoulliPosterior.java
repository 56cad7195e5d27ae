package org.entropysum.posterior;

import java.util.List;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean fields over H bits, \( q^{(n)}(z) = \prod_h p_h^{z_h} (1 - p_h)^{1 - z_h} \) with \( p_h = \mathrm{sigmoid}(l_h) \).
 * Coordinates of one distribution: its H logits l.
 *
 * <p>By enumeration, for up to {@value #ENUMERABLE} bits, all \( 2^H \) states are nodes that data points share and the
 * gradient is exact. By Monte Carlo the nodes are {@code z_h = 1} where {@code u_h < p_h} with u frozen: the ELBO jumps where
 * a bit flips, and its derivative by the logits says nothing. The gradient is then the unbiased estimate from the score with
 * the mean of the other draws as baseline, \( \frac{1}{S-1} \sum_s (f_s - \bar f)(z_{sh} - p_h) \) with f = log p(x, z), and
 * the exact derivative of the entropy. By quasi Monte Carlo, whose draws are not independent, the factor is 1/S, which leaves
 * a bias of the size of the product of two errors of integration.
 */
public final class BernoulliPosterior implements Posterior {
    /** The largest number of bits that are enumerated. */
    public static final int ENUMERABLE = 16;

    private final Matrix logit;
    private final int firstRow;

    private BernoulliPosterior(Matrix logit, int firstRow) {
        this.logit = logit;
        this.firstRow = firstRow;
    }

    /**
     * Mean fields with the given logits.
     *
     * @param logit l, {@code [B, H]}
     * @param firstRow the identity of the first data point, by which random draws are frozen
     * @return the distributions
     */
    public static BernoulliPosterior of(Matrix logit, int firstRow) {
        return new BernoulliPosterior(logit, firstRow);
    }

    /**
     * The kind of distributions, for free and amortized families.
     *
     * @param latentSize H
     * @return one part, {@code posterior logits}
     */
    public static Coordinates coordinates(int latentSize) {
        return new Coordinates(
                List.of(new Coordinates.Part("posterior logits", latentSize, Coordinates.Kind.POSITION)),
                true,
                BernoulliPosterior::of);
    }

    /**
     * The probabilities of ones.
     *
     * @return p, {@code [B, H]}
     */
    public INDArray mean() {
        return probability().toArray();
    }

    private Matrix probability() {
        Matrix probability = logit.columns(0, logit.columns());
        for (int i = 0; i < probability.values().length; i++) {
            probability.values()[i] = Elementary.sigmoid(probability.values()[i]);
        }
        return probability;
    }

    // −log p(1) = log(1 + e^{−l}) and −log p(0) = log(1 + e^{l}), each with its probability
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.zeros(logit.rows(), 1);
        for (int n = 0; n < logit.rows(); n++) {
            for (int i = 0; i < logit.columns(); i++) {
                double l = logit.get(n, i);
                entropy.add(
                        n,
                        0,
                        Elementary.sigmoid(l) * Elementary.softplus(-l)
                                + Elementary.sigmoid(-l) * Elementary.softplus(l));
            }
        }
        return entropy.toArray();
    }

    @Override
    public Nodes nodes(Expectation rule) {
        if (rule instanceof Expectation.Enumeration) {
            return enumerated();
        }
        if (rule instanceof Expectation.MonteCarlo draws) {
            return drawn(UniformRule.random(draws, logit.columns()));
        }
        if (rule instanceof Expectation.QuasiMonteCarlo net) {
            return drawn(UniformRule.shifted(net, logit.columns()));
        }
        throw new IllegalArgumentException(
                "a Bernoulli posterior is enumerated or sampled by (quasi) Monte Carlo; " + rule + " does not fit it");
    }

    private Nodes enumerated() {
        if (logit.columns() > ENUMERABLE) {
            throw new IllegalArgumentException("the 2^" + logit.columns() + " states of " + logit.columns()
                    + " bits are too many to enumerate (at most " + ENUMERABLE + " bits); use (quasi) Monte Carlo");
        }
        Matrix states = BinaryStates.all(logit.columns());
        Nodes.Shared all = new Nodes.Shared(states, Matrix.zeros(logit.rows(), states.rows()));
        Matrix weight = logDensity(all);
        for (int i = 0; i < weight.values().length; i++) {
            weight.values()[i] = Math.exp(weight.values()[i]);
        }
        return new Nodes.Shared(states, weight);
    }

    private Nodes drawn(UniformRule rule) {
        Matrix probability = probability();
        int h = logit.columns();
        Matrix z = Matrix.zeros(logit.rows() * rule.size(), h);
        Matrix weight = Matrix.zeros(logit.rows(), rule.size());
        java.util.Arrays.fill(weight.values(), 1.0 / rule.size());
        for (int n = 0; n < logit.rows(); n++) {
            double[] uniform = rule.points(firstRow + n).values();
            for (int i = 0; i < uniform.length; i++) {
                z.values()[n * uniform.length + i] = uniform[i] < probability.get(n, i % h) ? 1 : 0;
            }
        }
        return new Nodes.PerDatum(z, weight);
    }

    // −Σ log(1 + e^{∓l})
    @Override
    public Matrix logDensity(Nodes nodes) {
        Matrix log = Matrix.zeros(logit.rows(), nodes.weight().columns());
        for (int n = 0; n < log.rows(); n++) {
            for (int s = 0; s < log.columns(); s++) {
                for (int i = 0; i < logit.columns(); i++) {
                    double l = logit.get(n, i);
                    log.add(n, s, -Elementary.softplus(nodes.z().get(nodes.row(n, s), i) == 1 ? -l : l));
                }
            }
        }
        return log;
    }

    @Override
    public boolean movesNodes() {
        return false;
    }

    // ∂H/∂l = −l p (1 − p), and Σ w f (z − p) with f centred where the weights are draws
    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        Matrix probability = probability();
        boolean drawn = cotangent.rule() instanceof Expectation.MonteCarlo;
        int s = cotangent.nodes().weight().columns();
        double unbiased = drawn && s > 1 ? (double) s / (s - 1) : 1;
        Matrix gradient = Matrix.zeros(logit.rows(), logit.columns());
        for (int n = 0; n < logit.rows(); n++) {
            double baseline = s > 1 ? mean(cotangent, n) : 0;
            for (int k = 0; k < s; k++) {
                double weight = cotangent.nodes().weight().get(n, k);
                double score = weight == 0
                        ? 0
                        : unbiased * weight * (cotangent.logJoint().get(n, k) - baseline);
                int node = cotangent.nodes().row(n, k);
                for (int i = 0; i < logit.columns(); i++) {
                    gradient.add(n, i, score * (cotangent.nodes().z().get(node, i) - probability.get(n, i)));
                }
            }
            for (int i = 0; i < logit.columns(); i++) {
                double l = logit.get(n, i);
                gradient.add(n, i, -l * Elementary.sigmoid(l) * Elementary.sigmoid(-l));
            }
        }
        return gradient.scale(cotangent.perDatum());
    }

    private static double mean(NodeCotangent cotangent, int n) {
        double mean = 0;
        for (int k = 0; k < cotangent.logJoint().columns(); k++) {
            double weight = cotangent.nodes().weight().get(n, k);
            mean += weight == 0 ? 0 : weight * cotangent.logJoint().get(n, k);
        }
        return mean;
    }

    @Override
    public Posterior rescale(double[] rates, double time) {
        DiscreteLatents.requireRest(rates);
        return this;
    }
}
