package org.entropysum.experiments.saved;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySum;
import org.entropysum.elbo.Objective;
import org.entropysum.experiments.analysis.ObservableMean;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.run.UnseenRows;
import org.entropysum.experiments.suite.ModelDescription;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Nodes;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained model in use. Arrays are {@code [N, D]} for data and {@code [N, H]} for latents; entropies are in nats per data
 * point. A q that has parameters for each training row (free posteriors) knows the rows that it was trained on and no
 * others: for other data take {@link #refitted}, or train with an exact or amortized q. Truncated posteriors find their
 * sets of states anew.
 */
public final class TrainedModel {
    private final ModelCatalog models;
    private final ModelDescription description;
    private final Parameters parameters;

    private TrainedModel(ModelCatalog models, ModelDescription description, Parameters parameters) {
        this.models = models;
        this.description = description;
        this.parameters = parameters;
    }

    static TrainedModel of(ModelCatalog models, ModelDescription description, Parameters parameters) {
        return new TrainedModel(models, description, parameters);
    }

    /**
     * Loads a model that was saved.
     *
     * @param directory the directory with model.json and parameters.bin
     * @return the model
     * @throws UnreadableModel if something in the files does not fit; the message names the file and the place or the tensor
     */
    public static TrainedModel load(Path directory) {
        return new SavedModels(ModelCatalog.discover()).load(directory);
    }

    /**
     * What it is and where it comes from.
     *
     * @return model, settings, data, training
     */
    public ModelDescription description() {
        return description;
    }

    /**
     * All parameters, in unconstrained coordinates.
     *
     * @return Ψ, Θ and Φ
     */
    public Parameters parameters() {
        return parameters;
    }

    private ModelAssembly assembly(DataShape shape) {
        return Assembly.of(
                models,
                description.model(),
                description.posterior(),
                description.expectation(),
                description.theorem(),
                shape,
                description.seed());
    }

    private GenerativeModel model() {
        return assembly(new DataShape(
                        description.data().rows(), description.data().columns().size()))
                .model();
    }

    /** The objective on given data, with q there. */
    private Objective on(Dataset data) {
        requireColumns(data);
        UnseenRows rows = unseen(data);
        if (rows.haveOwnParameters()
                && !Fingerprint.of(data).toString().equals(description.data().sha256())) {
            throw new IllegalStateException(
                    "posterior " + description.posterior().id() + " has parameters for each of the "
                            + description.data().rows() + " rows of "
                            + description.data().name()
                            + " that it was trained on, and none for other data; take refitted(data) first");
        }
        return rows.objective(parameters);
    }

    private UnseenRows unseen(Dataset data) {
        return UnseenRows.of(data, this::assembly, description.seed());
    }

    private void requireColumns(Dataset data) {
        int expected = description.data().columns().size();
        if (data.shape().columns() != expected) {
            throw new IllegalArgumentException("the model takes rows of " + expected + " numbers ("
                    + String.join(", ", description.data().columns()) + "), not of "
                    + data.shape().columns());
        }
    }

    /**
     * The same model with its q fitted to other data: Φ is maximized at fixed Ψ and Θ. A q without parameters of rows stays
     * as it is.
     *
     * @param data the data, with the same columns
     * @return the model for these data
     */
    public TrainedModel refitted(Dataset data) {
        requireColumns(data);
        UnseenRows rows = unseen(data);
        if (!rows.haveOwnParameters()) {
            return this;
        }
        Parameters fitted = rows.fitted(parameters);
        return new TrainedModel(models, Descriptions.on(data, description, fitted), fitted);
    }

    /**
     * The means of the latents under q.
     *
     * @param data N rows
     * @return E_q⁽ⁿ⁾[z], {@code [N, H]}
     */
    public INDArray encode(Dataset data) {
        Nodes nodes = nodes(on(data).assembly(), data);
        return average(nodes, nodes.z()).toArray();
    }

    private Nodes nodes(ModelAssembly assembly, Dataset data) {
        Batch all = data.rows(0, data.shape().rows());
        return assembly.posterior().at(parameters, all).nodes(assembly.expectation());
    }

    // Σ_s w_ns f(z_s)
    private static Matrix average(Nodes nodes, Matrix values) {
        Matrix weight = nodes.weight();
        Matrix mean = Matrix.zeros(weight.rows(), values.columns());
        for (int n = 0; n < weight.rows(); n++) {
            for (int s = 0; s < weight.columns(); s++) {
                for (int j = 0; weight.get(n, s) != 0 && j < values.columns(); j++) {
                    mean.add(n, j, weight.get(n, s) * values.get(nodes.row(n, s), j));
                }
            }
        }
        return mean;
    }

    /**
     * The means of the data at given latents.
     *
     * @param z {@code [B, H]}
     * @return E[x|z], {@code [B, D]}
     * @throws UnsupportedOperationException if the family of the observable does not tell its mean
     */
    public INDArray decode(INDArray z) {
        return decoded(model(), Matrix.copyOf(z)).toArray();
    }

    private Matrix decoded(GenerativeModel model, Matrix z) {
        Conditional observable = observable(model);
        Matrix mean = new ObservableMean(observable.family())
                .at(observable.at(parameters, z.toArray()).value());
        return mean.rows() == 1 ? mean.repeatRows(z.rows()) : mean;
    }

    private static Conditional observable(GenerativeModel model) {
        return model.conditionals().stream()
                .filter(conditional -> conditional.child() instanceof Child.Observed)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Data as the model sees them, through their latents.
     *
     * @param data N rows
     * @return E_q⁽ⁿ⁾ E[x|z], {@code [N, D]}
     */
    public INDArray reconstruct(Dataset data) {
        ModelAssembly assembly = on(data).assembly();
        Nodes nodes = nodes(assembly, data);
        return average(nodes, decoded(assembly.model(), nodes.z())).toArray();
    }

    /**
     * New data from the model: latents from the prior, data from the observable.
     *
     * @param rows how many
     * @param seed fixes the draws
     * @return x, {@code [rows, D]}
     */
    public INDArray sample(int rows, long seed) {
        var random = RandomSource.PHILOX_4X64.create(seed);
        GenerativeModel model = model();
        Matrix z = Matrix.zeros(rows, model.latentSize());
        INDArray x = z.toArray();
        for (Conditional conditional : model.conditionals()) {
            Matrix eta = Matrix.copyOf(conditional.at(parameters, z.toArray()).value());
            Matrix own = eta.rows() == 1 ? eta.repeatRows(rows) : eta;
            INDArray drawn = conditional.family().sample(own.toArray(), random);
            if (conditional.child() instanceof Child.Latent latent) {
                z.setColumns(latent.from(), Matrix.copyOf(drawn));
            } else {
                x = drawn;
            }
        }
        return x;
    }

    /**
     * The ELBO of data.
     *
     * @param data N rows
     * @return F, nats per data point
     */
    public double elbo(Dataset data) {
        return on(data).at(parameters).elbo();
    }

    /**
     * The entropies of data.
     *
     * @param data N rows
     * @return the entropy sum and its terms, nats per data point
     */
    public EntropySum entropies(Dataset data) {
        return on(data).at(parameters).entropies();
    }

    /**
     * The verdict on the model with data.
     *
     * @param data N rows
     * @param tolerance the tolerance, relative to 1 + |F|
     * @return the verdict and what it rests on
     */
    public Verification verify(Dataset data, double tolerance) {
        return new Verifier(tolerance).verify(on(data), data, parameters, parameters);
    }

    /**
     * Saves the model. Each of the two files is there as a whole or not at all.
     *
     * @param directory where; missing directories are made
     * @throws IOException if a file cannot be written
     */
    public void save(Path directory) throws IOException {
        new SavedModels(models).save(directory, this);
    }
}
