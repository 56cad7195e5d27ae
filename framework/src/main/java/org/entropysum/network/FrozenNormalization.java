package org.entropysum.network;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A batch normalization with kept moments, \( y = \gamma (x - m)/\sqrt{s^2 + \varepsilon} + \beta \), one γ, β, m and s² for
 * each channel (the second axis).
 */
final class FrozenNormalization {
    private final ComputationGraph network;
    private final String name;
    private final BatchNormalization layer;
    private final ChannelMoments moments;
    private final INDArray x;

    private FrozenNormalization(
            ComputationGraph network, String name, BatchNormalization layer, ChannelMoments moments, INDArray x) {
        this.network = network;
        this.name = name;
        this.layer = layer;
        this.moments = moments;
        this.x = x;
    }

    static boolean isNormalization(GraphVertex vertex) {
        return vertex.hasLayer() && vertex.getLayer().conf().getLayer() instanceof BatchNormalization;
    }

    /** The normalization of a vertex whose input is set. */
    static FrozenNormalization of(ComputationGraph network, GraphVertex vertex, ChannelMoments moments) {
        BatchNormalization layer = (BatchNormalization) vertex.getLayer().conf().getLayer();
        return new FrozenNormalization(
                network,
                vertex.getVertexName(),
                layer,
                moments,
                vertex.getLayer().input());
    }

    private INDArray tensor(String tensor) {
        return Objects.requireNonNull(network.paramTable().get(name + "_" + tensor), tensor);
    }

    private INDArray slope() {
        return Transforms.pow(moments.variance().add(layer.getEps()), -0.5);
    }

    private INDArray standard() {
        return x.sub(along(moments.mean())).muli(along(slope()));
    }

    INDArray value() {
        return layer.isLockGammaBeta()
                ? standard().mul(layer.getGamma()).add(layer.getBeta())
                : standard().mul(along(tensor("gamma"))).add(along(tensor("beta")));
    }

    INDArray pullback(INDArray cotangent, Map<String, INDArray> byTensors) {
        if (layer.isLockGammaBeta()) {
            return cotangent.mul(along(slope())).mul(layer.getGamma());
        }
        int[] others = ChannelMoments.others(x);
        byTensors.put(name + "_beta", cotangent.sum(others));
        byTensors.put(name + "_gamma", cotangent.mul(standard()).sum(others));
        return cotangent.mul(along(slope())).mul(along(tensor("gamma")));
    }

    private INDArray along(INDArray channels) {
        return ChannelMoments.along(channels, x);
    }
}
