package org.entropysum.graph;

import org.nd4j.autodiff.samediff.SDVariable;

/** A function stated as a graph. It is called once for each thread that evaluates it, each time with an empty graph. */
@FunctionalInterface
public interface GraphDefinition {
    /**
     * Builds the graph.
     *
     * @param graph the inputs, the parameters and the operations
     * @return the outputs, {@code [B, M]}, or {@code [1, M]} where they depend on parameters alone
     */
    SDVariable define(Graph graph);
}
