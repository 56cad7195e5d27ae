package org.entropysum.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** What a graph is built from. All numbers are of type DOUBLE. */
public final class Graph {
    static final String ROWS = "rows";

    private final SameDiff operations = SameDiff.create();
    private final SDVariable rows;
    private final Map<String, SDVariable> parameters = new LinkedHashMap<>();

    Graph(Layout layout, int columns) {
        rows = operations.placeHolder(ROWS, DataType.DOUBLE, -1, columns);
        for (Block block : layout.blocks()) {
            String name = "block " + parameters.size();
            parameters.put(block.name(), operations.placeHolder(name, DataType.DOUBLE, block.rows(), block.columns()));
        }
    }

    /**
     * The operations.
     *
     * @return SameDiff, to be used for {@code math()}, {@code nn()} and {@code linalg()}
     */
    public SameDiff operations() {
        return operations;
    }

    /**
     * The rows at which the function is taken: latents of a conditional, inputs of a network.
     *
     * @return x, {@code [B, D]}
     */
    public SDVariable rows() {
        return rows;
    }

    /**
     * A block of parameters.
     *
     * @param block its name
     * @return its values, in its shape
     */
    public SDVariable parameter(String block) {
        SDVariable parameter = parameters.get(block);
        if (parameter != null) {
            return parameter;
        }
        throw new IllegalArgumentException("there is no block \"" + block + "\"; there are " + parameters.keySet());
    }

    /**
     * \( \log(1 + e^x) \) without overflow, \( r + \log(1 + e^{x - 2r}) \) with \( r = \max(x, 0) \); the derivative at 0 is
     * ½ whatever slope the rectifier has there.
     *
     * @param x the argument
     * @return its softplus, entry by entry
     */
    public SDVariable softplus(SDVariable x) {
        SDVariable rectified = operations.nn().relu(x, 0);
        SDVariable exponential = operations.math().exp(x.sub(rectified).sub(rectified));
        return rectified.add(operations.math().log1p(exponential));
    }

    /**
     * \( \log \sum_j e^{x_{ij}} \) of every row without overflow, \( m_i + \log \sum_j e^{x_{ij} - m_i} \) with m the largest.
     *
     * @param x the argument, {@code [B, M]}
     * @return {@code [B, 1]}
     */
    public SDVariable logSumExp(SDVariable x) {
        SDVariable largest = operations.max(x, true, 1);
        SDVariable sum = operations.sum(operations.math().exp(x.sub(largest)), true, 1);
        return largest.add(operations.math().log(sum));
    }

    Map<String, SDVariable> parameters() {
        return parameters;
    }
}
