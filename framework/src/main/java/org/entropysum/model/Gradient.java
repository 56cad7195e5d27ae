package org.entropysum.model;

import org.entropysum.numeric.Matrix;

/** Collects what pullbacks contribute: cotangents of parameters, and of the latents where these are wanted. */
public final class Gradient {
    private final Layout layout;
    private final double[] values;
    private final Matrix latents;

    private Gradient(Layout layout, Matrix latents) {
        this.layout = layout;
        this.values = new double[layout.size()];
        this.latents = latents;
    }

    /**
     * An empty gradient for linearizations at B rows of latents.
     *
     * @param layout the layout of the parameters
     * @param rows B
     * @param latentSize H
     * @return zeros
     */
    public static Gradient zeros(Layout layout, int rows, int latentSize) {
        return new Gradient(layout, Matrix.zeros(rows, latentSize));
    }

    /**
     * Adds to a block of parameters.
     *
     * @param block the name of the block
     * @param cotangent in the block's shape
     */
    public void add(String block, Matrix cotangent) {
        Block shape = layout.block(block);
        if (cotangent.rows() != shape.rows() || cotangent.columns() != shape.columns()) {
            throw new IllegalArgumentException("the gradient of block \"" + block + "\" has shape [" + shape.rows()
                    + ", " + shape.columns() + "], not [" + cotangent.rows() + ", " + cotangent.columns() + "]");
        }
        int offset = layout.offset(block);
        for (int i = 0; i < cotangent.values().length; i++) {
            values[offset + i] += cotangent.values()[i];
        }
    }

    /**
     * Adds to the only entry of a block of one.
     *
     * @param block the name of the block
     * @param cotangent the summand
     */
    public void add(String block, double cotangent) {
        add(block, Matrix.over(new double[] {cotangent}, 1, 1));
    }

    /**
     * Adds to a row of a block that has one row per data point.
     *
     * @param block the name of the block
     * @param row the row
     * @param cotangent the summands
     * @param at where they start; as many as the block has columns
     */
    public void addRow(String block, int row, double[] cotangent, int at) {
        int columns = layout.block(block).columns();
        int offset = layout.offset(block) + row * columns;
        for (int j = 0; j < columns; j++) {
            values[offset + j] += cotangent[at + j];
        }
    }

    /**
     * The cotangent of the latents, to be added to in place.
     *
     * @return {@code [B, H]}
     */
    public Matrix latents() {
        return latents;
    }

    /**
     * Adds the parameter cotangents of another gradient.
     *
     * @param other a gradient of the same layout
     */
    public void merge(Gradient other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += other.values[i];
        }
    }

    /**
     * The parameter cotangents collected so far.
     *
     * @return a copy
     */
    public Parameters parameters() {
        return Parameters.of(layout, values);
    }
}
