package org.entropysum.elbo;

import org.entropysum.data.Batch;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A conditional at nodes that all data share: log densities are [B, S], cotangents come from wᵀ T. */
final class SharedTermPass extends ChunkPass.TermPass {
    private final INDArray eta;
    private final INDArray child;
    private final boolean observed;
    private final Matrix responsibility;

    SharedTermPass(Conditional conditional, INDArray eta, Nodes.Shared nodes, Batch batch, Share share) {
        super(conditional.family(), share);
        this.eta = eta;
        this.observed = conditional.child() instanceof Child.Observed;
        this.child = conditional.child() instanceof Child.Latent latent
                ? nodes.z().columns(latent.from(), latent.to()).toArray()
                : batch.x();
        this.responsibility = nodes.weight();
        Matrix perState = responsibility.columnSums().scale(perDatum);
        addEntropy(perState);
        addBaseMeasure(perState);
    }

    private void addEntropy(Matrix share) {
        Matrix entropies = Matrix.copyOf(family.entropy(eta));
        for (int s = 0; s < share.columns(); s++) {
            entropy += share.get(0, s) * entropies.get(entropies.rows() == 1 ? 0 : s, 0);
        }
    }

    private void addBaseMeasure(Matrix share) {
        if (baseMeasureVaries()) {
            Matrix log = Matrix.copyOf(family.baseMeasure().logarithm(child));
            for (int row = 0; row < log.rows(); row++) {
                baseMeasure += (observed ? perDatum : share.get(0, row)) * log.get(row, 0);
            }
        }
    }

    @Override
    void addLogDensity(Matrix logJoint) {
        Matrix log = observed
                ? Matrix.copyOf(family.logDensities(eta, child))
                : Matrix.copyOf(family.logDensity(eta, child)).transpose();
        for (int n = 0; n < logJoint.rows(); n++) {
            for (int s = 0; s < logJoint.columns(); s++) {
                double value = log.get(observed ? n : 0, log.columns() == 1 ? 0 : s);
                logJoint.add(n, s, weight * value);
                addWeighted(perDatum * responsibility.get(n, s), value);
            }
        }
    }

    // ∂F/∂η_s = (1/N) Σ_n w_ns (T − ∇A(η_s)); summed over s where one η serves all
    @Override
    Matrix cotangent() {
        return observed ? observedCotangent() : latentCotangent();
    }

    private Matrix latentCotangent() {
        Matrix cotangent = Matrix.copyOf(family.residual(eta, child));
        cotangent.scaleRows(responsibility.columnSums().values()).scale(weight * perDatum);
        addMagnitude(Matrix.copyOf(eta), cotangent);
        return eta.rows() == 1 ? cotangent.columnSums() : cotangent;
    }

    private Matrix observedCotangent() {
        Matrix natural = Matrix.copyOf(eta);
        Matrix sums = Matrix.zeros(natural.rows(), natural.columns());
        for (int s = 0; s < responsibility.columns(); s++) {
            int row = natural.rows() == 1 ? 0 : s;
            Matrix residuals = Matrix.copyOf(family.residual(natural.row(row).toArray(), child));
            residuals.scaleRows(responsibility.columns(s, s + 1).values()).scale(weight * perDatum);
            addMagnitude(natural.row(row), residuals);
            Matrix sum = residuals.columnSums();
            for (int j = 0; j < sum.columns(); j++) {
                sums.add(row, j, sum.get(0, j));
            }
        }
        return sums;
    }

    @Override
    void addEventGradient(Child.Latent latent, Matrix byLatents) {
        throw new IllegalStateException("nodes that all data share do not move");
    }
}
