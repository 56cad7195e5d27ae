package org.entropysum.network;

import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/** A configuration of Deeplearning4j as text, and the networks that it stands for. */
record Dl4jConfiguration(String text) {
    /** A new network of type DOUBLE, of one input and one output without a loss. */
    ComputationGraph network() {
        ComputationGraph network = isGraph() ? ofGraph() : ofLayers();
        network.getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
        network.getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
        network.initGradientsView();
        examine(network);
        return network;
    }

    private boolean isGraph() {
        return text.contains("networkOutputs");
    }

    private boolean isJson() {
        return text.stripLeading().startsWith("{");
    }

    private ComputationGraph ofGraph() {
        try {
            ComputationGraphConfiguration configuration = isJson()
                    ? ComputationGraphConfiguration.fromJson(text)
                    : ComputationGraphConfiguration.fromYaml(text);
            configuration.setDataType(DataType.DOUBLE);
            ComputationGraph network = new ComputationGraph(configuration);
            network.init();
            return network;
        } catch (RuntimeException refused) {
            throw unreadable(refused);
        }
    }

    private ComputationGraph ofLayers() {
        try {
            MultiLayerConfiguration configuration =
                    isJson() ? MultiLayerConfiguration.fromJson(text) : MultiLayerConfiguration.fromYaml(text);
            configuration.setDataType(DataType.DOUBLE);
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init();
            return network.toComputationGraph();
        } catch (RuntimeException refused) {
            throw unreadable(refused);
        }
    }

    private static IllegalArgumentException unreadable(RuntimeException refused) {
        String message =
                String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        return new IllegalArgumentException(
                "this is no configuration that Deeplearning4j can build a network from: " + message, refused);
    }

    private static void examine(ComputationGraph network) {
        require(
                network.getNumInputArrays() == 1 && network.getNumOutputArrays() == 1,
                "a network has one input and one output, not " + network.getNumInputArrays() + " and "
                        + network.getNumOutputArrays());
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.hasLayer()) {
                String name = "layer \"" + vertex.getVertexName() + "\"";
                require(
                        !(vertex.getLayer() instanceof IOutputLayer),
                        name + " has a loss; end with a dense layer instead, because the loss is the ELBO");
                require(
                        vertex.getLayer().conf().getLayer().getIDropout() == null,
                        name + " has dropout, which draws anew at every pass; leave it out");
            }
        }
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException(message);
        }
    }
}
