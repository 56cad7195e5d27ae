package org.entropysum.posterior;

import org.entropysum.data.Batch;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * log p(x, z) through the log densities of the conditionals.
 *
 * @param model the model
 */
record LogJoint(GenerativeModel model) {
    /** At the nodes of each data point, {@code [B, S]}; only the shape of the weights is read. */
    Matrix at(Parameters parameters, Batch batch, Nodes nodes) {
        Matrix logJoint = Matrix.zeros(batch.rows(), nodes.weight().columns());
        for (Conditional conditional : model.conditionals()) {
            INDArray eta = conditional.requireProper(
                    conditional.at(parameters, nodes.z().toArray()).value());
            Matrix log = conditional.child() instanceof Child.Latent latent
                    ? ofLatents(conditional.family(), eta, nodes, latent)
                    : ofData(conditional.family(), eta, nodes, batch);
            add(log, nodes, logJoint);
        }
        return logJoint;
    }

    // One number a node
    private static Matrix ofLatents(ExponentialFamily family, INDArray eta, Nodes nodes, Child.Latent latent) {
        Matrix log = Matrix.copyOf(family.logDensity(
                eta, nodes.z().columns(latent.from(), latent.to()).toArray()));
        return nodes instanceof Nodes.Shared ? log.transpose() : log;
    }

    // All pairs of data points and nodes where nodes are shared, else one number a node
    private static Matrix ofData(ExponentialFamily family, INDArray eta, Nodes nodes, Batch batch) {
        if (nodes instanceof Nodes.Shared) {
            return Matrix.copyOf(family.logDensities(eta, batch.x()));
        }
        Matrix repeated = batch.rowsOnHeap().repeatRows(nodes.weight().columns());
        return Matrix.copyOf(family.logDensity(eta, repeated.toArray()));
    }

    private static void add(Matrix log, Nodes nodes, Matrix logJoint) {
        if (nodes instanceof Nodes.PerDatum) {
            for (int i = 0; i < log.values().length; i++) {
                logJoint.values()[i] += log.values()[i];
            }
            return;
        }
        for (int n = 0; n < logJoint.rows(); n++) {
            for (int s = 0; s < logJoint.columns(); s++) {
                logJoint.add(n, s, log.get(log.rows() == 1 ? 0 : n, log.columns() == 1 ? 0 : s));
            }
        }
    }
}
