package org.entropysum.testkit.toy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Statistics;
import org.entropysum.testkit.Draws;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Factor analysis: \( z \sim N(0, I) \), \( x \sim N(Wz + \mu, \mathrm{diag}\,\psi) \). The prior is fixed, so its direction
 * is of class B. Methods may be overridden to make one mistake.
 */
public class LinearGaussianToy implements GenerativeModel, MarginalLikelihood, Maximization {
    /** W, [D, H]. */
    public static final String WEIGHTS = "weights";

    /** μ, [1, D]. */
    public static final String MEAN = "mean";

    /** log ψ, [1, D]. */
    public static final String LOG_VARIANCE = "log variance";

    private final int h;
    private final int d;
    private final ExponentialFamily family;

    /**
     * The model.
     *
     * @param h H
     * @param d D
     * @param family the diagonal Gaussian of the observables, or one with a mistake
     */
    public LinearGaussianToy(int h, int d, ExponentialFamily family) {
        this.h = h;
        this.d = d;
        this.family = family;
    }

    /**
     * The model without mistake.
     *
     * @param h H
     * @param d D
     * @return the model
     */
    public static LinearGaussianToy of(int h, int d) {
        return new LinearGaussianToy(h, d, GaussianDiagonal.of(d));
    }

    @Override
    public int latentSize() {
        return h;
    }

    @Override
    public Layout layout() {
        return Layout.of(
                Block.of(WEIGHTS, Role.OBSERVABLE, d, h),
                Block.of(MEAN, Role.OBSERVABLE, 1, d),
                Block.of(LOG_VARIANCE, Role.OBSERVABLE, 1, d));
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(
                new Factor(
                        "prior",
                        new Child.Latent(0, h),
                        GaussianDiagonal.of(h),
                        (p, z) -> standardNormal(),
                        (p, z, c, into) -> {}),
                new Factor("observable", new Child.Observed(), family, this::natural, this::pullback));
    }

    private Matrix standardNormal() {
        Matrix eta = Matrix.zeros(1, 2 * h);
        for (int i = 0; i < h; i++) {
            eta.set(0, h + i, -0.5);
        }
        return eta;
    }

    // η = (m/ψ, −1/2ψ) with m = Wz + μ
    private Matrix natural(Parameters parameters, Matrix z) {
        Matrix mean = mean(parameters, z);
        Matrix eta = Matrix.zeros(z.rows(), 2 * d);
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < d; j++) {
                double precision = Math.exp(-parameters.matrix(LOG_VARIANCE).get(0, j));
                eta.set(i, j, mean.get(i, j) * precision);
                eta.set(i, d + j, -0.5 * precision);
            }
        }
        return eta;
    }

    private static Matrix mean(Parameters parameters, Matrix z) {
        Matrix mean = z.times(parameters.matrix(WEIGHTS).transpose());
        return mean.addScaled(1, parameters.matrix(MEAN).repeatRows(z.rows()));
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
        Matrix mean = mean(parameters, z);
        Matrix byMean = Matrix.zeros(z.rows(), d);
        Matrix byLogVariance = Matrix.zeros(1, d);
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < d; j++) {
                double precision = Math.exp(-parameters.matrix(LOG_VARIANCE).get(0, j));
                byMean.set(i, j, cotangent.get(i, j) * precision);
                byLogVariance.add(
                        0, j, precision * (0.5 * cotangent.get(i, d + j) - cotangent.get(i, j) * mean.get(i, j)));
            }
        }
        into.add(WEIGHTS, byMean.transposeTimes(z));
        into.add(MEAN, byMean.columnSums());
        into.add(LOG_VARIANCE, byLogVariance);
        into.latents().addScaled(1, byMean.times(parameters.matrix(WEIGHTS)));
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return Parameters.zeros(layout()).with(WEIGHTS, Draws.normal(d, h, random));
    }

    // Prior: W_h → e^{−t/2} W_h, z_h → e^{t/2} z_h; observable: log ψ → log ψ − t
    @Override
    public List<Direction> directions(Parameters parameters) {
        Parameters still = Parameters.zeros(layout());
        double[] rates = new double[h];
        java.util.Arrays.fill(rates, 0.5);
        Matrix shrink = parameters.matrix(WEIGHTS).scale(-0.5);
        Matrix minusOne = Matrix.zeros(1, d);
        java.util.Arrays.fill(minusOne.values(), -1);
        return List.of(
                new Direction.Along("prior", still.with(WEIGHTS, shrink), rates),
                Direction.Along.parameters("observable", still.with(LOG_VARIANCE, minusOne), h));
    }

    @Override
    public int degreesOfFreedom() {
        return d * h + 2 * d - h * (h - 1) / 2;
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("weights", parameters.array(WEIGHTS));
        usual.put("mean", parameters.array(MEAN));
        usual.put("variance", variance(parameters).toArray());
        return usual;
    }

    private static Matrix variance(Parameters parameters) {
        Matrix variance = parameters.matrix(LOG_VARIANCE);
        for (int j = 0; j < variance.columns(); j++) {
            variance.set(0, j, Math.exp(variance.get(0, j)));
        }
        return variance;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        double largest = 0;
        for (double weight : parameters.matrix(WEIGHTS).values()) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest < 1e-6 ? List.of("all latents are switched off") : List.of();
    }

    // log N(x; μ, W Wᵀ + diag ψ)
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Matrix weights = parameters.matrix(WEIGHTS);
        Matrix covariance = weights.times(weights.transpose());
        for (int j = 0; j < d; j++) {
            covariance.add(j, j, Math.exp(parameters.matrix(LOG_VARIANCE).get(0, j)));
        }
        Cholesky cholesky = Cholesky.of("covariance", covariance);
        Matrix deviations = Matrix.copyOf(x);
        deviations.addScaled(-1, parameters.matrix(MEAN).repeatRows(deviations.rows()));
        Matrix result = Matrix.zeros(deviations.rows(), 1);
        for (int n = 0; n < deviations.rows(); n++) {
            double squares = 0;
            for (double white : cholesky.solveLower(deviations.row(n).values())) {
                squares += white * white;
            }
            result.set(n, 0, -0.5 * (d * Math.log(2 * Math.PI) + cholesky.logDeterminant() + squares));
        }
        return result.toArray();
    }

    // Σ E aaᵀ, Σ x E aᵀ, Σ x² and N with a = (z, 1)
    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        int a = h + 1;
        double[] sums = new double[a * a + d * a + d];
        int s = nodes.weight().columns();
        for (int row = 0; row < nodes.z().rows(); row++) {
            double weight = nodes.weight().values()[row];
            for (int i = 0; i < a; i++) {
                double left = weight * augmented(nodes.z(), row, i);
                for (int j = 0; j < a; j++) {
                    sums[i * a + j] += left * augmented(nodes.z(), row, j);
                }
                for (int j = 0; j < d; j++) {
                    sums[a * a + j * a + i] += left * batch.rowsOnHeap().get(row / s, j);
                }
            }
        }
        for (int n = 0; n < batch.rows(); n++) {
            for (int j = 0; j < d; j++) {
                sums[a * a + d * a + j] += Math.pow(batch.rowsOnHeap().get(n, j), 2);
            }
        }
        return new Statistics(sums);
    }

    private double augmented(Matrix z, int row, int i) {
        return i < h ? z.get(row, i) : 1;
    }

    // (W, μ) = Σ x aᵀ (Σ a aᵀ)⁻¹, then ψ = (Σ x² − (W, μ) Σ a x) / N
    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        int a = h + 1;
        Cholesky square = Cholesky.of("second moment of the latents", total.sums(), 0, a, 1);
        Parameters next = held;
        Matrix weights = Matrix.zeros(d, h);
        Matrix mean = Matrix.zeros(1, d);
        Matrix logVariance = Matrix.zeros(1, d);
        double n = total.sums()[a * a - 1];
        for (int j = 0; j < d; j++) {
            int from = a * a + j * a;
            double[] row = square.solve(java.util.Arrays.copyOfRange(total.sums(), from, from + a));
            double rest = total.sums()[a * a + d * a + j];
            for (int i = 0; i < a; i++) {
                rest -= row[i] * total.sums()[from + i];
            }
            System.arraycopy(row, 0, weights.values(), j * h, h);
            mean.set(0, j, row[h]);
            logVariance.set(0, j, Math.log(rest / n));
        }
        return next.with(WEIGHTS, weights).with(MEAN, mean).with(LOG_VARIANCE, logVariance);
    }
}
