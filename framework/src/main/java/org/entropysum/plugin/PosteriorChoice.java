package org.entropysum.plugin;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.model.GenerativeModel;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.VariationalFamily;

/**
 * A variational family of the catalog with its settings. A component of a settings record may have this type; in a suite it
 * is a name, or a mapping with the name as {@code id} and the settings.
 *
 * @param plugin the plugin
 * @param spec settings of the plugin's own type
 */
public record PosteriorChoice(PosteriorPlugin<?> plugin, PosteriorSpec spec) {
    /** Checks the type of the settings. {@inheritDoc} */
    public PosteriorChoice {
        Settings.requireOwn(plugin, spec);
    }

    /**
     * The name in the catalog.
     *
     * @return the name
     */
    public String id() {
        return plugin.id();
    }

    /**
     * What stands against the choice.
     *
     * @param latents latents that the plugin fits
     * @param data the shape of the data
     * @return the objections, empty if there is none
     */
    public List<Objection> objections(LatentSpace latents, DataShape data) {
        return objections(plugin, latents, data);
    }

    private <S extends PosteriorSpec> List<Objection> objections(
            PosteriorPlugin<S> own, LatentSpace latents, DataShape data) {
        return own.objections(own.specType().cast(spec), latents, data);
    }

    /**
     * The family.
     *
     * @param latents latents that the plugin fits
     * @param data the shape of the data
     * @param model the model
     * @return the family
     */
    public VariationalFamily create(LatentSpace latents, DataShape data, GenerativeModel model) {
        return create(plugin, latents, data, model);
    }

    private <S extends PosteriorSpec> VariationalFamily create(
            PosteriorPlugin<S> own, LatentSpace latents, DataShape data, GenerativeModel model) {
        if (own.fits(latents)) {
            return own.create(own.specType().cast(spec), latents, data, model);
        }
        throw new IllegalArgumentException("posterior " + id() + " does not fit " + latents);
    }

    @Override
    public String toString() {
        return Settings.shown(id(), spec);
    }
}
