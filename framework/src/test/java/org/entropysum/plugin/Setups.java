package org.entropysum.plugin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.standard.Posteriors;

/** Setups as suites make them, from the name of a posterior. */
public final class Setups {
    private Setups() {}

    /**
     * The setup with a posterior of the framework's catalog that fits, else with one of the model's own.
     *
     * @param plugin the model
     * @param spec its settings
     * @param data the shape of the data
     * @param posterior a name
     * @param theorem the form of the theorem
     * @param <S> the settings record
     * @return the setup
     */
    public static <S extends ModelSpec> Setup of(
            ModelPlugin<S> plugin, S spec, DataShape data, String posterior, Theorem theorem) {
        return plugin.latents(spec)
                .flatMap(latents ->
                        choice(plugin, spec, posterior).map(choice -> new Setup(data, choice, latents, theorem)))
                .orElseGet(() -> new Setup(data, posterior, theorem));
    }

    private static <S extends ModelSpec> Optional<PosteriorChoice> choice(
            ModelPlugin<S> plugin, S spec, String posterior) {
        return fitting(plugin, spec)
                .filter(choice -> choice.id().equals(posterior))
                .findFirst();
    }

    private static <S extends ModelSpec> Stream<PosteriorChoice> fitting(ModelPlugin<S> plugin, S spec) {
        return plugin.latents(spec).stream().flatMap(latents -> Posteriors.fitting(latents).stream());
    }

    /**
     * The names of all posteriors that a model can be combined with: those that the plugin names and those of the framework that
     * fit.
     *
     * @param plugin the model
     * @param spec its settings
     * @param <S> the settings record
     * @return the names, the default first
     */
    public static <S extends ModelSpec> List<String> posteriors(ModelPlugin<S> plugin, S spec) {
        return Stream.concat(plugin.posteriors().stream(), fitting(plugin, spec).map(PosteriorChoice::id))
                .distinct()
                .toList();
    }
}
