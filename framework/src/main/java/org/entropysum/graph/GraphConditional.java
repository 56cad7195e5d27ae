package org.entropysum.graph;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A conditional whose map to natural parameters is a SameDiff graph, \( \eta = f(z; \theta) \). No pullback is written:
 * it follows from the graph. Building the graph takes milliseconds, so a model makes its conditionals once and keeps them.
 */
public final class GraphConditional implements Conditional {
    private final String name;
    private final Child child;
    private final ExponentialFamily family;
    private final GraphMap map;

    private GraphConditional(String name, Child child, ExponentialFamily family, GraphMap map) {
        this.name = name;
        this.child = child;
        this.family = family;
        this.map = map;
    }

    /**
     * A conditional.
     *
     * @param name the name of the factor, unique in the model
     * @param child the variable it is about
     * @param family the family
     * @param layout the blocks of parameters that the graph may read
     * @param latentSize H, the columns of {@link Graph#rows()}
     * @param eta the map to natural parameters
     * @return the conditional
     * @throws IllegalArgumentException if the graph holds an operation whose derivative cannot be relied on, or numbers of
     *     another type than DOUBLE; the message names it
     */
    public static GraphConditional of(
            String name, Child child, ExponentialFamily family, Layout layout, int latentSize, GraphDefinition eta) {
        return new GraphConditional(
                name, child, family, GraphMap.of("conditional \"" + name + "\"", layout, latentSize, eta));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public ExponentialFamily family() {
        return family;
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        GraphMap.Pass pass = map.at(parameters, z);
        INDArray value = pass.value();
        return new Linearization() {
            @Override
            public INDArray value() {
                return value;
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                pass.pullback(cotangent, into)
                        .ifPresent(byLatents -> into.latents().addScaled(1, byLatents));
            }
        };
    }
}
