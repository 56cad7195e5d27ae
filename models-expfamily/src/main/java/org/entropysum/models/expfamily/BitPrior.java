package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent bits, \( z \sim \prod_h \mathrm{Bern}(\pi_h) \); the parameters are the logits of π, one for each bit or one for
 * all, and they are the natural parameters.
 */
final class BitPrior implements Conditional {
    static final String LOGITS = "logits";
    static final String NAME = "prior";

    /** A bit whose probability is closer to 0 or 1 has no entropy to speak of. */
    private static final double CERTAIN = 1e-6;

    private final Child.Latent child;
    private final boolean shared;
    private final Bernoulli family;

    BitPrior(Child.Latent child, boolean shared) {
        this.child = child;
        this.shared = shared;
        this.family = Bernoulli.of(child.to() - child.from());
    }

    Block block() {
        return Block.of(LOGITS, Role.PRIOR, 1, shared ? 1 : bits());
    }

    int bits() {
        return family.eventSize();
    }

    boolean isShared() {
        return shared;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        return Linearization.of(
                natural(parameters),
                (cotangent, into) ->
                        into.add(LOGITS, shared ? Matrix.over(new double[] {sum(cotangent)}, 1, 1) : cotangent));
    }

    private Matrix natural(Parameters parameters) {
        Matrix logits = parameters.matrix(LOGITS);
        if (!shared) {
            return logits;
        }
        Matrix same = Matrix.zeros(1, bits());
        Arrays.fill(same.values(), logits.get(0, 0));
        return same;
    }

    private static double sum(Matrix values) {
        return Arrays.stream(values.values()).sum();
    }

    // ζ = u: α = u
    Direction direction(Parameters parameters, Layout layout, int latents) {
        Parameters tangent = Parameters.zeros(layout).with(LOGITS, parameters.matrix(LOGITS));
        return Direction.Along.parameters(NAME, tangent, latents);
    }

    /** π, in the shape of the logits. */
    Matrix probabilities(Parameters parameters) {
        Matrix probabilities = parameters.matrix(LOGITS);
        for (int i = 0; i < probabilities.columns(); i++) {
            probabilities.set(0, i, Elementary.sigmoid(probabilities.get(0, i)));
        }
        return probabilities;
    }

    /** The parameters with these means of the bits as π, [1, H]; one π for all is the mean of the means. */
    Parameters with(Parameters before, double[] means) {
        double[] own = shared ? new double[] {Arrays.stream(means).average().orElseThrow()} : means;
        Matrix logits = Matrix.zeros(1, own.length);
        for (int i = 0; i < own.length; i++) {
            logits.set(0, i, Math.log(own[i]) - Math.log1p(-own[i]));
        }
        return before.with(LOGITS, logits);
    }

    /** Whether a bit is as good as always the same. */
    boolean isCertain(Parameters parameters, int bit) {
        double probability = probabilities(parameters).get(0, shared ? 0 : bit);
        return !(probability > CERTAIN && probability < 1 - CERTAIN);
    }
}
