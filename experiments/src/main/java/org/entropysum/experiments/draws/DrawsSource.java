package org.entropysum.experiments.draws;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Tables;
import org.entropysum.experiments.suite.CatalogChoices;
import org.entropysum.experiments.suite.ModelChoice;
import org.entropysum.model.Parameters;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.ModelAssembly;

/**
 * Data drawn from a model of the catalog. Its parameters are those that it would start learning from on other data, moved at random: each
 * coordinate θ becomes θ + spread · N(0, 1). Columns have the names of those data.
 *
 * @param model the model with its settings
 * @param like the other data, which give columns, scales and places
 * @param rows N
 * @param spread how far parameters are moved, in the coordinates of the model (logarithms of scales)
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record DrawsSource(
        @Setting("the model: its id and its settings") ModelChoice model,

        @Setting("other data, near which the parameters are")
        DataSource like,

        @Setting(value = "N, the number of data points", atLeast = 1)
        int rows,

        @Setting(
                value = "how far parameters are moved at random, in logarithms of scales",
                byDefault = "0",
                atLeast = 0)
        double spread,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements DataSource {
    private static final long PURPOSE = 0x6472617773L;
    private static final long PARAMETERS = -1;

    @Override
    public Inspection inspect() {
        if (!(like.inspect() instanceof Inspection.Passed passed)) {
            return Inspection.Failed.at("like", "these data cannot be loaded; name them as a data set to see why");
        }
        DataShape shape = new DataShape(rows, passed.shape().columns());
        List<Objection> objections = objections(plugin(ModelCatalog.discover()), shape);
        return objections.isEmpty()
                ? new Inspection.Passed(shape)
                : Inspection.Failed.at(
                        "model",
                        objections.get(0).setting() + ": " + objections.get(0).message());
    }

    private ModelPlugin<?> plugin(ModelCatalog catalog) {
        return catalog.find(model.id())
                .orElseThrow(() -> new IllegalStateException("model " + model.id() + " is not in the catalog"))
                .plugin();
    }

    private <S extends ModelSpec> List<Objection> objections(ModelPlugin<S> plugin, DataShape shape) {
        return plugin.objections(plugin.specType().cast(model.spec()), shape);
    }

    @Override
    public Dataset load(String name, long cellSeed) {
        long own = seed.orElse(cellSeed);
        Dataset near = like.load(name, own);
        return Tables.of(name, near.columns(), rows, truth(near, own).rows(own));
    }

    Truth truth(Dataset near, long own) {
        ModelCatalog catalog = ModelCatalog.discover();
        ModelAssembly assembly = assembly(plugin(catalog), new CatalogChoices(catalog), near);
        UniformRandomProvider random = random(own, PARAMETERS);
        Parameters start = assembly.model().initial(near, random);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] steps = new double[start.layout().size()];
        Arrays.setAll(steps, i -> normal.sample());
        return new Truth(
                assembly.model(),
                start.plus(spread, Parameters.of(start.layout(), steps)),
                near.shape().columns());
    }

    private <S extends ModelSpec> ModelAssembly assembly(ModelPlugin<S> plugin, CatalogChoices choices, Dataset near) {
        S spec = plugin.specType().cast(model.spec());
        return plugin.assemble(
                spec,
                choices.posterior(plugin.posteriors().get(0)).setup(plugin, spec, near.shape(), plugin.theorem()));
    }

    static UniformRandomProvider random(long seed, long number) {
        return RandomSource.PHILOX_4X64.create(new long[] {seed, PURPOSE, 0, 0, 0, number});
    }
}
