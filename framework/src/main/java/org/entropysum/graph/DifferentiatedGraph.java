package org.entropysum.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph together with its pullback, for the use of one thread. */
final class DifferentiatedGraph {
    private static final String COTANGENT = "cotangent";

    private final Graph graph;
    private final SDVariable output;
    private final Map<String, SDVariable> cotangents;

    private DifferentiatedGraph(Graph graph, SDVariable output, Map<String, SDVariable> cotangents) {
        this.graph = graph;
        this.output = output;
        this.cotangents = cotangents;
    }

    static DifferentiatedGraph of(Graph graph, GraphDefinition definition, String map) {
        SDVariable output = definition.define(graph);
        for (DifferentialFunction operation : graph.operations().ops()) {
            VettedOperations.require(operation.opName(), map);
        }
        for (SDVariable variable : graph.operations().variables()) {
            requireDouble(variable, map);
        }
        return new DifferentiatedGraph(graph, output, backward(graph, output));
    }

    private static void requireDouble(SDVariable variable, String map) {
        DataType type = variable.dataType();
        if (type != null && type.isFPType() && type != DataType.DOUBLE) {
            throw new IllegalArgumentException("\"" + variable.name() + "\" in the graph of " + map + " has type "
                    + type + "; all numbers must be DOUBLE");
        }
    }

    // Operations stand in the order in which they were made, so that each comes before those that use its result
    private static Map<String, SDVariable> backward(Graph graph, SDVariable output) {
        Map<String, SDVariable> cotangents = new HashMap<>();
        DifferentialFunction[] operations = graph.operations().ops();
        cotangents.put(output.name(), graph.operations().placeHolder(COTANGENT, DataType.DOUBLE, -1, -1));
        for (int i = operations.length - 1; i >= 0; i--) {
            SDVariable cotangent = cotangents.get(operations[i].outputVariables()[0].name());
            if (cotangent != null) {
                accumulate(operations[i], cotangent, cotangents);
            }
        }
        return cotangents;
    }

    private static void accumulate(
            DifferentialFunction operation, SDVariable cotangent, Map<String, SDVariable> cotangents) {
        SDVariable[] arguments = operation.args();
        List<SDVariable> byArguments = operation.doDiff(List.of(cotangent));
        for (int k = 0; k < Math.min(arguments.length, byArguments.size()); k++) {
            if (arguments[k].dataType().isFPType()) {
                cotangents.merge(arguments[k].name(), byArguments.get(k), SDVariable::add);
            }
        }
    }

    Map<String, INDArray> inputs(Parameters parameters, INDArray rows) {
        Map<String, INDArray> inputs = new LinkedHashMap<>();
        inputs.put(Graph.ROWS, rows);
        graph.parameters().forEach((block, variable) -> inputs.put(variable.name(), parameters.array(block)));
        return inputs;
    }

    INDArray value(Map<String, INDArray> inputs) {
        return Objects.requireNonNull(
                graph.operations().output(inputs, output.name()).get(output.name()));
    }

    /** Adds to the blocks, and returns the cotangent of the rows, or empty if the graph does not read them. */
    Optional<Matrix> pullback(Map<String, INDArray> inputs, INDArray cotangent, Gradient into) {
        Map<String, SDVariable> wanted = new LinkedHashMap<>();
        graph.parameters().forEach((block, variable) -> want(block, variable, wanted));
        want(Graph.ROWS, graph.rows(), wanted);
        Map<String, INDArray> found = evaluated(inputs, cotangent, wanted);
        Optional<Matrix> byRows = Optional.ofNullable(found.remove(Graph.ROWS)).map(Matrix::copyOf);
        found.forEach((block, byBlock) -> into.add(block, Matrix.copyOf(byBlock)));
        return byRows;
    }

    private void want(String name, SDVariable variable, Map<String, SDVariable> wanted) {
        SDVariable byVariable = cotangents.get(variable.name());
        if (byVariable != null) {
            wanted.put(name, byVariable);
        }
    }

    private Map<String, INDArray> evaluated(
            Map<String, INDArray> inputs, INDArray cotangent, Map<String, SDVariable> wanted) {
        Map<String, INDArray> all = new HashMap<>(inputs);
        all.put(COTANGENT, cotangent);
        List<String> names =
                wanted.values().stream().map(SDVariable::name).distinct().toList();
        Map<String, INDArray> values = graph.operations().output(all, names);
        Map<String, INDArray> found = new LinkedHashMap<>();
        wanted.forEach((name, variable) -> found.put(name, Objects.requireNonNull(values.get(variable.name()))));
        return found;
    }
}
