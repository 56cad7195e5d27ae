package org.entropysum.plugin;

import java.util.Optional;
import java.util.function.Supplier;
import org.entropysum.data.DataShape;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Theorem;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.VariationalFamily;

/**
 * What a plugin is told about the surroundings when it assembles a model.
 *
 * @param data the shape of the data to be modelled
 * @param posterior the name of the variational family, the model's own or one of the catalog
 * @param theorem the form of the theorem to be verified
 * @param choice the variational family if it comes from the catalog
 * @param latents the latents of the model if the variational family comes from the catalog
 * @param expectation how expectations are to be taken; empty for the plugin's own default
 */
public record Setup(
        DataShape data,
        String posterior,
        Theorem theorem,
        Optional<PosteriorChoice> choice,
        Optional<LatentSpace> latents,
        Optional<Expectation> expectation) {
    /**
     * A setup with one of the model's own variational families and the plugin's default expectation.
     *
     * @param data the shape of the data to be modelled
     * @param posterior the name of the variational family
     * @param theorem the form of the theorem to be verified
     */
    public Setup(DataShape data, String posterior, Theorem theorem) {
        this(data, posterior, theorem, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A setup with a variational family of the catalog.
     *
     * @param data the shape of the data to be modelled
     * @param posterior the variational family
     * @param latents the latents of the model, which the family fits
     * @param theorem the form of the theorem to be verified
     */
    public Setup(DataShape data, PosteriorChoice posterior, LatentSpace latents, Theorem theorem) {
        this(data, posterior.id(), theorem, Optional.of(posterior), Optional.of(latents), Optional.empty());
    }

    /**
     * The same setup with a rule of expectation.
     *
     * @param rule how expectations are taken
     * @return the setup
     */
    public Setup with(Expectation rule) {
        return new Setup(data, posterior, theorem, choice, latents, Optional.of(rule));
    }

    /**
     * The variational family of the catalog.
     *
     * @param model the model that it is for
     * @return the family, or empty if the posterior is one of the model's own
     */
    public Optional<VariationalFamily> family(GenerativeModel model) {
        return choice.map(chosen -> chosen.create(latents.orElseThrow(), data, model));
    }

    /**
     * The variational family of the catalog, or the exact one if that is asked for.
     *
     * @param model the model that it is for
     * @param exact makes the exact posterior
     * @return the family
     * @throws IllegalArgumentException if the posterior is neither of the catalog nor named {@link ModelPlugin#EXACT}
     */
    public VariationalFamily familyOrExact(GenerativeModel model, Supplier<? extends VariationalFamily> exact) {
        return family(model).orElseGet(() -> {
            if (posterior.equals(ModelPlugin.EXACT)) {
                return exact.get();
            }
            throw new IllegalArgumentException("posterior " + posterior + " is neither exact nor of the catalog");
        });
    }
}
