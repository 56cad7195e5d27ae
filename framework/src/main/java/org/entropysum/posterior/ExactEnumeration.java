package org.entropysum.posterior;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exact posterior over finitely many states, \( w_{ns} \propto p(x^{(n)}, z_s) \), through the log densities. */
public final class ExactEnumeration implements VariationalFamily {
    private final GenerativeModel model;
    private final EnumerableLatents latents;

    private ExactEnumeration(GenerativeModel model, EnumerableLatents latents) {
        this.model = model;
        this.latents = latents;
    }

    /**
     * The exact posterior of a model.
     *
     * @param model a model with finite latents
     * @param <M> the type of the model
     * @return the family
     */
    public static <M extends GenerativeModel & EnumerableLatents> ExactEnumeration of(M model) {
        return new ExactEnumeration(model, model);
    }

    @Override
    public Layout layout() {
        return Layout.of();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return Parameters.zeros(layout());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of("discrete latents cannot be rescaled");
    }

    @Override
    public DiscretePosterior at(Parameters parameters, Batch batch) {
        Matrix states = Matrix.copyOf(latents.states());
        Matrix logJoint = Matrix.zeros(batch.rows(), states.rows());
        for (Conditional conditional : model.conditionals()) {
            add(conditional, parameters, states, batch, logJoint);
        }
        return DiscretePosterior.ofLogits(states, logJoint);
    }

    private static void add(
            Conditional conditional, Parameters parameters, Matrix states, Batch batch, Matrix logJoint) {
        INDArray eta = conditional.at(parameters, states.toArray()).value();
        ExponentialFamily family = conditional.family();
        if (conditional.child() instanceof Child.Latent latent) {
            INDArray event = states.columns(latent.from(), latent.to()).toArray();
            addColumns(Matrix.copyOf(family.logDensity(eta, event)).transpose(), logJoint);
        } else {
            addColumns(Matrix.copyOf(family.logDensities(eta, batch.x())), logJoint);
        }
    }

    private static void addColumns(Matrix summand, Matrix logJoint) {
        for (int n = 0; n < logJoint.rows(); n++) {
            for (int s = 0; s < logJoint.columns(); s++) {
                logJoint.add(n, s, summand.get(summand.rows() == 1 ? 0 : n, summand.columns() == 1 ? 0 : s));
            }
        }
    }

    @Override
    public void pullback(Batch batch, Matrix coordinateGradient, Gradient into) {
        // At the exact posterior the ELBO does not change with q.
    }
}
