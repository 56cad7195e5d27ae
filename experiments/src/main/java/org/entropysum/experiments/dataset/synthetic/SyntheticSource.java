package org.entropysum.experiments.dataset.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Tables;

/** A source that draws its rows; row n depends on the seed and n alone. */
public interface SyntheticSource extends DataSource {
    /** The largest number of columns. */
    int MOST_COLUMNS = 100_000;

    /**
     * The number of data points.
     *
     * @return N
     */
    int rows();

    /**
     * The seed of all draws.
     *
     * @return the seed; empty for the seed of the cell
     */
    Optional<Long> seed();

    /**
     * The number of columns.
     *
     * @return D
     */
    int dimension();

    /**
     * The names of the columns.
     *
     * @return D names, x1 … xD unless the columns mean something
     */
    default List<String> names() {
        return IntStream.rangeClosed(1, dimension()).mapToObj(d -> "x" + d).toList();
    }

    /**
     * Draws what all rows share.
     *
     * @param shared random numbers for it
     * @return how rows are made from it
     */
    RowFormula formula(Draws shared);

    /**
     * What stands against the settings together.
     *
     * @return the failure, or empty
     */
    default Optional<Inspection.Failed> objection() {
        return Optional.empty();
    }

    @Override
    default Inspection inspect() {
        if (dimension() > MOST_COLUMNS || dimension() < 1) {
            return Inspection.Failed.at(
                    "observables", "these are " + dimension() + " columns; expected 1 to " + MOST_COLUMNS);
        }
        return objection().<Inspection>map(failed -> failed).orElseGet(() -> new Inspection.Passed(shape()));
    }

    private DataShape shape() {
        return new DataShape(rows(), dimension());
    }

    @Override
    default Dataset load(String name, long seed) {
        return Tables.of(name, names(), rows(), drawn(seed().orElse(seed)));
    }

    private RowSource drawn(long seed) {
        RowFormula formula = formula(Draws.shared(seed));
        return (first, rows, into) -> {
            double[] x = new double[dimension()];
            for (int n = 0; n < rows; n++) {
                formula.make(first + n, Draws.ofRow(seed, first + n), x);
                System.arraycopy(x, 0, into, n * x.length, x.length);
            }
        };
    }
}
