package org.entropysum.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ParameterChart;
import org.entropysum.numeric.Matrix;

/**
 * Looks for data points that have no density under the family that a model gives them: a negative count, one and a half
 * events, a gamma variable at zero.
 *
 * @param family the family of the data
 */
public record SupportCheck(ExponentialFamily family) {
    private static final int CHUNK = 1024;

    /** The first few tell what is wrong; the last objection counts the others. */
    private static final int TOLD = 3;

    private static final long SEED = 1;

    /**
     * What stands against the data.
     *
     * @param data the data, with as many columns as the family
     * @return objections that name row (from 1), column and value; empty if every data point has a density
     */
    public List<Objection> objections(Dataset data) {
        List<Objection> objections = new ArrayList<>();
        int outside = 0;
        for (Batch batch : data.chunks(CHUNK)) {
            boolean[] supported = family.supports(batch.x());
            for (int n = 0; n < supported.length; n++) {
                if (!supported[n] && ++outside <= TOLD) {
                    objections.add(new Objection("", sentence(data, batch, n)));
                }
            }
        }
        if (outside > TOLD) {
            objections.add(new Objection(
                    "", "data set " + data.name() + ": " + (outside - TOLD) + " more rows have no density either"));
        }
        return List.copyOf(objections);
    }

    private String sentence(Dataset data, Batch batch, int n) {
        Matrix row = batch.rowsOnHeap().row(n);
        List<Integer> columns = columnsAtFault(row);
        String where = "data set " + data.name() + ", row " + (batch.firstRow() + n + 1);
        String what = columns.size() == 1
                ? ", column " + data.columns().get(columns.get(0)) + ": " + number(row.get(0, columns.get(0)))
                : ": its values together";
        return where + what + " cannot come from " + family.name() + "; expected " + family.support();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    /** The columns whose value, put into an event of the family, takes its density away. */
    private List<Integer> columnsAtFault(Matrix row) {
        ParameterChart chart = family.parameterChart();
        Matrix origin = chart.natural(Matrix.zeros(1, chart.size()));
        Matrix event = Matrix.copyOf(family.sample(origin.toArray(), RandomSource.XO_SHI_RO_256_PP.create(SEED)));
        List<Integer> columns = new ArrayList<>();
        for (int d = 0; d < row.columns(); d++) {
            Matrix mixed = event.row(0);
            mixed.set(0, d, row.get(0, d));
            if (!family.supports(mixed.toArray())[0]) {
                columns.add(d);
            }
        }
        return columns;
    }
}
