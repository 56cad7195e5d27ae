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
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The observable \( x \sim N(m(z), \mathrm{diag}\,\psi) \) with \( \eta = (m/\psi, -1/2\psi) \), where the mean m is a network
 * and the variances ψ are the same at all latents.
 */
final class GaussianObservable implements Conditional {
    static final String NAME = "observable";

    private final Network mean;
    private final Noise noise;
    private final GaussianDiagonal family;

    GaussianObservable(Network mean, Noise noise) {
        this.mean = mean;
        this.noise = noise;
        this.family = GaussianDiagonal.of(noise.observables());
    }

    @Override
    public String name() {
        return NAME;
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
        return mean.mixesRows();
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        return new AtLatents(mean.at(parameters, Matrix.copyOf(z)), noise.variances(parameters));
    }

    private final class AtLatents implements Linearization {
        private final NetworkPass pass;
        private final Matrix location;
        private final double[] variances;

        AtLatents(NetworkPass pass, double[] variances) {
            this.pass = pass;
            this.location = pass.output();
            this.variances = variances;
        }

        @Override
        public INDArray value() {
            int d = variances.length;
            Matrix eta = Matrix.zeros(location.rows(), 2 * d);
            for (int i = 0; i < location.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    eta.set(i, j, location.get(i, j) / variances[j]);
                    eta.set(i, d + j, -0.5 / variances[j]);
                }
            }
            return eta.toArray();
        }

        // dη₁ = (dm − m dlog ψ)/ψ, dη₂ = dlog ψ / 2ψ
        @Override
        public void pullback(INDArray cotangent, Gradient into) {
            int d = variances.length;
            Matrix all = Matrix.copyOf(cotangent);
            Matrix byMean = Matrix.zeros(location.rows(), d);
            double[] byLogVariances = new double[d];
            for (int i = 0; i < location.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    double first = all.get(i, j) / variances[j];
                    byMean.set(i, j, first);
                    byLogVariances[j] += 0.5 * all.get(i, d + j) / variances[j] - first * location.get(i, j);
                }
            }
            into.latents().addScaled(1, pass.pullback(byMean, into));
            noise.pullback(byLogVariances, into);
        }
    }
}
