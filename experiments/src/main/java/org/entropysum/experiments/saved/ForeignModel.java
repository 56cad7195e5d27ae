package org.entropysum.experiments.saved;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Objective;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.run.UnseenRows;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;

/**
 * A model whose parameters were found by another program. A q with parameters of its own is fitted to the data unless they
 * are given by the names of its blocks.
 *
 * @param models the catalog
 * @param cell the model with posterior, rule of expectation and theorem
 * @param data the data
 */
public record ForeignModel(ModelCatalog models, CellSpec cell, Dataset data) {
    private static final long SEED = 1;

    /**
     * The verdict on parameters.
     *
     * @param given numbers by name, each row by row; see {@link org.entropysum.model.GenerativeModel#usual}
     * @param tolerance the tolerance, relative to 1 + |F|
     * @return the verdict and what it rests on
     * @throws IllegalArgumentException if the parameters do not fit the model; one line for each problem
     */
    public Verification verify(Map<String, double[]> given, double tolerance) {
        UnseenRows rows = UnseenRows.of(data, shape -> assembly(), SEED);
        Parameters parameters = parameters(given);
        Objective objective = rows.objective(parameters);
        return new Verifier(tolerance).verify(objective, data, parameters, parameters);
    }

    private ModelAssembly assembly() {
        return Assembly.of(
                models,
                cell.model(),
                cell.posterior().orElseThrow(),
                cell.expectation(),
                cell.theorem(),
                data.shape(),
                SEED);
    }

    private Parameters parameters(Map<String, double[]> given) {
        ModelAssembly assembly = assembly();
        Parameters start = assembly.initial(data, RandomSource.PHILOX_4X64.create(SEED));
        Layout ofModel = assembly.model().layout();
        Layout ofPosterior = assembly.posterior().layout();
        Map<String, double[]> others = new LinkedHashMap<>(given);
        Parameters point = start;
        boolean complete = true;
        for (Block block : ofPosterior.blocks()) {
            double[] values = others.remove(block.name());
            complete &= values != null;
            if (values != null && values.length != block.size()) {
                throw new IllegalArgumentException("\"" + block.name() + "\" has " + values.length
                        + " numbers, not the " + block.size() + " of [" + block.rows() + ", " + block.columns() + "]");
            }
            point = values == null
                    ? point
                    : point.with(block.name(), Matrix.over(values, block.rows(), block.columns()));
        }
        Parameters found = UsualParameters.of(assembly.model(), start.restrictedTo(ofModel))
                .find(others);
        for (Block block : ofModel.blocks()) {
            point = point.with(block.name(), found.matrix(block.name()));
        }
        return complete ? point : ExpectationMaximization.expectation(EntropySumEvaluator.of(assembly, data), point);
    }
}
