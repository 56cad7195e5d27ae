package org.entropysum.plugin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.posterior.LatentSpace;

/**
 * The variational families that a model with given settings can be combined with.
 *
 * @param named those that the plugin names, the default first
 * @param latents the latents of the model, empty if it has only posteriors of its own
 * @param catalog the variational families of the catalog
 */
public record PosteriorOffer(List<String> named, Optional<LatentSpace> latents, Catalog<PosteriorPlugin<?>> catalog) {
    /** Copies the list. {@inheritDoc} */
    public PosteriorOffer {
        named = List.copyOf(named);
    }

    /**
     * The offer of a model.
     *
     * @param plugin the model
     * @param spec its settings, of the plugin's own type
     * @param catalog the variational families of the catalog
     * @param <S> the settings record
     * @return the offer
     */
    public static <S extends ModelSpec> PosteriorOffer of(
            ModelPlugin<S> plugin, ModelSpec spec, Catalog<PosteriorPlugin<?>> catalog) {
        return new PosteriorOffer(
                plugin.posteriors(), plugin.latents(plugin.specType().cast(spec)), catalog);
    }

    /**
     * Whether a family of the catalog fits the latents of the model.
     *
     * @param id a name
     * @return true if there is such a family in the catalog, and it fits
     */
    public boolean fits(String id) {
        return latents.isPresent()
                && catalog.find(id)
                        .filter(entry -> entry.plugin().fits(latents.get()))
                        .isPresent();
    }

    /**
     * Whether the name is one of the model's own posteriors and not one of the catalog.
     *
     * @param id a name
     * @return true if the plugin names it and it does not come from the catalog
     */
    public boolean isOwn(String id) {
        return named.contains(id) && !fits(id);
    }

    /**
     * All names that can be asked for: those that the plugin names, then the rest of the catalog that fits.
     *
     * @return the names, without repetition; the default is the first
     */
    public List<String> names() {
        return Stream.concat(
                        named.stream().filter(id -> isOwn(id) || fits(id)),
                        catalog.ids().stream().filter(this::fits))
                .distinct()
                .toList();
    }
}
