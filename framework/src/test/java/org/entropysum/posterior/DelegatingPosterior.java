package org.entropysum.posterior;

import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Distributions that are those of another posterior, but for what a subclass does wrong. */
class DelegatingPosterior implements Posterior {
    final Posterior origin;

    DelegatingPosterior(Posterior origin) {
        this.origin = origin;
    }

    @Override
    public INDArray entropy() {
        return origin.entropy();
    }

    @Override
    public Nodes nodes(Expectation rule) {
        return origin.nodes(rule);
    }

    @Override
    public Matrix logDensity(Nodes nodes) {
        return origin.logDensity(nodes);
    }

    @Override
    public boolean movesNodes() {
        return origin.movesNodes();
    }

    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        return origin.coordinateGradient(cotangent);
    }

    @Override
    public Posterior rescale(double[] rates, double time) {
        return origin.rescale(rates, time);
    }
}
