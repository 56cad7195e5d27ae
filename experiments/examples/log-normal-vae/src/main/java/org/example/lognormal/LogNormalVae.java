package org.example.lognormal;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Dataset;
import org.entropysum.family.*;
import org.entropysum.graph.*;
import org.entropysum.model.*;
import org.entropysum.numeric.Matrix;
import org.nd4j.autodiff.samediff.*;

/** z ~ N(m, diag α²), log x_d ~ N(μ_d(z), σ_d²), μ(z) = V tanh(W z + b) + c: positive data by a decoder that is a graph. */
record LogNormalVae(ChartConditional prior, GraphConditional observable, Layout layout, int latentSize)
        implements GenerativeModel {
    private static final String BIASES = "output biases";
    private static final String LOG_VARIANCES = "log variances";

    static LogNormalVae of(int latents, int hidden, int columns) {
        Block members = Block.of("latent members", Role.PRIOR, 1, 2 * latents);
        Layout decoder = Layout.of(
                Block.of("hidden weights", Role.OBSERVABLE, latents, hidden),
                Block.of("hidden biases", Role.OBSERVABLE, 1, hidden),
                Block.of("output weights", Role.OBSERVABLE, hidden, columns),
                Block.of(BIASES, Role.OBSERVABLE, 1, columns),
                Block.of(LOG_VARIANCES, Role.OBSERVABLE, 1, columns));
        return new LogNormalVae(
                new ChartConditional("prior", new Child.Latent(0, latents), GaussianDiagonal.of(latents), members),
                GraphConditional.of("observable", new Child.Observed(), LogNormal.of(columns), decoder, latents, LogNormalVae::eta),
                Layout.of(members).and(decoder),
                latents);
    }

    // η = (μ/σ² − 1, −1/2σ²); the pullback follows from the graph
    private static SDVariable eta(Graph graph) {
        SameDiff sd = graph.operations();
        SDVariable inner = graph.rows().mmul(graph.parameter("hidden weights")).add(graph.parameter("hidden biases"));
        SDVariable mean = sd.math().tanh(inner).mmul(graph.parameter("output weights")).add(graph.parameter(BIASES));
        SDVariable precision = sd.math().exp(graph.parameter(LOG_VARIANCES).neg());
        return sd.concat(1, mean.mul(precision).sub(1), mean.mul(0).sub(precision.mul(0.5)));
    }

    @Override public List<Conditional> conditionals() { return List.of(prior, observable); }

    // η → eᵗη: log σ² falls with velocity 1; so that μ/σ² − 1 grows by itself, c follows with velocity −σ²
    @Override public List<Direction> directions(Parameters parameters) {
        double[] variances = Arrays.stream(parameters.matrix(LOG_VARIANCES).values()).map(Math::exp).toArray();
        double[] falling = new double[variances.length];
        Arrays.fill(falling, -1);
        Parameters tangent = Parameters.zeros(layout)
                .with(BIASES, Matrix.over(variances, 1, variances.length).scale(-1))
                .with(LOG_VARIANCES, Matrix.over(falling, 1, falling.length));
        return List.of(
                prior.direction(parameters, latentSize),
                Direction.Along.parameters("observable", tangent, latentSize));
    }

    // Weights and latents at random, output at the moments of log x
    @Override public Parameters initial(Dataset data, UniformRandomProvider random) {
        Matrix logs = Matrix.copyOf(LogNormal.of(data.shape().columns())
                .sufficientStatistics(data.rows(0, data.shape().rows()).x()));
        double[] sums = logs.columnSums().values();
        double[] start = new double[layout.size()];
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        Arrays.setAll(start, i -> 0.5 * normal.sample());
        Matrix means = Matrix.zeros(1, sums.length / 2);
        Matrix variances = Matrix.zeros(1, sums.length / 2);
        for (int d = 0; d < means.columns(); d++) {
            double mean = sums[d] / logs.rows();
            means.set(0, d, mean);
            variances.set(0, d, Math.log(sums[d + means.columns()] / logs.rows() - mean * mean));
        }
        return Parameters.of(layout, start).with("latent members", Matrix.zeros(1, 2 * latentSize))
                .with(BIASES, means).with(LOG_VARIANCES, variances);
    }
}
