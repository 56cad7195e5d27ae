package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ParameterChart;
import org.entropysum.family.ParameterChart.Part;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/**
 * p(x | c): one member of a family for each of K components. The parameters are the coordinates of the family's chart, a block
 * for each part; of a part that all components share there is one row.
 */
final class Components {
    private final ExponentialFamily family;
    private final ParameterChart chart;
    private final int count;
    private final Set<String> shared;

    Components(ExponentialFamily family, int count, Set<String> shared) {
        this.family = family;
        this.chart = family.parameterChart();
        this.count = count;
        this.shared = Set.copyOf(shared);
    }

    ExponentialFamily family() {
        return family;
    }

    ParameterChart chart() {
        return chart;
    }

    int count() {
        return count;
    }

    boolean isShared(Part part) {
        return shared.contains(part.name());
    }

    Layout layout() {
        List<Block> blocks = new ArrayList<>();
        for (Part part : chart.parts()) {
            blocks.add(Block.of(part.name(), Role.OBSERVABLE, isShared(part) ? 1 : count, part.size()));
        }
        return Layout.of(blocks.toArray(Block[]::new));
    }

    /** The coordinates of every component, [K, C]. */
    Matrix coordinates(Parameters parameters) {
        Matrix coordinates = Matrix.zeros(count, chart.size());
        int from = 0;
        for (Part part : chart.parts()) {
            Matrix block = parameters.matrix(part.name());
            coordinates.setColumns(from, isShared(part) ? block.repeatRows(count) : block);
            from += part.size();
        }
        return coordinates;
    }

    /** The parameters with these coordinates, [K, C]; of a shared part, the mean over components. */
    Parameters with(Parameters before, Matrix coordinates) {
        Parameters after = before;
        int from = 0;
        for (Part part : chart.parts()) {
            Matrix block = coordinates.columns(from, from + part.size());
            after = after.with(part.name(), isShared(part) ? block.columnSums().scale(1.0 / count) : block);
            from += part.size();
        }
        return after;
    }

    /** η of every component, [K, L]. */
    Matrix natural(Parameters parameters) {
        return chart.natural(coordinates(parameters));
    }

    /** Adds Jᵀc for c of shape [K, L]. */
    void pullback(Parameters parameters, Matrix cotangent, Gradient into) {
        Matrix pulled = chart.pullback(coordinates(parameters), cotangent);
        int from = 0;
        for (Part part : chart.parts()) {
            Matrix block = pulled.columns(from, from + part.size());
            into.add(part.name(), isShared(part) ? block.columnSums() : block);
            from += part.size();
        }
    }

    /** The velocity along which the natural parameters of all components grow by themselves. */
    Parameters tangent(Parameters parameters, Layout layout) {
        return with(Parameters.zeros(layout), chart.velocity(coordinates(parameters)));
    }

    int degreesOfFreedom() {
        int sharedSize = chart.parts().stream()
                .filter(this::isShared)
                .mapToInt(Part::size)
                .sum();
        return count * chart.degreesOfFreedom() - (count - 1) * sharedSize;
    }
}
