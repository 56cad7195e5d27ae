package org.entropysum.posterior;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** A distribution for each data point with coordinates of its own: one block a part, one row a data point. */
public final class FreePosterior implements RescalableFamily {
    // Loadings of zero are stationary by the symmetry U → −U, so learning starts beside them
    private static final double FIRST_SHAPE = 0.1;

    private final Coordinates coordinates;
    private final Layout layout;

    private FreePosterior(Coordinates coordinates, Layout layout) {
        this.coordinates = coordinates;
        this.layout = layout;
    }

    /**
     * The family for N data points.
     *
     * @param rows N
     * @param coordinates the kind of distributions
     * @return the family
     */
    public static FreePosterior of(int rows, Coordinates coordinates) {
        Block[] blocks = coordinates.parts().stream()
                .map(part -> Block.perDatum(part.name(), rows, part.columns()))
                .toArray(Block[]::new);
        return new FreePosterior(coordinates, Layout.of(blocks));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    /** Random positions of order one, unit scales, small random shapes. {@inheritDoc} */
    @Override
    public Parameters initial(UniformRandomProvider random) {
        Parameters start = Parameters.zeros(layout);
        for (Coordinates.Part part : coordinates.parts()) {
            if (part.kind() != Coordinates.Kind.LOG_SCALE) {
                double deviation = part.kind() == Coordinates.Kind.POSITION ? 1 : FIRST_SHAPE;
                start = start.with(part.name(), RandomStart.normal(layout.block(part.name()), deviation, random));
            }
        }
        return start;
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return coordinates.obstacleToRescaling();
    }

    // Positions times e^{rt}, log scales plus rt
    @Override
    public Parameters rescale(Parameters parameters, double[] rates, double time) {
        requireRescalable();
        Parameters moved = parameters;
        for (Coordinates.Part part : coordinates.parts()) {
            Matrix values = parameters.matrix(part.name());
            if (part.kind() == Coordinates.Kind.POSITION) {
                moved = moved.with(part.name(), Shapes.grown(values, rates, time));
            } else if (part.kind() == Coordinates.Kind.LOG_SCALE) {
                moved = moved.with(part.name(), Shapes.shifted(values, rates, time));
            }
        }
        return moved;
    }

    @Override
    public Parameters rescaling(Parameters parameters, double[] rates) {
        requireRescalable();
        Parameters tangent = Parameters.zeros(layout);
        for (Coordinates.Part part : coordinates.parts()) {
            Block block = layout.block(part.name());
            if (part.kind() == Coordinates.Kind.POSITION) {
                tangent = tangent.with(part.name(), Shapes.velocity(parameters.matrix(part.name()), rates));
            } else if (part.kind() == Coordinates.Kind.LOG_SCALE) {
                Matrix zeros = Matrix.zeros(block.rows(), block.columns());
                tangent = tangent.with(part.name(), Shapes.shifted(zeros, rates, 1));
            }
        }
        return tangent;
    }

    private void requireRescalable() {
        obstacleToRescaling().ifPresent(obstacle -> {
            throw new IllegalStateException(obstacle);
        });
    }

    @Override
    public Optional<String> obstacleToDifferentiation(Expectation rule) {
        return coordinates.obstacleToDifferentiation(rule);
    }

    @Override
    public Posterior at(Parameters parameters, Batch batch) {
        List<Matrix> parts = coordinates.parts().stream()
                .map(part -> parameters.rows(part.name(), batch.firstRow(), batch.rows()))
                .toList();
        return coordinates.construction().of(parts, batch.firstRow());
    }

    @Override
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        int at = 0;
        for (Coordinates.Part part : coordinates.parts()) {
            into.addRows(part.name(), batch.firstRow(), coordinateGradient, at);
            at += part.columns();
        }
    }
}
