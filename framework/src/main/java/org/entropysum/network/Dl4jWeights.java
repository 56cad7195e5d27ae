package org.entropysum.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The blocks that stand for the tensors of a Deeplearning4j network: matrices {@code [in, out]} as {@code [out, in]}, tensors of
 * higher rank with their first axis as rows, vectors as one row. Running moments of batch normalization are no weights.
 */
final class Dl4jWeights {
    private static final List<String> MOMENTS = List.of(
            BatchNormalizationParamInitializer.GLOBAL_MEAN,
            BatchNormalizationParamInitializer.GLOBAL_VAR,
            BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

    private final Map<String, String> blocks = new LinkedHashMap<>();
    private final Layout layout;

    Dl4jWeights(String prefix, Role role, ComputationGraph network) {
        List<Block> shapes = new ArrayList<>();
        List<String> moments = moments(network);
        network.paramTable().forEach((key, tensor) -> {
            if (!moments.contains(key)) {
                blocks.put(key, prefix + " " + key);
                shapes.add(Block.of(prefix + " " + key, role, rows(tensor), columns(tensor)));
            }
        });
        this.layout = Layout.of(shapes.toArray(Block[]::new));
    }

    /** The tensors that hold running moments. */
    static List<String> moments(ComputationGraph network) {
        List<String> moments = new ArrayList<>();
        for (GraphVertex vertex : network.getVertices()) {
            if (vertex.hasLayer() && vertex.getLayer().conf().getLayer() instanceof BatchNormalization) {
                MOMENTS.stream()
                        .map(name -> vertex.getVertexName() + "_" + name)
                        .filter(network.paramTable()::containsKey)
                        .forEach(moments::add);
            }
        }
        return moments;
    }

    private static int rows(INDArray tensor) {
        return switch (tensor.rank()) {
            case 0, 1 -> 1;
            case 2 -> (int) tensor.size(0) == 1 ? 1 : (int) tensor.size(1);
            default -> (int) tensor.size(0);
        };
    }

    private static int columns(INDArray tensor) {
        return Math.toIntExact(tensor.length() / rows(tensor));
    }

    private static boolean isTransposed(INDArray tensor) {
        return tensor.rank() == 2 && tensor.size(0) != 1;
    }

    Layout layout() {
        return layout;
    }

    String block(String key) {
        return java.util.Objects.requireNonNull(blocks.get(key), key);
    }

    void set(ComputationGraph network, Parameters parameters) {
        Map<String, INDArray> tensors = network.paramTable();
        blocks.forEach((key, block) -> {
            INDArray tensor = java.util.Objects.requireNonNull(tensors.get(key), key);
            Matrix values = parameters.matrix(block);
            Matrix ordered = isTransposed(tensor) ? values.transpose() : values;
            tensor.assign(ordered.toArray().reshape('c', tensor.shape()));
        });
    }

    void add(Map<String, INDArray> byTensors, Gradient into) {
        blocks.forEach((key, block) -> {
            INDArray tensor = byTensors.get(key);
            if (tensor != null) {
                into.add(block, matrix(tensor));
            }
        });
    }

    private static Matrix matrix(INDArray tensor) {
        if (isTransposed(tensor)) {
            return Matrix.copyOf(tensor.dup('c')).transpose();
        }
        return Matrix.copyOf(tensor.dup('c').reshape('c', rows(tensor), columns(tensor)));
    }
}
