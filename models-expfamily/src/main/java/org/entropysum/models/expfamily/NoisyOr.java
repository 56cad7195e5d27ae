package org.entropysum.models.expfamily;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The noisy-OR of H binary causes, \( P(x_d = 0 | z) = e^{-u_d} \) with \( u_d = \ell_d + \sum_h a_{dh} z_h \), so
 * \( \eta_d = \log(e^{u_d} - 1) \). Parameters are the logits of the causes, log ℓ and log a. From two causes on no z-independent
 * direction scales η, and the criterion fails: the negative control among models of bits. With one cause there are two values
 * of η for two parameters, and it holds.
 */
final class NoisyOr implements GenerativeModel {
    static final String LOG_STRENGTHS = "log strengths";
    static final String LOG_LEAKS = "log leaks";
    private static final String OBSERVABLE = "observable";

    private final int observables;
    private final int latents;
    private final BitPrior prior;

    NoisyOr(int observables, int latents) {
        this.observables = observables;
        this.latents = latents;
        this.prior = new BitPrior(new Child.Latent(0, latents), false);
    }

    @Override
    public int latentSize() {
        return latents;
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(prior, new Observable());
    }

    @Override
    public Layout layout() {
        return Layout.of(
                prior.block(),
                Block.of(LOG_STRENGTHS, Role.OBSERVABLE, observables, latents),
                Block.of(LOG_LEAKS, Role.OBSERVABLE, 1, observables));
    }

    /** Leaks explain half of what is seen; strengths are about 1. {@inheritDoc} */
    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Bits.requireBinary(data);
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix strengths = Matrix.zeros(observables, latents);
        for (int i = 0; i < strengths.values().length; i++) {
            strengths.values()[i] = normal.sample();
        }
        Matrix leaks = Bits.logitsOfMeans(data);
        for (int d = 0; d < observables; d++) {
            leaks.set(0, d, Math.log(0.5 * Elementary.softplus(leaks.get(0, d))));
        }
        return Parameters.zeros(layout()).with(LOG_STRENGTHS, strengths).with(LOG_LEAKS, leaks);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        Direction observable = latents == 1
                ? ofSingleCause(parameters)
                : new Direction.Missing(
                        OBSERVABLE,
                        "η = log(e^u − 1) of a noisy-OR of " + latents
                                + " causes scales along no direction that is the same for all states of the causes");
        return List.of(prior.direction(parameters, layout(), latents), observable);
    }

    // u = ℓ, or ℓ + a with the cause on, moves by du = η du/dη = η (1 − e^{−u})
    private Direction ofSingleCause(Parameters parameters) {
        Matrix byLeaks = Matrix.zeros(1, observables);
        Matrix byStrengths = Matrix.zeros(observables, 1);
        for (int d = 0; d < observables; d++) {
            double leak = Math.exp(parameters.matrix(LOG_LEAKS).get(0, d));
            double strength = Math.exp(parameters.matrix(LOG_STRENGTHS).get(d, 0));
            double off = logit(leak) * -Math.expm1(-leak);
            double on = logit(leak + strength) * -Math.expm1(-leak - strength);
            byLeaks.set(0, d, off / leak);
            byStrengths.set(d, 0, (on - off) / strength);
        }
        Parameters tangent = Parameters.zeros(layout()).with(LOG_LEAKS, byLeaks).with(LOG_STRENGTHS, byStrengths);
        return Direction.Along.parameters(OBSERVABLE, tangent, latents);
    }

    // log(eᵘ − 1)
    private static double logit(double u) {
        return u + Elementary.logOneMinusExp(-u);
    }

    @Override
    public int degreesOfFreedom() {
        return Bits.degreesOfFreedom(layout(), observables);
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("probabilities", prior.probabilities(parameters).toArray());
        usual.put("activations", activations(parameters.matrix(LOG_STRENGTHS)).toArray());
        usual.put("leaks", activations(parameters.matrix(LOG_LEAKS)).toArray());
        return usual;
    }

    // The probability 1 − e^{−a} that a cause alone suffices
    private static Matrix activations(Matrix logStrengths) {
        for (int i = 0; i < logStrengths.values().length; i++) {
            logStrengths.values()[i] = -Math.expm1(-Math.exp(logStrengths.values()[i]));
        }
        return logStrengths;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return Bits.switchedOff(prior, parameters, activations(parameters.matrix(LOG_STRENGTHS)));
    }

    private static Matrix exponential(Matrix logarithms) {
        for (int i = 0; i < logarithms.values().length; i++) {
            logarithms.values()[i] = Math.exp(logarithms.values()[i]);
        }
        return logarithms;
    }

    /** p(x | z). */
    private final class Observable implements Conditional {
        private final Bernoulli family = Bernoulli.of(observables);

        @Override
        public String name() {
            return OBSERVABLE;
        }

        @Override
        public Child child() {
            return new Child.Observed();
        }

        @Override
        public ExponentialFamily family() {
            return family;
        }

        @Override
        public Linearization at(Parameters parameters, INDArray latentRows) {
            Matrix z = Matrix.copyOf(latentRows);
            Matrix strengths = exponential(parameters.matrix(LOG_STRENGTHS));
            Matrix leaks = exponential(parameters.matrix(LOG_LEAKS));
            Matrix inputs = z.times(strengths.transpose()).addScaled(1, leaks.repeatRows(z.rows()));
            return new Linearization() {
                @Override
                public INDArray value() {
                    Matrix eta = inputs.columns(0, observables);
                    for (int i = 0; i < eta.values().length; i++) {
                        eta.values()[i] = logit(eta.values()[i]);
                    }
                    return eta.toArray();
                }

                // ∂η/∂u = 1/(1 − e^{−u})
                @Override
                public void pullback(INDArray cotangent, Gradient into) {
                    Matrix byInputs = Matrix.copyOf(cotangent);
                    for (int i = 0; i < byInputs.values().length; i++) {
                        byInputs.values()[i] /= -Math.expm1(-inputs.values()[i]);
                    }
                    into.add(LOG_STRENGTHS, product(byInputs.transposeTimes(z), strengths));
                    into.add(LOG_LEAKS, product(byInputs.columnSums(), leaks));
                    into.latents().addScaled(1, byInputs.times(strengths));
                }
            };
        }

        private Matrix product(Matrix left, Matrix right) {
            for (int i = 0; i < left.values().length; i++) {
                left.values()[i] *= right.values()[i];
            }
            return left;
        }
    }
}
