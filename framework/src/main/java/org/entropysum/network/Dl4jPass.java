package org.entropysum.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
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
    private final Map<String, ChannelMoments> moments;
    private final @Nullable INDArray[] values;
    private final @Nullable INDArray[] cotangents;
    private final Map<String, INDArray> byTensors = new LinkedHashMap<>();

    private Dl4jPass(ComputationGraph network, Map<String, ChannelMoments> moments) {
        this.network = network;
        this.moments = moments;
        this.values = new INDArray[network.getVertices().length];
        this.cotangents = new INDArray[network.getVertices().length];
    }

    /**
     * The way through the network.
     *
     * @param network with its weights
     * @param moments of the normalizations that keep them, by the names of their vertices; the others take those of the batch
     * @param input the batch
     */
    static Dl4jPass forward(ComputationGraph network, Map<String, ChannelMoments> moments, INDArray input) {
        Dl4jPass pass = new Dl4jPass(network, moments);
        pass.start(input);
        for (int index : network.topologicalSortOrder()) {
            pass.values[index] = pass.value(network.getVertices()[index], input);
        }
        return pass;
    }

    /** The moments that a batch has before one of the normalizations, behind others that keep theirs. */
    static ChannelMoments before(
            String normalization, ComputationGraph network, Map<String, ChannelMoments> moments, INDArray input) {
        Dl4jPass pass = new Dl4jPass(network, moments);
        pass.start(input);
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = network.getVertices()[index];
            if (vertex.getVertexName().equals(normalization)) {
                pass.enter(vertex);
                return ChannelMoments.of(vertex.getLayer().input());
            }
            pass.values[index] = pass.value(vertex, input);
        }
        throw new IllegalArgumentException("there is no normalization " + normalization);
    }

    private void start(INDArray input) {
        network.setInput(0, input);
        for (Layer layer : network.getLayers()) {
            layer.setInputMiniBatchSize((int) input.size(0));
        }
    }

    private INDArray value(GraphVertex vertex, INDArray input) {
        if (vertex.isInputVertex()) {
            return input;
        }
        enter(vertex);
        ChannelMoments kept = moments.get(vertex.getVertexName());
        return kept == null
                ? vertex.doForward(true, LayerWorkspaceMgr.noWorkspaces())
                : FrozenNormalization.of(network, vertex, kept).value();
    }

    private void enter(GraphVertex vertex) {
        VertexIndices[] sources = vertex.getInputVertices();
        for (int k = 0; k < sources.length; k++) {
            INDArray source = Objects.requireNonNull(values[sources[k].getVertexIndex()]);
            vertex.setInput(k, source, LayerWorkspaceMgr.noWorkspaces());
        }
    }

    INDArray output() {
        return Objects.requireNonNull(
                values[index(network.getConfiguration().getNetworkOutputs().get(0))]);
    }

    /**
     * About how many numbers this pass has needed: all activations and, at the largest of its convolutions, the input unfolded
     * for every place of the kernel. At least 1.
     */
    long numbers() {
        long activations = 1;
        long unfolded = 0;
        for (GraphVertex vertex : network.getVertices()) {
            INDArray value = Objects.requireNonNull(values[vertex.getVertexIndex()]);
            activations += value.length();
            if (vertex.hasLayer()
                    && vertex.getLayer().conf().getLayer() instanceof ConvolutionLayer layer
                    && layer.getKernelSize() != null) {
                long places = Arrays.stream(layer.getKernelSize()).reduce(1, (a, b) -> a * b);
                long larger = Math.max(value.length(), vertex.getLayer().input().length());
                unfolded = Math.max(unfolded, places * larger);
            }
        }
        return activations + unfolded;
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
        ChannelMoments kept = moments.get(vertex.getVertexName());
        if (kept != null) {
            INDArray back = FrozenNormalization.of(network, vertex, kept).pullback(cotangent, byTensors);
            add(vertex.getInputVertices()[0], beforeReshaping(vertex, back));
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

    /** Through the reshaping that a layer may have before it. */
    private INDArray beforeReshaping(GraphVertex vertex, INDArray cotangent) {
        return vertex instanceof LayerVertex layer && layer.getLayerPreProcessor() != null
                ? layer.getLayerPreProcessor()
                        .backprop(cotangent, (int) cotangent.size(0), LayerWorkspaceMgr.noWorkspaces())
                : cotangent;
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
