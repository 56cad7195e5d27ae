package org.entropysum.fused;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.toy.Factor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Decoders in plain form, against which the fused terms are held: z ~ N(0, diag α²), x ~ N(m(z), diag v) with log v from a
 * network, or from the block {@code "log variances"}.
 *
 * @param latents H
 * @param mean the network of m
 * @param logVariance log v
 * @param learnedPrior whether log α² is the block {@code "prior log variances"}, else 0
 */
record DenseDecoderToy(int latents, Network mean, Network logVariance, boolean learnedPrior)
        implements GenerativeModel {
    static final String PRIOR = "prior log variances";

    @Override
    public int latentSize() {
        return latents;
    }

    @Override
    public Layout layout() {
        Layout decoder = mean.layout().and(logVariance.layout());
        return learnedPrior ? Layout.of(Block.of(PRIOR, Role.PRIOR, 1, latents)).and(decoder) : decoder;
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(
                new Factor(
                        "prior",
                        new Child.Latent(0, latents),
                        GaussianDiagonal.of(latents),
                        (p, z) -> natural(Matrix.zeros(1, latents), priorLogVariances(p)),
                        this::pullbackOfPrior),
                new Factor(
                        "observable",
                        new Child.Observed(),
                        GaussianDiagonal.of(mean.outputSize()),
                        (p, z) -> natural(
                                mean.at(p, z).output(), logVariance.at(p, z).output()),
                        this::pullbackOfObservable));
    }

    private Matrix priorLogVariances(Parameters parameters) {
        return learnedPrior ? parameters.matrix(PRIOR) : Matrix.zeros(1, latents);
    }

    // η = (m/v, −1/2v)
    private static Matrix natural(Matrix means, Matrix logVariances) {
        Matrix eta = Matrix.zeros(means.rows(), 2 * means.columns());
        for (int i = 0; i < means.rows(); i++) {
            for (int j = 0; j < means.columns(); j++) {
                double precision = Math.exp(-logVariances.get(i, j));
                eta.set(i, j, means.get(i, j) * precision);
                eta.set(i, means.columns() + j, -0.5 * precision);
            }
        }
        return eta;
    }

    private void pullbackOfPrior(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        if (learnedPrior) {
            Matrix log = parameters.matrix(PRIOR);
            for (int i = 0; i < latents; i++) {
                log.set(0, i, 0.5 * Math.exp(-log.get(0, i)) * cotangent.get(0, latents + i));
            }
            into.add(PRIOR, log);
        }
    }

    // dη₁ = (dm − m dl)/v, dη₂ = dl/2v with l = log v
    private void pullbackOfObservable(Parameters parameters, Matrix z, Matrix cotangent, Gradient into) {
        NetworkPass means = mean.at(parameters, z);
        NetworkPass logs = logVariance.at(parameters, z);
        Matrix byMeans = Matrix.zeros(z.rows(), mean.outputSize());
        Matrix byLogs = Matrix.zeros(z.rows(), mean.outputSize());
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < byMeans.columns(); j++) {
                double first = cotangent.get(i, j) * Math.exp(-logs.output().get(i, j));
                double second = cotangent.get(i, byMeans.columns() + j)
                        * Math.exp(-logs.output().get(i, j));
                byMeans.set(i, j, first);
                byLogs.set(i, j, 0.5 * second - first * means.output().get(i, j));
            }
        }
        into.latents().addScaled(1, means.pullback(byMeans, into));
        into.latents().addScaled(1, logs.pullback(byLogs, into));
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Parameters start = mean.initial(random).in(layout());
        return start.plus(1, logVariance.initial(random).in(layout()));
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of();
    }

    @Override
    public int degreesOfFreedom() {
        return layout().size();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        return Map.of();
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return List.of();
    }
}
