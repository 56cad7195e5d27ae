package org.entropysum.model;

import java.util.Arrays;
import java.util.function.Consumer;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.Parallel;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Values for the blocks of a {@link Layout}: a point of parameter space, a direction, or a gradient. Immutable until given up. */
public final class Parameters {
    /** Numbers that a thread looks at together. */
    private static final int PIECE = 1 << 14;

    private final Layout layout;
    private final double[] values;

    /** Over values that nobody else writes to. */
    Parameters(Layout layout, double[] values) {
        this.layout = layout;
        this.values = values;
    }

    /**
     * All zeros.
     *
     * @param layout the layout
     * @return the parameters
     */
    public static Parameters zeros(Layout layout) {
        return new Parameters(layout, new double[layout.size()]);
    }

    /**
     * The given flat vector.
     *
     * @param layout the layout
     * @param values as many values as the layout has; copied
     * @return the parameters
     */
    public static Parameters of(Layout layout, double[] values) {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(values.length + " values for " + layout.size() + " parameters");
        }
        return new Parameters(layout, values.clone());
    }

    /**
     * Other values in the same vector, without a copy. These parameters are given up: only who got them as its own may do
     * this, and nobody may use them any more.
     *
     * @param writer turns these values into the new ones in place, and keeps nothing of the vector
     * @return the new parameters
     */
    public Parameters replaced(Consumer<double[]> writer) {
        writer.accept(values);
        return new Parameters(layout, values);
    }

    /**
     * The same values in a vector of their own.
     *
     * @return a copy, which may be given up
     */
    public Parameters copy() {
        return new Parameters(layout, values.clone());
    }

    /**
     * The layout.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * The flat vector.
     *
     * @return a copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Shows the flat vector without a copy, for kernels that only read.
     *
     * @param reader changes nothing, and keeps nothing of the vector
     */
    public void read(Consumer<double[]> reader) {
        reader.accept(values);
    }

    /**
     * A block.
     *
     * @param name the name of the block
     * @return a copy with the block's shape
     */
    public INDArray array(String name) {
        return matrix(name).toArray();
    }

    /**
     * A block on the heap.
     *
     * @param name the name of the block
     * @return a copy with the block's shape
     */
    public Matrix matrix(String name) {
        Block block = layout.block(name);
        int offset = layout.offset(name);
        return Matrix.over(Arrays.copyOfRange(values, offset, offset + block.size()), block.rows(), block.columns());
    }

    /**
     * Consecutive rows of a block on the heap, as a batch needs them of a block with one row per data point.
     *
     * @param name the name of the block
     * @param from the first row
     * @param count how many
     * @return a copy of shape {@code [count, columns]}
     */
    public Matrix rows(String name, int from, int count) {
        Block block = layout.block(name);
        if (from < 0 || from + count > block.rows()) {
            throw new IllegalArgumentException("block \"" + name + "\" has " + block.rows() + " rows, not rows " + from
                    + " to " + (from + count - 1));
        }
        int start = layout.offset(name) + from * block.columns();
        return Matrix.over(Arrays.copyOfRange(values, start, start + count * block.columns()), count, block.columns());
    }

    /**
     * The only entry of a block of one.
     *
     * @param name the name of the block
     * @return its value
     */
    public double scalar(String name) {
        if (layout.block(name).size() != 1) {
            throw new IllegalArgumentException("block \"" + name + "\" is no scalar");
        }
        return values[layout.offset(name)];
    }

    /**
     * The same parameters with one block replaced.
     *
     * @param name the name of the block
     * @param block the new values, in the block's shape
     * @return new parameters
     */
    public Parameters with(String name, Matrix block) {
        Block shape = layout.block(name);
        if (block.rows() != shape.rows() || block.columns() != shape.columns()) {
            throw new IllegalArgumentException("block \"" + name + "\" has shape [" + shape.rows() + ", "
                    + shape.columns() + "], not [" + block.rows() + ", " + block.columns() + "]");
        }
        double[] changed = values.clone();
        System.arraycopy(block.values(), 0, changed, layout.offset(name), shape.size());
        return new Parameters(layout, changed);
    }

    /**
     * The same parameters with a block of one replaced.
     *
     * @param name the name of the block
     * @param value the new value
     * @return new parameters
     */
    public Parameters with(String name, double value) {
        return with(name, Matrix.over(new double[] {value}, 1, 1));
    }

    /**
     * These values in a larger layout, zero in the blocks that are new.
     *
     * @param larger a layout that contains all blocks of this one
     * @return new parameters
     */
    public Parameters in(Layout larger) {
        double[] wider = new double[larger.size()];
        for (Block block : layout.blocks()) {
            System.arraycopy(values, layout.offset(block.name()), wider, larger.offset(block.name()), block.size());
        }
        return new Parameters(larger, wider);
    }

    /**
     * Those of these values that a smaller layout has.
     *
     * @param smaller a layout whose blocks are all in this one
     * @return new parameters
     */
    public Parameters restrictedTo(Layout smaller) {
        double[] fewer = new double[smaller.size()];
        for (Block block : smaller.blocks()) {
            System.arraycopy(values, layout.offset(block.name()), fewer, smaller.offset(block.name()), block.size());
        }
        return new Parameters(smaller, fewer);
    }

    /**
     * A step along a direction.
     *
     * @param step the step length
     * @param direction parameters of the same layout
     * @return these parameters plus step times direction
     */
    public Parameters plus(double step, Parameters direction) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction.values[i];
        }
        return new Parameters(layout, moved);
    }

    /**
     * The scalar product.
     *
     * @param other parameters of the same layout
     * @return the sum of the products
     */
    public double dot(Parameters other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * other.values[i];
        }
        return sum;
    }

    /**
     * The size of a gradient: the largest absolute entry over the blocks that all data share, and for a block with one
     * row per data point the mean over data of the largest entry (as its entries carry the factor 1/N).
     *
     * @return the norm, zero if and only if the gradient is
     */
    public double gradientNorm() {
        double norm = 0;
        for (Block block : layout.blocks()) {
            int offset = layout.offset(block.name());
            double rows = 0;
            for (int i = 0; i < block.rows(); i++) {
                double largest = 0;
                for (int j = 0; j < block.columns(); j++) {
                    largest = Math.max(largest, Math.abs(values[offset + i * block.columns() + j]));
                }
                rows = block.perDatum() ? rows + largest : Math.max(rows, largest);
            }
            norm = Math.max(norm, rows);
        }
        return norm;
    }

    /**
     * The sum of absolute values.
     *
     * @return the 1-norm
     */
    public double absoluteSum() {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /**
     * Checks that all numbers are finite, on several threads where there are many.
     *
     * @param what what the parameters are, for the error
     * @param parallel the threads
     * @return these parameters
     * @throws NumericFailure naming the block that holds a number that is not finite
     */
    public Parameters requireFinite(String what, Parallel parallel) {
        if (parallel.threads() == 1 || values.length < 2 * PIECE) {
            return requireFinite(what);
        }
        int pieces = values.length / PIECE;
        try {
            parallel.map(pieces, i -> {
                int from = Math.toIntExact((long) i * values.length / pieces);
                int to = Math.toIntExact((long) (i + 1) * values.length / pieces);
                NumericFailure.requireFinite(() -> what, values, from, to);
                return i;
            });
            return this;
        } catch (NumericFailure somewhere) {
            return requireFinite(what);
        }
    }

    /**
     * Checks that all numbers are finite.
     *
     * @param what what the parameters are, for the error
     * @return these parameters
     * @throws NumericFailure naming the block that holds a number that is not finite
     */
    public Parameters requireFinite(String what) {
        for (Block block : layout.blocks()) {
            int offset = layout.offset(block.name());
            NumericFailure.requireFinite(
                    () -> what + " \"" + block.name() + "\"", values, offset, offset + block.size());
        }
        return this;
    }
}
