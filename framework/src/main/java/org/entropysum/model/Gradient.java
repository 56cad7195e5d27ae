package org.entropysum.model;

import org.entropysum.numeric.Matrix;

/** Collects what pullbacks contribute: cotangents of parameters, and of the latents where these are wanted. */
public final class Gradient {
    private final Layout layout;
    private final double[] shared;
    private final double[] perDatum;
    private final Matrix latents;

    private Gradient(Layout layout, double[] shared, double[] perDatum, Matrix latents) {
        this.layout = layout;
        this.shared = shared;
        this.perDatum = perDatum;
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
        return new Gradient(
                layout,
                new double[size(layout, false)],
                new double[size(layout, true)],
                Matrix.zeros(rows, latentSize));
    }

    private static int size(Layout layout, boolean ofSingleData) {
        return layout.blocks().stream()
                .filter(block -> block.perDatum() == ofSingleData)
                .mapToInt(Block::size)
                .sum();
    }

    /**
     * A gradient for linearizations at other rows of latents that adds to the same parameters' cotangents.
     *
     * @param rows B
     * @param latentSize H
     * @return zeros as cotangents of the latents, and the parameters' cotangents of this gradient
     */
    public Gradient at(int rows, int latentSize) {
        return new Gradient(layout, shared, perDatum, Matrix.zeros(rows, latentSize));
    }

    /**
     * An empty gradient for other data points, which may be collected at the same time. Blocks that hold one row for each data
     * point are collected in the same place, because each row has its own.
     *
     * @return zeros for the blocks that all data share
     */
    public Gradient beside() {
        return new Gradient(layout, new double[shared.length], perDatum, Matrix.zeros(0, latents.columns()));
    }

    /**
     * The layout of the parameters.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /** The place of a block in the buffer that holds it. */
    private int place(Block block) {
        int at = 0;
        for (Block before : layout.blocks()) {
            if (before.name().equals(block.name())) {
                return at;
            }
            at += before.perDatum() == block.perDatum() ? before.size() : 0;
        }
        throw new IllegalStateException("block \"" + block.name() + "\" has no place");
    }

    private double[] buffer(Block block) {
        return block.perDatum() ? perDatum : shared;
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
        double[] sums = buffer(block);
        int offset = place(block) + from;
        for (int i = 0; i < length; i++) {
            sums[offset + i] += cotangent[at + i];
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
     * Adds to consecutive rows of a block that has one row per data point.
     *
     * @param block the name of the block
     * @param firstRow the first row
     * @param cotangents the summands in some of its columns, one row a data point
     * @param at the first of these columns; as many as the block has
     */
    public void addRows(String block, int firstRow, Matrix cotangents, int at) {
        Block shape = layout.block(block);
        double[] sums = buffer(shape);
        int offset = place(shape) + firstRow * shape.columns();
        for (int n = 0; n < cotangents.rows(); n++) {
            int to = offset + n * shape.columns();
            int from = n * cotangents.columns() + at;
            for (int i = 0; i < shape.columns(); i++) {
                sums[to + i] += cotangents.values()[from + i];
            }
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
        addAll(other.shared, shared);
        if (other.perDatum != perDatum) {
            addAll(other.perDatum, perDatum);
        }
    }

    private static void addAll(double[] summands, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += summands[i];
        }
    }

    /**
     * The parameter cotangents collected so far.
     *
     * @return a copy
     */
    public Parameters parameters() {
        double[] all = new double[layout.size()];
        for (Block block : layout.blocks()) {
            System.arraycopy(buffer(block), place(block), all, layout.offset(block.name()), block.size());
        }
        return new Parameters(layout, all);
    }
}
