package org.entropysum.data;

/**
 * The shape of a data set.
 *
 * @param rows N, the number of data points
 * @param columns D, the number of observables
 */
public record DataShape(int rows, int columns) {
    /** Checks that there is something. {@inheritDoc} */
    public DataShape {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a data set has at least one row and one column, not [" + rows + ", " + columns + "]");
        }
    }
}
