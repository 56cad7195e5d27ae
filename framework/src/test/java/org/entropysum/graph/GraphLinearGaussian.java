package org.entropysum.graph;

import java.util.List;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** Factor analysis whose observable is a graph. */
final class GraphLinearGaussian extends LinearGaussianToy {
    private final GraphConditional observable;

    GraphLinearGaussian(int h, int d) {
        super(h, d, GaussianDiagonal.of(d));
        this.observable = GraphConditional.of(
                "observable", new Child.Observed(), GaussianDiagonal.of(d), layout(), h, GraphLinearGaussian::natural);
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(super.conditionals().get(0), observable);
    }

    // η = (m/ψ, −1/2ψ) with m = Wz + μ
    static SDVariable natural(Graph graph) {
        SameDiff sd = graph.operations();
        SDVariable precision = sd.math().exp(graph.parameter(LOG_VARIANCE).neg());
        SDVariable mean = sd.linalg()
                .mmul(graph.rows(), graph.parameter(WEIGHTS), false, true, false)
                .add(graph.parameter(MEAN));
        SDVariable second = mean.mul(0).sub(precision.mul(0.5));
        return sd.concat(1, mean.mul(precision), second);
    }
}
