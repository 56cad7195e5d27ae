package org.entropysum.posterior;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Batch;
import org.entropysum.model.Block;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** Probabilities of all states for each data point, with logits of its own; see {@link DiscretePosterior}. */
public final class FreeCategorical implements VariationalFamily {
    private static final String LOGITS = "posterior logits";

    private final EnumerableLatents model;
    private final Layout layout;

    private FreeCategorical(EnumerableLatents model, int rows) {
        this.model = model;
        this.layout = Layout.of(Block.perDatum(LOGITS, rows, model.states().rows()));
    }

    /**
     * The family for N data points.
     *
     * @param model the model whose states are meant
     * @param rows N
     * @return the family
     */
    public static FreeCategorical of(EnumerableLatents model, int rows) {
        return new FreeCategorical(model, rows);
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] values = new double[layout.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = normal.sample();
        }
        return Parameters.of(layout, values);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.of("discrete latents cannot be rescaled");
    }

    @Override
    public DiscretePosterior at(Parameters parameters, Batch batch) {
        Matrix all = parameters.matrix(LOGITS);
        Matrix logits = Matrix.zeros(batch.rows(), all.columns());
        System.arraycopy(all.values(), batch.firstRow() * all.columns(), logits.values(), 0, logits.values().length);
        return DiscretePosterior.ofLogits(Matrix.copyOf(model.states()), logits);
    }

    @Override
    public void pullback(Batch batch, Matrix coordinateGradient, Gradient into) {
        for (int n = 0; n < batch.rows(); n++) {
            into.addRow(LOGITS, batch.firstRow() + n, coordinateGradient.values(), n * coordinateGradient.columns());
        }
    }
}
