package org.entropysum.posterior;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * The exact posterior cut down to the S most probable states of each data point and normalized there,
 * \( w_{ns} \propto p(x^{(n)}, z_s) \) for the S largest, else zero: the best q of that support. Hard assignments, as of
 * k-means, are S = 1. Ties go to the state that is listed first.
 */
public final class TruncatedResponsibilities implements DerivedFamily {
    private final GenerativeModel model;
    private final EnumerableLatents latents;
    private final int size;

    private TruncatedResponsibilities(GenerativeModel model, EnumerableLatents latents, int size) {
        this.model = model;
        this.latents = latents;
        this.size = size;
    }

    /**
     * The family for a model.
     *
     * @param model a model with finite latents
     * @param size S, at least 1; more than there are states changes nothing
     * @param <M> the type of the model
     * @return the family
     */
    public static <M extends GenerativeModel & EnumerableLatents> TruncatedResponsibilities of(M model, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a truncated posterior keeps at least one state, not " + size);
        }
        return new TruncatedResponsibilities(model, model, size);
    }

    /**
     * Every data point with its most probable state alone.
     *
     * @param model a model with finite latents
     * @param <M> the type of the model
     * @return the family
     */
    public static <M extends GenerativeModel & EnumerableLatents> TruncatedResponsibilities hard(M model) {
        return of(model, 1);
    }

    @Override
    public boolean isExact() {
        return size >= latents.states().rows();
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of(DiscreteLatents.OBSTACLE);
    }

    @Override
    public DiscretePosterior at(Parameters parameters, Batch batch) {
        Matrix states = Matrix.copyOf(latents.states());
        Nodes.Shared all = new Nodes.Shared(states, Matrix.zeros(batch.rows(), states.rows()));
        Matrix logits = new LogJoint(model).at(parameters, batch, all);
        for (int n = 0; n < logits.rows() && size < states.rows(); n++) {
            dropTheRest(logits, n);
        }
        return DiscretePosterior.ofLogits(states, logits);
    }

    private void dropTheRest(Matrix logits, int n) {
        Integer[] order = new Integer[logits.columns()];
        Arrays.setAll(order, s -> s);
        Arrays.sort(order, Comparator.comparingDouble((Integer s) -> -logits.get(n, s)));
        for (int rank = size; rank < order.length; rank++) {
            logits.set(n, order[rank], Double.NEGATIVE_INFINITY);
        }
    }
}
