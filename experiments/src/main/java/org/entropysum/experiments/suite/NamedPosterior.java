package org.entropysum.experiments.suite;

import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.LatentSpace;

/**
 * A variational family by its name: one of the catalog with its settings, or one of the model's own.
 *
 * @param id the name
 * @param choice the family of the catalog, if there is one of this name
 */
public record NamedPosterior(String id, Optional<PosteriorChoice> choice) {
    /** A name that the catalog does not know. */
    static NamedPosterior own(String id) {
        return new NamedPosterior(id, Optional.empty());
    }

    /**
     * What a model is told when it is assembled with this family: the family of the catalog where it fits the model's latents,
     * else the name.
     *
     * @param plugin the model
     * @param spec its settings, of the plugin's own type
     * @param data the shape of the data
     * @param theorem the form of the theorem
     * @param <S> the settings record
     * @return the setup
     */
    public <S extends ModelSpec> Setup setup(ModelPlugin<S> plugin, ModelSpec spec, DataShape data, Theorem theorem) {
        Optional<LatentSpace> latents = plugin.latents(plugin.specType().cast(spec));
        return choice.filter(it -> latents.filter(it.plugin()::fits).isPresent())
                .map(it -> new Setup(data, it, latents.orElseThrow(), theorem))
                .orElseGet(() -> new Setup(data, id, theorem));
    }

    @Override
    public String toString() {
        return choice.map(PosteriorChoice::toString).orElse(id);
    }
}
