package org.entropysum.experiments.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.report.AtomicFile;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.run.CellRun;
import org.entropysum.experiments.run.Version;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.ModelDescription;
import org.entropysum.experiments.suite.ModelDescriptions;
import org.entropysum.learning.Optimum;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.verification.Verdict;

/**
 * Models in directories of two files each. The parameters are written first, so that a {@code model.json} never stands
 * beside parameters that it does not describe without its checksum telling.
 */
public final class SavedModels {
    /** The file that says what the model is. */
    public static final String DESCRIPTION = "model.json";

    /** The file of parameters. */
    public static final String PARAMETERS = "parameters.bin";

    private final ModelCatalog models;
    private final ModelDescriptions descriptions;

    /**
     * Models of a catalog.
     *
     * @param models the catalog
     */
    public SavedModels(ModelCatalog models) {
        this.models = models;
        this.descriptions = new ModelDescriptions(models);
    }

    /**
     * The model at the end of a run.
     *
     * @param run the cell and its seed
     * @param data the training data
     * @param optimum where training ended
     * @param verdict the verdict there
     * @return the model
     */
    public TrainedModel of(CellRun run, Dataset data, Optimum optimum, Verdict verdict) {
        CellSpec cell = run.cell();
        Parameters parameters = optimum.state().parameters();
        Evaluation evaluation = optimum.evaluation();
        ModelDescription description = new ModelDescription(
                ModelDescription.FORMAT,
                Version.current(),
                cell.model(),
                cell.posterior().orElseThrow(),
                cell.expectation(),
                cell.theorem(),
                run.seed(),
                Descriptions.of(data),
                Descriptions.of(parameters.layout()),
                Descriptions.of(parameters),
                new ModelDescription.Training(
                        verdict.name(),
                        optimum.state().iteration(),
                        evaluation.elbo(),
                        evaluation.entropies().value()));
        return TrainedModel.of(models, description, parameters);
    }

    /**
     * Saves a model.
     *
     * @param directory where; missing directories are made
     * @param model the model
     * @throws IOException if a file cannot be written
     */
    public void save(Path directory, TrainedModel model) throws IOException {
        String text = descriptions.write(model.description());
        AtomicFile.at(directory.resolve(PARAMETERS))
                .write(ParameterFile.bytes(model.parameters().values()));
        AtomicFile.at(directory.resolve(DESCRIPTION)).write(text);
    }

    /**
     * Loads a model.
     *
     * @param directory the directory with the two files
     * @return the model
     * @throws UnreadableModel if something in the files does not fit
     */
    public TrainedModel load(Path directory) {
        Path file = directory.resolve(DESCRIPTION);
        ModelDescription description = description(file);
        requireFormat(file, description);
        double[] values = new ParameterFile(directory.resolve(PARAMETERS))
                .read(description.parameters().count(), description.parameters().sha256());
        Layout layout = layout(file, description);
        return TrainedModel.of(models, description, Parameters.of(layout, values));
    }

    private ModelDescription description(Path file) {
        ModelDescriptions.Outcome outcome = descriptions.read(file);
        if (outcome instanceof ModelDescriptions.Outcome.Loaded loaded) {
            return loaded.description();
        }
        throw new UnreadableModel(((ModelDescriptions.Outcome.Rejected) outcome)
                .problems().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    private static void requireFormat(Path file, ModelDescription description) {
        if (description.format() != ModelDescription.FORMAT) {
            throw new UnreadableModel(
                    file,
                    "has format " + description.format() + " of entropysum " + description.entropysum()
                            + "; this is entropysum " + Version.current() + ", which reads format "
                            + ModelDescription.FORMAT);
        }
        long count = 0;
        for (ModelDescription.Tensor tensor : description.layout()) {
            count += (long) tensor.rows() * tensor.columns();
            if (tensor.perDatum() && tensor.rows() != description.data().rows()) {
                throw new UnreadableModel(
                        file,
                        "tensor \"" + tensor.name() + "\" has " + tensor.rows() + " rows, but the data have "
                                + description.data().rows());
            }
        }
        if (count != description.parameters().count()) {
            throw new UnreadableModel(
                    file,
                    "the tensors of the layout have " + count + " entries together, not "
                            + description.parameters().count());
        }
    }

    /** The layout that the plugin makes now, which must be the one that was saved. */
    private Layout layout(Path file, ModelDescription description) {
        Layout layout = built(file, description);
        List<ModelDescription.Tensor> found = Descriptions.of(layout);
        for (int i = 0; i < Math.max(found.size(), description.layout().size()); i++) {
            String saved = i < description.layout().size()
                    ? description.layout().get(i).toString()
                    : "none";
            String built = i < found.size() ? found.get(i).toString() : "none";
            if (!saved.equals(built)) {
                throw new UnreadableModel(
                        file,
                        "model " + description.model().id() + " has other parameters now: tensor " + (i + 1) + " is "
                                + built + ", but was " + saved);
            }
        }
        return layout;
    }

    private Layout built(Path file, ModelDescription description) {
        DataShape shape = new DataShape(
                description.data().rows(), description.data().columns().size());
        try {
            return Assembly.of(
                            models,
                            description.model(),
                            description.posterior(),
                            description.expectation(),
                            description.theorem(),
                            shape,
                            description.seed())
                    .layout();
        } catch (RuntimeException refused) {
            String message =
                    String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableModel(
                    file, "model " + description.model().id() + " cannot be assembled from it: " + message);
        }
    }
}
