package org.entropysum.experiments.dataset.file;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an array file says of its content. The first axis counts the rows; the others, flattened, the columns.
 *
 * @param type the type of the numbers
 * @param order the order of their bytes
 * @param shape the length of each axis
 * @param fortran whether the first axis, instead of the last, runs fastest
 * @param offset the byte of the first number
 */
record ArrayHeader(ScalarType type, ByteOrder order, List<Long> shape, boolean fortran, long offset) {
    private static final int IMAGE_AXES = 3;
    private static final int MOST_COLUMNS = 10_000_000;

    /** Checks that there are rows and columns that can be counted. */
    ArrayHeader checked(long position) throws BadFile {
        if (shape.isEmpty()) {
            throw new BadFile(position, "the array is a single number; expected rows, an array of at least one axis");
        }
        if (shape.stream().anyMatch(length -> length < 1)) {
            throw new BadFile(position, "the array has the shape " + shape + "; expected at least one row and column");
        }
        long columns = 1;
        for (long length : shape.subList(1, shape.size())) {
            columns = length > MOST_COLUMNS ? Long.MAX_VALUE / MOST_COLUMNS : columns * length;
            if (columns > MOST_COLUMNS) {
                throw new BadFile(
                        position,
                        "the array has the shape " + shape + "; expected at most " + MOST_COLUMNS + " columns");
            }
        }
        if (shape.get(0) > Integer.MAX_VALUE) {
            throw new BadFile(
                    position, "the array has " + shape.get(0) + " rows; expected at most " + Integer.MAX_VALUE);
        }
        return this;
    }

    int rows() {
        return Math.toIntExact(shape.get(0));
    }

    int columns() {
        return Math.toIntExact(shape.subList(1, shape.size()).stream().reduce(1L, (a, b) -> a * b));
    }

    long bytes() {
        return (long) rows() * columns() * type.size();
    }

    /** r1c1 … for images, else x1 … xD. */
    List<String> names() {
        int width = shape.size() == IMAGE_AXES ? shape.get(2).intValue() : 0;
        return IntStream.range(0, columns())
                .mapToObj(d -> width == 0 ? "x" + (d + 1) : "r" + (d / width + 1) + "c" + (d % width + 1))
                .toList();
    }

    /** The number of values before (row, 0, …, 0, j) in the file, for the column d of the flattened rest. */
    long fortranStart(int d) {
        long index = 0;
        long stride = rows();
        int rest = d;
        long below = columns();
        for (long length : shape.subList(1, shape.size())) {
            below /= length;
            index += stride * (rest / below);
            rest = (int) (rest % below);
            stride *= length;
        }
        return index;
    }
}
