package org.entropysum.models.gaussian;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\,v(z)) \) with \( \eta = (m/v, -1/2v) \), where means m and outputs of the
 * variance head v are networks.
 */
final class HeteroscedasticObservable implements Conditional {
    private final Network mean;
    private final Network variance;
    private final VarianceHead head;
    private final GaussianDiagonal family;

    HeteroscedasticObservable(Network mean, Network variance, VarianceHead head) {
        this.mean = mean;
        this.variance = variance;
        this.head = head;
        this.family = GaussianDiagonal.of(mean.outputSize());
    }

    @Override
    public String name() {
        return Decoder.NAME;
    }

    @Override
    public Child child() {
        return new Child.Observed();
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public boolean mixesRows() {
        return mean.mixesRows() || variance.mixesRows();
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        Matrix latents = Matrix.copyOf(z);
        return new AtLatents(mean.at(parameters, latents), variance.at(parameters, latents));
    }

    private Matrix variances(Matrix outputs) {
        Matrix variances = Matrix.zeros(outputs.rows(), outputs.columns());
        for (int i = 0; i < variances.values().length; i++) {
            double value = head.variance(outputs.values()[i]);
            if (!(value > 0)) {
                throw new NumericFailure(
                        "noise variance of observable " + i % outputs.columns(),
                        "is " + value + " at a latent, outside of the domain; varianceHead: log keeps it positive");
            }
            variances.values()[i] = value;
        }
        return variances;
    }

    private final class AtLatents implements Linearization {
        private final NetworkPass means;
        private final NetworkPass outputs;
        private final Matrix variances;

        AtLatents(NetworkPass means, NetworkPass outputs) {
            this.means = means;
            this.outputs = outputs;
            this.variances = variances(outputs.output());
        }

        @Override
        public INDArray value() {
            int d = variances.columns();
            Matrix eta = Matrix.zeros(variances.rows(), 2 * d);
            for (int i = 0; i < variances.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    eta.set(i, j, means.output().get(i, j) / variances.get(i, j));
                    eta.set(i, d + j, -0.5 / variances.get(i, j));
                }
            }
            return eta.toArray();
        }

        // dη₁ = (dm − m dv/v)/v, dη₂ = dv/2v²
        @Override
        public void pullback(INDArray cotangent, Gradient into) {
            int d = variances.columns();
            Matrix all = Matrix.copyOf(cotangent);
            Matrix byMeans = Matrix.zeros(variances.rows(), d);
            Matrix byOutputs = Matrix.zeros(variances.rows(), d);
            for (int i = 0; i < variances.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    double v = variances.get(i, j);
                    double first = all.get(i, j) / v;
                    double byVariance = (0.5 * all.get(i, d + j) / v
                                    - first * means.output().get(i, j))
                            / v;
                    byMeans.set(i, j, first);
                    byOutputs.set(i, j, byVariance * head.slope(outputs.output().get(i, j)));
                }
            }
            into.latents().addScaled(1, means.pullback(byMeans, into));
            into.latents().addScaled(1, outputs.pullback(byOutputs, into));
        }
    }
}
