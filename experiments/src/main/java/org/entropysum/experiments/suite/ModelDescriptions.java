package org.entropysum.experiments.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.plugin.ModelCatalog;

/** Writes descriptions of trained models as JSON, and reads them with all their problems told at once. */
public final class ModelDescriptions {
    private final List<Choice> choices;

    /**
     * Descriptions whose models are of a catalog.
     *
     * @param models the catalog
     */
    public ModelDescriptions(ModelCatalog models) {
        this.choices = new SuiteLoader(models, DataSourceCatalog.standard()).choices();
    }

    /** What became of reading a description. */
    public sealed interface Outcome {
        /**
         * It can be used.
         *
         * @param description the description
         */
        record Loaded(ModelDescription description) implements Outcome {}

        /**
         * It cannot be used.
         *
         * @param problems everything that is wrong
         */
        record Rejected(List<Problem> problems) implements Outcome {
            /** Copies the list. {@inheritDoc} */
            public Rejected {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return the description, or all problems
     */
    public Outcome read(Path file) {
        Problems problems = new Problems(file.toString());
        try {
            return bound(SuiteText.of(file, problems), problems);
        } catch (TooManyProblems enough) {
            return new Outcome.Rejected(problems.incompleteList());
        }
    }

    private Outcome bound(Optional<String> text, Problems problems) {
        Optional<Node> root = text.flatMap(it -> TreeReader.read(it, problems));
        root.filter(node -> !(node instanceof Mapping))
                .ifPresent(node -> problems.add(node.place(), "expected an object, not " + node.shown()));
        Optional<ModelDescription> description = root.filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .flatMap(
                        it -> new Binder(new Scalars(Path.of("")), choices, problems).bind(ModelDescription.class, it));
        return description.isPresent() && problems.isEmpty()
                ? new Outcome.Loaded(description.get())
                : new Outcome.Rejected(problems.list());
    }

    /**
     * Writes a description and reads it back.
     *
     * @param description the description
     * @return JSON
     * @throws IllegalArgumentException if a setting of the model cannot be written in this form; the message says which model
     */
    public String write(ModelDescription description) {
        String text = json(description);
        Problems problems = new Problems("model.json");
        boolean same = bound(Optional.of(text), problems) instanceof Outcome.Loaded loaded
                && loaded.description().equals(description);
        if (same) {
            return text;
        }
        throw new IllegalArgumentException("the settings of model "
                + description.model().id() + " cannot be written to a file and read back: " + problems.list());
    }

    private static String json(ModelDescription description) {
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(SettingsTree.of(description))
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
