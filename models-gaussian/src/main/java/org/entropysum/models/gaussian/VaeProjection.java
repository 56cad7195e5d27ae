package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.Statistics;

/**
 * The best variances of VAE-1 and VAE-2 for given networks and q, \( \sigma^2 = \frac1{ND} \sum_n E \|x^{(n)} - m(z)\|^2 \) and,
 * where they are learned, \( \alpha_h^2 = \frac1N \sum_n E z_h^2 \) (Damm et al., 2023). The sums are N, the squares of the
 * residuals of each observable, at the networks at which they were taken, and those of the latents.
 */
final class VaeProjection implements ManifoldProjection {
    private final Vae vae;
    private final HomoscedasticDecoder decoder;

    VaeProjection(Vae vae, HomoscedasticDecoder decoder) {
        this.vae = vae;
        this.decoder = decoder;
    }

    @Override
    public boolean mayAverage() {
        return true;
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Posterior posterior, Expectation rule) {
        Nodes nodes = posterior.nodes(rule);
        Matrix means = decoder.mean().at(held, nodes.z()).output();
        int d = means.columns();
        double[] sums = new double[1 + d + vae.latentSize()];
        sums[0] = batch.rows();
        for (int n = 0; n < batch.rows(); n++) {
            for (int k = 0; k < nodes.weight().columns(); k++) {
                double weight = nodes.weight().get(n, k);
                int node = nodes.row(n, k);
                for (int i = 0; i < d; i++) {
                    double residual = batch.rowsOnHeap().get(n, i) - means.get(node, i);
                    sums[1 + i] += weight * residual * residual;
                }
                for (int h = 0; h < vae.latentSize(); h++) {
                    sums[1 + d + h] +=
                            weight * nodes.z().get(node, h) * nodes.z().get(node, h);
                }
            }
        }
        return new Statistics(sums);
    }

    @Override
    public Parameters project(Parameters parameters, Parameters held, Statistics total) {
        double[] sums = total.sums();
        double[] means =
                Arrays.stream(sums, 1, sums.length).map(sum -> sum / sums[0]).toArray();
        int d = decoder.noise().observables();
        Parameters fitted = decoder.noise().fitted(parameters, Arrays.copyOf(means, d));
        return vae.prior().with(fitted, Arrays.copyOfRange(means, d, means.length));
    }
}
