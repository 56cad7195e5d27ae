package org.entropysum.model;

/**
 * A named matrix among the parameters, in coordinates that range over all real numbers (logarithms of scales, logits).
 *
 * @param name unique in its layout, for example {@code weights} or {@code log variance}
 * @param role what the block belongs to
 * @param rows the number of rows
 * @param columns the number of columns
 * @param perDatum whether row n belongs to data point n alone, so that its gradient carries the factor 1/N
 */
public record Block(String name, Role role, int rows, int columns, boolean perDatum) {
    /** Checks the shape. {@inheritDoc} */
    public Block {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("block " + name + " cannot have shape [" + rows + ", " + columns + "]");
        }
    }

    /**
     * A block that all data points share.
     *
     * @param name unique in its layout
     * @param role what the block belongs to
     * @param rows the number of rows
     * @param columns the number of columns
     * @return the block
     */
    public static Block of(String name, Role role, int rows, int columns) {
        return new Block(name, role, rows, columns, false);
    }

    /**
     * A block with one row for each data point.
     *
     * @param name unique in its layout
     * @param rows N
     * @param columns the number of columns
     * @return the block, of role {@link Role#POSTERIOR}
     */
    public static Block perDatum(String name, int rows, int columns) {
        return new Block(name, Role.POSTERIOR, rows, columns, true);
    }

    /**
     * The number of entries.
     *
     * @return rows · columns
     */
    public int size() {
        return rows * columns;
    }
}
