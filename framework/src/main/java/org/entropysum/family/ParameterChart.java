package org.entropysum.family;

import java.util.List;
import org.entropysum.numeric.Matrix;

/**
 * Coordinates u of the members of a family that may be any real numbers: locations as they are, logarithms of scales, rates
 * and shapes, log odds. Every u names a proper member, every proper member has a u, and the map \( \eta(u) \) comes with its
 * pullback \( J^\top c \) and with the velocity v along which the natural parameters grow by themselves, \( J v = \eta \).
 * Batches hold one member a row; C is the number of coordinates, L that of natural parameters.
 */
public interface ParameterChart {
    /**
     * The coordinates by kind, in their order.
     *
     * @return parts whose sizes add up to C
     */
    List<Part> parts();

    /**
     * The natural parameters.
     *
     * @param coordinates u, {@code [B, C]}
     * @return η, {@code [B, L]}
     */
    Matrix natural(Matrix coordinates);

    /**
     * The coordinates of natural parameters, the inverse of {@link #natural}.
     *
     * @param eta proper natural parameters, {@code [B, L]}
     * @return u, {@code [B, C]}
     */
    Matrix coordinates(Matrix eta);

    /**
     * The pullback.
     *
     * @param coordinates u, {@code [B, C]}
     * @param cotangent c, {@code [B, L]}
     * @return \( J^\top c \), {@code [B, C]}
     */
    Matrix pullback(Matrix coordinates, Matrix cotangent);

    /**
     * The velocity of the coordinates under \( \eta \to e^t \eta \).
     *
     * @param coordinates u, {@code [B, C]}
     * @return v with \( J v = \eta \), {@code [B, C]}
     */
    Matrix velocity(Matrix coordinates);

    /**
     * How many of the coordinates the member really has: fewer than C where some name the same member, as logits up to a
     * constant do.
     *
     * @return C, unless a chart says otherwise
     */
    default int degreesOfFreedom() {
        return size();
    }

    /**
     * For each column of an event the coordinate that is its location, so that a shift of the column shifts that coordinate
     * and no other; −1 for a column without.
     *
     * @return D places
     */
    int[] locations();

    /**
     * The number of coordinates.
     *
     * @return C
     */
    default int size() {
        return parts().stream().mapToInt(Part::size).sum();
    }

    /**
     * The chart of a family of columns with one natural parameter each.
     *
     * @param name what the coordinates are, in the plural
     * @param columns D
     * @param each the coordinate of each natural parameter
     * @return the chart, in which no coordinate is a location
     */
    static ParameterChart columnwise(String name, int columns, NaturalCoordinate each) {
        return SeparableChart.of(name, columns, each);
    }

    /**
     * Coordinates of one kind.
     *
     * @param name what they are, in the plural
     * @param size how many, possibly none
     */
    record Part(String name, int size) {}
}
