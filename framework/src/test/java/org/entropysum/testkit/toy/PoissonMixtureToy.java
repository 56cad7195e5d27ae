package org.entropysum.testkit.toy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.Categorical;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Poisson;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Statistics;
import org.entropysum.testkit.Draws;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A mixture of K Poisson distributions: learnable weights and a varying base measure, class A throughout. Methods may be
 * overridden to make one mistake.
 */
public class PoissonMixtureToy implements GenerativeModel, EnumerableLatents, MarginalLikelihood, Maximization {
    /** u, the logits of the weights, [1, K]. */
    public static final String LOGITS = "logits";

    /** log λ, [K, D]. */
    public static final String LOG_RATES = "log rates";

    private final int k;
    private final int d;
    private final ExponentialFamily family;

    /**
     * The model.
     *
     * @param k K
     * @param d D
     * @param family the Poisson family of the observables, or one with a mistake
     */
    public PoissonMixtureToy(int k, int d, ExponentialFamily family) {
        this.k = k;
        this.d = d;
        this.family = family;
    }

    /**
     * The model without mistake.
     *
     * @param k K
     * @param d D
     * @return the model
     */
    public static PoissonMixtureToy of(int k, int d) {
        return new PoissonMixtureToy(k, d, Poisson.of(d));
    }

    @Override
    public int latentSize() {
        return 1;
    }

    @Override
    public INDArray states() {
        Matrix states = Matrix.zeros(k, 1);
        for (int c = 0; c < k; c++) {
            states.set(c, 0, c);
        }
        return states.toArray();
    }

    @Override
    public Layout layout() {
        return Layout.of(Block.of(LOGITS, Role.PRIOR, 1, k), Block.of(LOG_RATES, Role.OBSERVABLE, k, d));
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(
                new Factor(
                        "prior",
                        new Child.Latent(0, 1),
                        Categorical.of(k),
                        (p, z) -> p.matrix(LOGITS),
                        (p, z, c, into) -> into.add(LOGITS, c)),
                new Factor("observable", new Child.Observed(), family, this::natural, this::pullback));
    }

    // η = log λ of the component
    private Matrix natural(Parameters parameters, Matrix z) {
        Matrix eta = Matrix.zeros(z.rows(), d);
        for (int i = 0; i < z.rows(); i++) {
            System.arraycopy(parameters.matrix(LOG_RATES).values(), ((int) z.get(i, 0)) * d, eta.values(), i * d, d);
        }
        return eta;
    }

    /**
     * The pullback of the observable's natural parameters.
     *
     * @param parameters where
     * @param z at which latents
     * @param cotangent c
     * @param into receives the sums
     */
    protected void pullback(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        Matrix byRates = Matrix.zeros(k, d);
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < d; j++) {
                byRates.add((int) z.get(i, 0), j, cotangent.get(i, j));
            }
        }
        into.add(LOG_RATES, byRates);
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return Parameters.zeros(layout()).with(LOG_RATES, Draws.normal(k, d, random));
    }

    // Logits and log rates are natural parameters themselves, so they grow by themselves
    @Override
    public List<Direction> directions(Parameters parameters) {
        Parameters still = Parameters.zeros(layout());
        return List.of(
                Direction.Along.parameters("prior", still.with(LOGITS, parameters.matrix(LOGITS)), 1),
                Direction.Along.parameters("observable", still.with(LOG_RATES, parameters.matrix(LOG_RATES)), 1));
    }

    @Override
    public int degreesOfFreedom() {
        return k - 1 + k * d;
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("weights", weights(parameters).toArray());
        Matrix rates = parameters.matrix(LOG_RATES);
        for (int i = 0; i < rates.values().length; i++) {
            rates.values()[i] = Math.exp(rates.values()[i]);
        }
        usual.put("rates", rates.toArray());
        return usual;
    }

    private Matrix weights(Parameters parameters) {
        return Matrix.over(Elementary.softmax(parameters.matrix(LOGITS).values(), 0, k), 1, k);
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        for (double weight : weights(parameters).values()) {
            if (weight < 1e-8) {
                return List.of("a component has died");
            }
        }
        return List.of();
    }

    // log Σ_c π_c Π_d λ^x e^{−λ} / x!
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Matrix logDensity = Matrix.copyOf(Poisson.of(d).logDensities(parameters.array(LOG_RATES), x));
        Matrix result = Matrix.zeros(logDensity.rows(), 1);
        for (int n = 0; n < logDensity.rows(); n++) {
            Matrix row = logDensity.row(n);
            for (int c = 0; c < k; c++) {
                row.add(0, c, Math.log(weights(parameters).get(0, c)));
            }
            result.set(n, 0, Elementary.logSumExp(row.values(), 0, k));
        }
        return result.toArray();
    }

    // Σ w and Σ w x of each component
    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        Matrix counts = nodes.weight().transposeTimes(batch.rowsOnHeap());
        double[] sums = new double[k + k * d];
        System.arraycopy(nodes.weight().columnSums().values(), 0, sums, 0, k);
        System.arraycopy(counts.values(), 0, sums, k, k * d);
        return new Statistics(sums);
    }

    // π = Σ w / N, λ = Σ w x / Σ w
    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        Matrix logits = Matrix.zeros(1, k);
        Matrix logRates = Matrix.zeros(k, d);
        for (int c = 0; c < k; c++) {
            logits.set(0, c, Math.log(total.sums()[c]));
            for (int j = 0; j < d; j++) {
                logRates.set(c, j, Math.log(total.sums()[k + c * d + j] / total.sums()[c]));
            }
        }
        return held.with(LOGITS, logits).with(LOG_RATES, logRates);
    }
}
