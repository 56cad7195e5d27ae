package org.entropysum.elbo;

import org.entropysum.data.Batch;
import org.entropysum.family.ContinuousFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Nodes;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A conditional at nodes of each data point's own: one row of η, child and cotangent for every node. */
final class PerDatumTermPass extends ChunkPass.TermPass {
    private final INDArray eta;
    private final INDArray child;
    private final Matrix probability;

    PerDatumTermPass(Conditional conditional, INDArray eta, Nodes.PerDatum nodes, Batch batch, Share share) {
        super(conditional.family(), share);
        this.eta = eta;
        this.probability = nodes.weight();
        this.child = conditional.child() instanceof Child.Latent latent
                ? nodes.z().columns(latent.from(), latent.to()).toArray()
                : batch.rowsOnHeap().repeatRows(probability.columns()).toArray();
        addEntropy();
        addBaseMeasure();
    }

    private void addEntropy() {
        Matrix entropies = Matrix.copyOf(family.entropy(eta));
        for (int row = 0; row < probability.values().length; row++) {
            entropy += perDatum * probability.values()[row] * entropies.get(entropies.rows() == 1 ? 0 : row, 0);
        }
    }

    private void addBaseMeasure() {
        if (baseMeasureVaries()) {
            Matrix log = Matrix.copyOf(family.baseMeasure().logarithm(child));
            for (int row = 0; row < probability.values().length; row++) {
                baseMeasure += perDatum * probability.values()[row] * log.get(row, 0);
            }
        }
    }

    @Override
    void addLogDensity(Matrix logJoint) {
        double[] log = Matrix.copyOf(family.logDensity(eta, child)).values();
        for (int row = 0; row < log.length; row++) {
            logJoint.values()[row] += weight * log[row];
            addWeighted(perDatum * probability.values()[row], log[row]);
        }
    }

    // ∂F/∂η = (w/N) (T − ∇A(η)) a node; summed over nodes where one η serves all
    @Override
    Matrix cotangent() {
        Matrix cotangent = Matrix.copyOf(family.residual(eta, child));
        cotangent.scaleRows(probability.values()).scale(weight * perDatum);
        addMagnitude(Matrix.copyOf(eta), cotangent);
        return eta.rows() == 1 ? cotangent.columnSums() : cotangent;
    }

    @Override
    void addEventGradient(Child.Latent latent, Matrix byLatents) {
        if (!(family instanceof ContinuousFamily continuous)) {
            throw new IllegalStateException("latents of the family " + family + " cannot be moved");
        }
        Matrix gradient = Matrix.copyOf(continuous.eventGradient(eta, child));
        gradient.scaleRows(probability.values()).scale(weight * perDatum);
        for (int row = 0; row < gradient.rows(); row++) {
            for (int j = 0; j < gradient.columns(); j++) {
                byLatents.add(row, latent.from() + j, gradient.get(row, j));
            }
        }
    }
}
