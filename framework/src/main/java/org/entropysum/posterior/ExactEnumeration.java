package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** The exact posterior over finitely many states, \( w_{ns} \propto p(x^{(n)}, z_s) \), through the log densities. */
public final class ExactEnumeration implements DerivedFamily {
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
    public boolean isExact() {
        return true;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of(DiscreteLatents.OBSTACLE);
    }

    @Override
    public DiscretePosterior at(Parameters parameters, Batch batch) {
        Matrix states = Matrix.copyOf(latents.states());
        Nodes.Shared all = new Nodes.Shared(states, Matrix.zeros(batch.rows(), states.rows()));
        return DiscretePosterior.ofLogits(states, new LogJoint(model).at(parameters, batch, all));
    }
}
