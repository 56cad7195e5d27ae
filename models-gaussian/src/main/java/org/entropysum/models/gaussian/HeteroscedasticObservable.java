package org.entropysum.models.gaussian;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.network.NetworkPass;
import org.entropysum.network.SideBySide;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\,v(z)) \) with \( \eta = (m/v, -1/2v) \), where D means m and D outputs of the
 * variance head v come from networks, side by side.
 */
final class HeteroscedasticObservable implements Conditional {
    private final SideBySide networks;
    private final VarianceHead head;
    private final int d;
    private final GaussianDiagonal family;

    HeteroscedasticObservable(SideBySide networks, VarianceHead head) {
        this.networks = networks;
        this.head = head;
        this.d = networks.outputSize() / 2;
        this.family = GaussianDiagonal.of(d);
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
        return networks.mixesRows();
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        return new AtLatents(networks.at(parameters, Matrix.copyOf(z)));
    }

    private Matrix variances(Matrix outputs) {
        Matrix variances = outputs.columns(d, 2 * d);
        for (int i = 0; i < variances.values().length; i++) {
            double value = head.variance(variances.values()[i]);
            if (!(value > 0)) {
                throw new NumericFailure(
                        "noise variance of observable " + i % d,
                        "is " + value + " at a latent, outside of the domain; varianceHead: log keeps it positive");
            }
            variances.values()[i] = value;
        }
        return variances;
    }

    private final class AtLatents implements Linearization {
        private final NetworkPass pass;
        private final Matrix outputs;
        private final Matrix variances;

        AtLatents(NetworkPass pass) {
            this.pass = pass;
            this.outputs = pass.output();
            this.variances = variances(outputs);
        }

        @Override
        public INDArray value() {
            Matrix eta = Matrix.zeros(variances.rows(), 2 * d);
            for (int i = 0; i < variances.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    eta.set(i, j, outputs.get(i, j) / variances.get(i, j));
                    eta.set(i, d + j, -0.5 / variances.get(i, j));
                }
            }
            return eta.toArray();
        }

        // dη₁ = (dm − m dv/v)/v, dη₂ = dv/2v²
        @Override
        public void pullback(INDArray cotangent, Gradient into) {
            Matrix all = Matrix.copyOf(cotangent);
            Matrix byOutputs = Matrix.zeros(variances.rows(), 2 * d);
            for (int i = 0; i < variances.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    double v = variances.get(i, j);
                    double first = all.get(i, j) / v;
                    double byVariance = (0.5 * all.get(i, d + j) / v - first * outputs.get(i, j)) / v;
                    byOutputs.set(i, j, first);
                    byOutputs.set(i, d + j, byVariance * head.slope(outputs.get(i, d + j)));
                }
            }
            into.latents().addScaled(1, pass.pullback(byOutputs, into));
        }
    }
}
