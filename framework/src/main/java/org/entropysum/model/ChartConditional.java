package org.entropysum.model;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ParameterChart;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A conditional that names a member of its family by a row of parameters: \( \eta = \eta(u_c) \) with u the coordinates of
 * the family's {@link ParameterChart}. A block of one row holds for all latents, as in a prior; of several rows the first
 * latent, a number 0 … K − 1, picks one, as in a mixture. Pullback and direction come from the chart, so a model of such
 * conditionals writes neither.
 *
 * @param name the name of the factor, unique in the model
 * @param child the variable it is about
 * @param family the family
 * @param block the coordinates, one row or one row a component
 */
public record ChartConditional(String name, Child child, ExponentialFamily family, Block block) implements Conditional {
    /** Checks that the block has a column for each coordinate. {@inheritDoc} */
    public ChartConditional {
        int size = family.parameterChart().size();
        if (block.columns() != size) {
            throw new IllegalArgumentException("block \"" + block.name() + "\" has " + block.columns()
                    + " columns, but the family of \"" + name + "\" has " + size + " coordinates");
        }
    }

    @Override
    public Linearization at(Parameters parameters, INDArray z) {
        Matrix all = parameters.matrix(block.name());
        int[] picked = picked(z);
        Matrix coordinates = block.rows() == 1 ? all : rows(all, picked);
        ParameterChart chart = family.parameterChart();
        return Linearization.of(chart.natural(coordinates), (cotangent, into) -> {
            Matrix byCoordinates = chart.pullback(coordinates, cotangent);
            for (int row = 0; row < byCoordinates.rows(); row++) {
                int at = row * byCoordinates.columns();
                into.addRow(block.name(), block.rows() == 1 ? 0 : picked[row], byCoordinates.values(), at);
            }
        });
    }

    private static int[] picked(INDArray z) {
        Matrix latents = Matrix.copyOf(z);
        int[] picked = new int[latents.rows()];
        for (int row = 0; row < picked.length; row++) {
            picked[row] = (int) latents.get(row, 0);
        }
        return picked;
    }

    private static Matrix rows(Matrix all, int[] picked) {
        Matrix rows = Matrix.zeros(picked.length, all.columns());
        for (int row = 0; row < picked.length; row++) {
            System.arraycopy(
                    all.values(), picked[row] * all.columns(), rows.values(), row * all.columns(), all.columns());
        }
        return rows;
    }

    /**
     * The direction of the criterion: the velocity of the coordinates under \( \eta \to e^t \eta \) (class A).
     *
     * @param parameters where it is taken
     * @param latentSize H of the model
     * @return the direction
     */
    public Direction.Along direction(Parameters parameters, int latentSize) {
        Matrix velocity = family.parameterChart().velocity(parameters.matrix(block.name()));
        Parameters tangent = Parameters.zeros(parameters.layout()).with(block.name(), velocity);
        return Direction.Along.parameters(name, tangent, latentSize);
    }

    /**
     * The members as people know them.
     *
     * @param parameters where they are taken
     * @return the usual parameters of the family, one member a row
     */
    public INDArray usual(Parameters parameters) {
        Matrix eta = family.parameterChart().natural(parameters.matrix(block.name()));
        return family.usualParameters(eta.toArray());
    }
}
