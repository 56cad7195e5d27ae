package org.entropysum.experiments.dataset.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.Tables;
import org.entropysum.plugin.Setting;

/**
 * Another source with fewer rows and columns, binary or scaled values, and rows held out. In this order: columns and rows are taken,
 * values compared with the threshold, rows held out, columns scaled by what the remaining rows say.
 *
 * @param of the other source
 * @param columns the columns to take; empty for all
 * @param rows how many rows to take, from the first; empty for all
 * @param threshold values above it become 1, others 0; empty for no such thing
 * @param heldOut the share of rows that are held out; without any, rows that the other source holds out are scaled alike
 * @param scaling how columns are scaled
 */
public record PreparedSource(
        @Setting("the data: another source with its settings")
        DataSource of,

        @Setting(value = "the columns to take, in this order; all if left out", byDefault = "", atLeast = 1)
        List<String> columns,

        @Setting(value = "how many rows to take, from the first; all if left out", byDefault = "", atLeast = 1)
        Optional<Integer> rows,

        @Setting(value = "values above it become 1, the others 0; as they are if left out", byDefault = "")
        Optional<Double> threshold,

        @Setting(
                value = "share of the rows that are held out, drawn at random",
                byDefault = "0",
                atLeast = 0,
                atMost = 1)
        double heldOut,

        @Setting(value = "none, unit (each column to [0, 1]) or standard (mean 0, variance 1)", byDefault = "none")
        Scaling scaling)
        implements DataSource {
    /** Copies the columns. {@inheritDoc} */
    public PreparedSource {
        columns = List.copyOf(columns);
    }

    @Override
    public Inspection inspect() {
        Inspection inner = of.inspect();
        if (!(inner instanceof Inspection.Passed passed)) {
            return inner;
        }
        if (rows.isPresent() && rows.get() > passed.shape().rows()) {
            return Inspection.Failed.at(
                    "rows", "the data have " + passed.shape().rows() + " rows; expected at most as many");
        }
        int left = taken(passed.shape()) - Math.toIntExact(Math.round(heldOut * taken(passed.shape())));
        if (left < 1) {
            return Inspection.Failed.at("heldOut", "no row of " + taken(passed.shape()) + " remains to learn from");
        }
        return columns.isEmpty()
                ? new Inspection.Passed(new DataShape(left, passed.shape().columns()))
                : inspectColumns(left);
    }

    private int taken(DataShape shape) {
        return rows.orElse(shape.rows());
    }

    private Inspection inspectColumns(int left) {
        List<String> names = of.load("", 0).columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!names.contains(columns.get(i))) {
                return Inspection.Failed.at(
                        "columns[" + i + "]",
                        "column " + Problem.quoted(columns.get(i)) + " is unknown; "
                                + KnownNames.of(names).insteadOf(columns.get(i)));
            }
            if (columns.indexOf(columns.get(i)) < i) {
                return Inspection.Failed.at(
                        "columns[" + i + "]", "column " + Problem.quoted(columns.get(i)) + " is taken twice");
            }
        }
        return new Inspection.Passed(new DataShape(left, columns.size()));
    }

    @Override
    public Dataset load(String name, long seed) {
        return new Parts(name, seed).kept();
    }

    @Override
    public Optional<Dataset> heldOut(String name, long seed) {
        return new Parts(name, seed).other();
    }

    /** The rows to learn from, and from them the scale of all. */
    private final class Parts {
        private final String name;
        private final long seed;
        private final Dataset all;
        private final Split split;
        private final ColumnScale scale;

        Parts(String name, long seed) {
            this.name = name;
            this.seed = seed;
            this.all = of.load(name, seed);
            this.split = Split.of(taken(all.shape()), heldOut);
            this.scale = ColumnScale.of(
                    scaling, Dataset.streamed(name, names(), split.kept().length, unscaled(all, split.kept())));
        }

        private List<String> names() {
            return columns.isEmpty() ? all.columns() : columns;
        }

        Dataset kept() {
            return part(all, split.kept());
        }

        Optional<Dataset> other() {
            return split.heldOut().length > 0
                    ? Optional.of(part(all, split.heldOut()))
                    : of.heldOut(name, seed)
                            .map(data -> part(
                                    data,
                                    IntStream.range(0, data.shape().rows()).toArray()));
        }

        private Dataset part(Dataset data, int[] chosen) {
            return Tables.of(name, names(), chosen.length, scale.apply(unscaled(data, chosen)));
        }

        private RowSource unscaled(Dataset data, int[] chosen) {
            List<Integer> indices = new ArrayList<>();
            names().forEach(column -> indices.add(data.columns().indexOf(column)));
            int[] taken = indices.stream().mapToInt(Integer::intValue).toArray();
            return binary(new Selection(data, chosen, taken).source());
        }

        private RowSource binary(RowSource source) {
            return threshold
                    .<RowSource>map(limit -> (first, count, into) -> {
                        source.read(first, count, into);
                        for (int i = 0; i < into.length; i++) {
                            into[i] = into[i] > limit ? 1 : 0;
                        }
                    })
                    .orElse(source);
        }
    }
}
