package org.entropysum.plugin;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Theorem;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;

/**
 * A model of the catalog: from a settings record to a model with its variational family and its expectations.
 *
 * @param <S> the settings record
 */
public interface ModelPlugin<S extends ModelSpec> {
    /** The name by which plugins offer the exact posterior, where a model has one. */
    String EXACT = "exact";

    /**
     * The name in the catalog, unique.
     *
     * @return the identifier
     */
    ModelId id();

    /**
     * What the model is, one line with its equation.
     *
     * @return the line
     */
    String summary();

    /**
     * The model in plain text: the factors, ancestors first, one line each.
     *
     * @return the lines; what stands behind the colon of the summary, unless a plugin says more
     */
    default List<String> equations() {
        return List.of(summary().substring(summary().indexOf(':') + 1).strip());
    }

    /**
     * A suite in YAML that shows the model at work: it runs as it is, without files of its own, within seconds, and expects
     * the verdicts that it gets.
     *
     * @return the text, or empty for a suite of small settings on bundled data
     */
    default Optional<String> example() {
        return Optional.empty();
    }

    /**
     * The record that the settings of a suite are bound to.
     *
     * @return the record class
     */
    Class<S> specType();

    /**
     * The names of the recommended variational families, the default first: the model's own, as {@link #EXACT}, and those of
     * the catalog. Whatever else of the catalog fits the {@link #latents} may be asked for as well.
     *
     * @return the names, not empty
     */
    List<String> posteriors();

    /**
     * The latents of the model, by which variational families of the catalog are chosen.
     *
     * @param spec the settings
     * @return the latents, or empty if the model has only posteriors of its own
     */
    default Optional<LatentSpace> latents(S spec) {
        return Optional.empty();
    }

    /**
     * The form of the theorem that the model falls under with its default settings.
     *
     * @return the form of the theorem; entropies unless a plugin says otherwise
     */
    default Theorem theorem() {
        return Theorem.ENTROPY;
    }

    /**
     * What is claimed about the model with these settings.
     *
     * @param spec the settings
     * @param theorem the form of the theorem asked about
     * @return the claims
     */
    Claims claims(S spec, Theorem theorem);

    /**
     * Whether the assembly of these settings brings its maximum likelihood in closed form.
     *
     * @param spec the settings
     * @return false, unless a plugin says otherwise
     */
    default boolean solvesMaximumLikelihood(S spec) {
        return false;
    }

    /**
     * Whether the assembly of these settings brings a projection in closed form whose sums may be averaged over minibatches
     * ({@link org.entropysum.posterior.ManifoldProjection#mayAverage}), so that its entropies can be learned with them.
     *
     * @param spec the settings
     * @return false, unless a plugin says otherwise
     */
    default boolean averagesProjection(S spec) {
        return false;
    }

    /**
     * Everything that stands against modelling data of the given shape with these settings; asked before any run.
     *
     * @param spec the settings
     * @param data the shape of the data
     * @return the objections, none unless a plugin says otherwise
     */
    default List<Objection> objections(S spec, DataShape data) {
        return List.of();
    }

    /**
     * The family in whose support data have to lie, where that is less than all numbers; data points outside are told before
     * any run.
     *
     * @param spec the settings, to which there are no {@link #objections objections}
     * @param data the shape of the data
     * @return the family, or empty if any data will do
     */
    default Optional<ExponentialFamily> observable(S spec, DataShape data) {
        return Optional.empty();
    }

    /**
     * Assembles the model, its variational family and its rule of expectation.
     *
     * @param spec the settings, to which there are no {@link #objections objections}
     * @param setup data shape, variational family and form of the theorem
     * @return the assembly
     */
    ModelAssembly assemble(S spec, Setup setup);
}
