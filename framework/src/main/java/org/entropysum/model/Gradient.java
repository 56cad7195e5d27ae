package org.entropysum.model;

import org.entropysum.numeric.Matrix;

/** Collects what pullbacks contribute: cotangents of parameters, and of the latents where these are wanted. */
public final class Gradient {
    private final Layout layout;
    private final double[] all;
    private final double[] shared;
    private final Matrix latents;

    /** Blocks of single data points are collected in all, the others in shared, in both at the places of the layout. */
    private Gradient(Layout layout, double[] all, double[] shared, Matrix latents) {
        this.layout = layout;
        this.all = all;
        this.shared = shared;
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
        double[] all = new double[layout.size()];
        return new Gradient(layout, all, all, Matrix.zeros(rows, latentSize));
    }

    /**
     * A gradient for linearizations at other rows of latents that adds to the same parameters' cotangents.
     *
     * @param rows B
     * @param latentSize H
     * @return zeros as cotangents of the latents, and the parameters' cotangents of this gradient
     */
    public Gradient at(int rows, int latentSize) {
        return new Gradient(layout, all, shared, Matrix.zeros(rows, latentSize));
    }

    /**
     * An empty gradient for other data points, which may be collected at the same time. Blocks that hold one row for each data
     * point are collected in the same place, because each row has its own.
     *
     * @return zeros for the blocks that all data share
     */
    public Gradient beside() {
        return new Gradient(layout, all, new double[layout.sharedSize()], Matrix.zeros(0, latents.columns()));
    }

    /**
     * The layout of the parameters.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    private double[] buffer(Block block) {
        return block.perDatum() ? all : shared;
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
        add(shape, 0, cotangent.values(), 0, shape.size());
    }

    private void add(Block block, int from, double[] cotangent, int at, int length) {
        addAt(buffer(block), layout.offset(block.name()) + from, cotangent, at, length);
    }

    private static void addAt(double[] sums, int to, double[] summands, int at, int length) {
        for (int i = 0; i < length; i++) {
            sums[to + i] += summands[at + i];
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
        Block shape = layout.block(block);
        add(shape, row * shape.columns(), cotangent, at, shape.columns());
    }

    /**
     * Adds to consecutive rows of a block, as to those of data points in a block that has one row for each.
     *
     * @param block the name of the block
     * @param firstRow the first row
     * @param cotangents the summands in some of its columns, row by row
     * @param at the first of these columns; as many as the block has
     */
    public void addRows(String block, int firstRow, Matrix cotangents, int at) {
        Block shape = layout.block(block);
        int width = shape.columns();
        if (cotangents.columns() == width) {
            add(shape, firstRow * width, cotangents.values(), 0, cotangents.rows() * width);
            return;
        }
        double[] sums = buffer(shape);
        int offset = layout.offset(block) + firstRow * width;
        for (int n = 0; n < cotangents.rows(); n++) {
            addAt(sums, offset + n * width, cotangents.values(), n * cotangents.columns() + at, width);
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
     * Adds the parameter cotangents of a gradient that was collected beside this one.
     *
     * @param other a gradient of the same layout
     */
    public void merge(Gradient other) {
        addAll(other.shared, shared, 0, Math.min(shared.length, other.shared.length));
        if (other.shared != other.all && other.all != all) {
            for (Block block : layout.blocks()) {
                int from = layout.offset(block.name());
                addAll(other.all, all, from, block.perDatum() ? from + block.size() : from);
            }
        }
    }

    private static void addAll(double[] summands, double[] sums, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i] += summands[i];
        }
    }

    /**
     * The parameter cotangents collected so far.
     *
     * @return a copy
     */
    public Parameters parameters() {
        double[] copy = all.clone();
        for (Block block : layout.blocks()) {
            int from = layout.offset(block.name());
            System.arraycopy(buffer(block), from, copy, from, block.size());
        }
        return new Parameters(layout, copy);
    }

    /**
     * The parameter cotangents when all have been collected, without a copy: nothing may be added any more.
     *
     * @return what {@link #parameters} would return
     */
    public Parameters finished() {
        return shared == all ? new Parameters(layout, all) : parameters();
    }
}
