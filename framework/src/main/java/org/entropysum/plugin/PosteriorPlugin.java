package org.entropysum.plugin;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.model.GenerativeModel;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.VariationalFamily;

/**
 * A variational family of the catalog: every model whose latents it {@link #fits} can be combined with it.
 *
 * @param <S> the settings record
 */
public interface PosteriorPlugin<S extends PosteriorSpec> extends ComponentPlugin<S> {
    /**
     * Whether its distributions live on such latents.
     *
     * @param latents the latents of a model
     * @return true if it can be combined with the model
     */
    boolean fits(LatentSpace latents);

    /**
     * Whether q is the best one of its support for the ELBO at the model's parameters and has no parameters of its own, as a
     * truncated posterior: it can be trained for the ELBO, and for no weighted bound.
     *
     * @return false, unless a plugin says otherwise
     */
    default boolean followsModel() {
        return false;
    }

    /**
     * What stands against these settings; asked before any run.
     *
     * @param spec the settings
     * @param latents latents that it fits
     * @param data the shape of the data
     * @return the objections, empty if there is none
     */
    default List<Objection> objections(S spec, LatentSpace latents, DataShape data) {
        return List.of();
    }

    /**
     * The family.
     *
     * @param spec the settings
     * @param latents latents that it fits
     * @param data the shape of the data
     * @param model the model, for families that follow its log joint or its list of states
     * @return the family
     */
    VariationalFamily create(S spec, LatentSpace latents, DataShape data, GenerativeModel model);
}
