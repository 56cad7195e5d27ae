package org.entropysum.graph;

import java.util.Optional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function \( y = f(x; w) \) stated as a graph. Each thread has a graph of its own, because a graph keeps its results. */
final class GraphMap {
    private final ThreadLocal<DifferentiatedGraph> graph;

    private GraphMap(ThreadLocal<DifferentiatedGraph> graph) {
        this.graph = graph;
    }

    /** Builds the graph once here, so that what cannot be used is refused at once. */
    static GraphMap of(String map, Layout layout, int columns, GraphDefinition definition) {
        ThreadLocal<DifferentiatedGraph> graph =
                ThreadLocal.withInitial(() -> DifferentiatedGraph.of(new Graph(layout, columns), definition, map));
        graph.get();
        return new GraphMap(graph);
    }

    Pass at(Parameters parameters, INDArray rows) {
        return new Pass(parameters, rows);
    }

    /** The function at given rows. */
    final class Pass {
        private final Parameters parameters;
        private final INDArray rows;

        private Pass(Parameters parameters, INDArray rows) {
            this.parameters = parameters;
            this.rows = rows;
        }

        INDArray value() {
            DifferentiatedGraph own = graph.get();
            return own.value(own.inputs(parameters, rows));
        }

        Optional<Matrix> pullback(INDArray cotangent, Gradient into) {
            DifferentiatedGraph own = graph.get();
            return own.pullback(own.inputs(parameters, rows), cotangent, into);
        }
    }
}
