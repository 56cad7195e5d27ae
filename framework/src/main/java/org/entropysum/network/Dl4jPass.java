package org.entropysum.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way through a network and back, vertex by vertex. The library's own way back ends before the cotangent of the input; its
 * forward pass of evaluation overwrites activations that the way back needs, and its way back takes the moments of the batch
 * in evaluation too. So layers always run as in training, and batch normalizations with kept moments are computed here.
 */
final class Dl4jPass {
    private final ComputationGraph network;
    private final boolean training;
    private final @Nullable INDArray[] values;
    private final @Nullable INDArray[] cotangents;
    private final Map<String, INDArray> byTensors = new LinkedHashMap<>();

    private Dl4jPass(ComputationGraph network, boolean training) {
        this.network = network;
        this.training = training;
        this.values = new INDArray[network.getVertices().length];
        this.cotangents = new INDArray[network.getVertices().length];
    }

    static Dl4jPass forward(ComputationGraph network, boolean training, INDArray input) {
        Dl4jPass pass = new Dl4jPass(network, training);
        network.setInput(0, input);
        for (Layer layer : network.getLayers()) {
            layer.setInputMiniBatchSize((int) input.size(0));
        }
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            pass.values[index] = vertex.isInputVertex() ? input : pass.value(vertex);
        }
        return pass;
    }

    private INDArray value(GraphVertex vertex) {
        VertexIndices[] sources = vertex.getInputVertices();
        for (int k = 0; k < sources.length; k++) {
            INDArray source = Objects.requireNonNull(values[sources[k].getVertexIndex()]);
            vertex.setInput(k, source, LayerWorkspaceMgr.noWorkspaces());
        }
        return isFrozen(vertex)
                ? FrozenNormalization.of(network, vertex).value()
                : vertex.doForward(true, LayerWorkspaceMgr.noWorkspaces());
    }

    private boolean isFrozen(GraphVertex vertex) {
        return !training && FrozenNormalization.isNormalization(vertex);
    }

    INDArray output() {
        return Objects.requireNonNull(
                values[index(network.getConfiguration().getNetworkOutputs().get(0))]);
    }

    private int index(String vertex) {
        return network.getVertex(vertex).getVertexIndex();
    }

    Dl4jPass backward(INDArray cotangent) {
        cotangents[index(network.getConfiguration().getNetworkOutputs().get(0))] = cotangent;
        int[] order = network.topologicalSortOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            back(network.getVertices()[order[i]]);
        }
        return this;
    }

    private void back(GraphVertex vertex) {
        INDArray cotangent = cotangents[vertex.getVertexIndex()];
        if (cotangent == null || vertex.isInputVertex()) {
            return;
        }
        if (isFrozen(vertex)) {
            add(
                    vertex.getInputVertices()[0],
                    FrozenNormalization.of(network, vertex).pullback(cotangent, byTensors));
            return;
        }
        vertex.setEpsilon(cotangent);
        Pair<Gradient, INDArray[]> found = vertex.doBackward(false, LayerWorkspaceMgr.noWorkspaces());
        if (found.getFirst() != null) {
            found.getFirst()
                    .gradientForVariable()
                    .forEach((name, value) -> byTensors.put(vertex.getVertexName() + "_" + name, value.dup('c')));
        }
        VertexIndices[] sources = vertex.getInputVertices();
        for (int k = 0; k < sources.length; k++) {
            add(sources[k], found.getSecond()[k]);
        }
    }

    private void add(VertexIndices source, @Nullable INDArray cotangent) {
        if (cotangent != null) {
            INDArray before = cotangents[source.getVertexIndex()];
            cotangents[source.getVertexIndex()] = before == null ? cotangent.dup('c') : before.add(cotangent);
        }
    }

    /** The cotangents of the tensors by their names. */
    Map<String, INDArray> byTensors() {
        return byTensors;
    }

    /** The cotangent of the input, or null if no output depends on it. */
    @Nullable
    INDArray byInput() {
        return cotangents[index(network.getConfiguration().getNetworkInputs().get(0))];
    }
}
