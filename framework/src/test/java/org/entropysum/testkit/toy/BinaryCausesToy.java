package org.entropysum.testkit.toy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.Bernoulli;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * H binary causes with learnable probabilities behind D binary observables: a sigmoid belief net, \( \eta = Wz + b \), for
 * which the criterion holds, or a noisy-OR, \( \eta_d = \log(e^{u_d} - 1) \) with \( u_d = e^{b_d} + \sum_h e^{W_{dh}} z_h \),
 * for which it fails where there is more than one cause. Methods may be overridden to make one mistake.
 */
public class BinaryCausesToy implements GenerativeModel, EnumerableLatents {
    /** Logits of the causes, [1, H]. */
    public static final String LOGITS = "logits";

    /** W, [D, H]. */
    public static final String WEIGHTS = "weights";

    /** b, [1, D]. */
    public static final String BIASES = "biases";

    private final int h;
    private final int d;
    private final boolean noisyOr;

    /**
     * The model.
     *
     * @param h H
     * @param d D
     * @param noisyOr a noisy-OR rather than a sigmoid belief net
     */
    public BinaryCausesToy(int h, int d, boolean noisyOr) {
        this.h = h;
        this.d = d;
        this.noisyOr = noisyOr;
    }

    @Override
    public int latentSize() {
        return h;
    }

    @Override
    public INDArray states() {
        Matrix states = Matrix.zeros(1 << h, h);
        for (int s = 0; s < states.rows(); s++) {
            for (int i = 0; i < h; i++) {
                states.set(s, i, s >> i & 1);
            }
        }
        return states.toArray();
    }

    @Override
    public Layout layout() {
        return Layout.of(
                Block.of(LOGITS, Role.PRIOR, 1, h),
                Block.of(WEIGHTS, Role.OBSERVABLE, d, h),
                Block.of(BIASES, Role.OBSERVABLE, 1, d));
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(
                new Factor(
                        "prior",
                        new Child.Latent(0, h),
                        Bernoulli.of(h),
                        (p, z) -> p.matrix(LOGITS),
                        (p, z, c, into) -> into.add(LOGITS, c)),
                new Factor("observable", new Child.Observed(), Bernoulli.of(d), this::natural, this::pullback));
    }

    private Matrix natural(Parameters parameters, Matrix z) {
        Matrix eta = z.times(effective(parameters.matrix(WEIGHTS)).transpose());
        eta.addScaled(1, effective(parameters.matrix(BIASES)).repeatRows(z.rows()));
        if (noisyOr) {
            for (int i = 0; i < eta.values().length; i++) {
                eta.values()[i] = Math.log(Math.expm1(eta.values()[i]));
            }
        }
        return eta;
    }

    private Matrix effective(Matrix block) {
        if (noisyOr) {
            for (int i = 0; i < block.values().length; i++) {
                block.values()[i] = Math.exp(block.values()[i]);
            }
        }
        return block;
    }

    // ∂η/∂u = 1 / (1 − e^{−u}) = 1 + e^{−η}
    private void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        Matrix byInput = cotangent.columns(0, d);
        Matrix eta = natural(parameters, z);
        for (int i = 0; noisyOr && i < byInput.values().length; i++) {
            byInput.values()[i] *= 1 + Math.exp(-eta.values()[i]);
        }
        Matrix byWeights = byInput.transposeTimes(z);
        Matrix byBiases = byInput.columnSums();
        into.add(WEIGHTS, noisyOr ? product(byWeights, effective(parameters.matrix(WEIGHTS))) : byWeights);
        into.add(BIASES, noisyOr ? product(byBiases, effective(parameters.matrix(BIASES))) : byBiases);
        into.latents().addScaled(1, byInput.times(effective(parameters.matrix(WEIGHTS))));
    }

    private static Matrix product(Matrix left, Matrix right) {
        for (int i = 0; i < left.values().length; i++) {
            left.values()[i] *= right.values()[i];
        }
        return left;
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return Draws.normal(layout(), random);
    }

    /** For the belief net (W, b) itself. For the noisy-OR there is one if a single cause leaves two values of η. */
    @Override
    public List<Direction> directions(Parameters parameters) {
        Parameters still = Parameters.zeros(layout());
        Direction prior = Direction.Along.parameters("prior", still.with(LOGITS, parameters.matrix(LOGITS)), h);
        if (noisyOr) {
            Direction observable = h == 1
                    ? ofSingleCause(parameters)
                    : new Direction.Missing("observable", "a noisy-OR of several causes is not linear in η");
            return List.of(prior, observable);
        }
        Parameters linear = still.with(WEIGHTS, parameters.matrix(WEIGHTS)).with(BIASES, parameters.matrix(BIASES));
        return List.of(prior, Direction.Along.parameters("observable", linear, h));
    }

    // u = e^b, or e^b + e^W with the cause on, moves by du = η du/dη = η (1 − e^{−u})
    private Direction ofSingleCause(Parameters parameters) {
        Matrix biases = Matrix.zeros(1, d);
        Matrix weights = Matrix.zeros(d, 1);
        for (int j = 0; j < d; j++) {
            double leak = Math.exp(parameters.matrix(BIASES).get(0, j));
            double strength = Math.exp(parameters.matrix(WEIGHTS).get(j, 0));
            double off = Math.log(Math.expm1(leak)) * -Math.expm1(-leak);
            double on = Math.log(Math.expm1(leak + strength)) * -Math.expm1(-leak - strength);
            biases.set(0, j, off / leak);
            weights.set(j, 0, (on - off) / strength);
        }
        Parameters tangent = Parameters.zeros(layout()).with(BIASES, biases).with(WEIGHTS, weights);
        return Direction.Along.parameters("observable", tangent, h);
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        Matrix probabilities = parameters.matrix(LOGITS);
        for (int i = 0; i < h; i++) {
            probabilities.set(0, i, Elementary.sigmoid(probabilities.get(0, i)));
        }
        usual.put("probabilities", probabilities.toArray());
        usual.put("weights", parameters.array(WEIGHTS));
        usual.put("biases", parameters.array(BIASES));
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return List.of();
    }
}
