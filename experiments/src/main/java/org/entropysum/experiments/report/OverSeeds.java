package org.entropysum.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Spread;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a cell's figures over its seeds: at each place that all seeds have, the median with the band from the lower to
 * the upper quartile.
 *
 * @param cell the name of the cell
 * @param figures one for each figure of lines
 */
record OverSeeds(String cell, List<Figure> figures) {
    /** Copies the list. */
    OverSeeds {
        figures = List.copyOf(figures);
    }

    /** Those of all cells that ran with several seeds, in their order. */
    static List<OverSeeds> of(List<CellResult> cells) {
        Map<String, List<CellResult>> byCell = new LinkedHashMap<>();
        cells.forEach(cell ->
                byCell.computeIfAbsent(cell.cell(), name -> new ArrayList<>()).add(cell));
        List<OverSeeds> all = new ArrayList<>();
        byCell.forEach((cell, seeds) -> {
            List<Figure> figures = seeds.size() < 2 ? List.of() : figures(seeds);
            if (!figures.isEmpty()) {
                all.add(new OverSeeds(cell, figures));
            }
        });
        return all;
    }

    private static List<Figure> figures(List<CellResult> seeds) {
        Map<String, List<Plot>> byName = new LinkedHashMap<>();
        for (CellResult seed : seeds) {
            for (Figure figure : seed.findings().figures()) {
                if (figure instanceof Plot plot && isOfLines(plot)) {
                    byName.computeIfAbsent(plot.name(), name -> new ArrayList<>())
                            .add(plot);
                }
            }
        }
        return byName.values().stream()
                .filter(plots -> plots.size() > 1)
                .<Figure>map(OverSeeds::over)
                .toList();
    }

    private static boolean isOfLines(Plot plot) {
        return plot.series().stream().allMatch(series -> series.mark() == Series.Mark.LINE);
    }

    static Plot over(List<Plot> plots) {
        Plot first = plots.get(0);
        List<Series> series = new ArrayList<>();
        for (Series one : first.series()) {
            List<Series> same = plots.stream()
                    .flatMap(plot ->
                            plot.series().stream().filter(other -> other.name().equals(one.name())))
                    .toList();
            series.add(median(one.name(), same));
        }
        return new Plot(
                first.name(),
                first.title() + ", " + plots.size() + " seeds",
                first.says() + " Lines are medians over " + plots.size()
                        + " seeds, bands go from the lower to the upper" + " quartile.",
                first.x(),
                first.y(),
                series);
    }

    private static Series median(String name, List<Series> seeds) {
        List<Map<Double, Double>> courses =
                seeds.stream().map(OverSeeds::course).toList();
        TreeSet<Double> places = new TreeSet<>(courses.get(0).keySet());
        courses.forEach(course -> places.retainAll(course.keySet()));
        double[] x = places.stream().mapToDouble(Double::doubleValue).toArray();
        double[][] bands = new double[3][x.length];
        for (int i = 0; i < x.length; i++) {
            double at = x[i];
            double[] values = courses.stream()
                    .mapToDouble(course -> Objects.requireNonNull(course.get(at)))
                    .toArray();
            Spread spread = Spread.of(values);
            bands[0][i] = spread.median();
            bands[1][i] = spread.lower();
            bands[2][i] = spread.upper();
        }
        return Series.band(name, x, bands[0], bands[1], bands[2]);
    }

    private static Map<Double, Double> course(Series series) {
        Map<Double, Double> course = new LinkedHashMap<>();
        IntStream.range(0, series.x().size()).forEach(i -> {
            @Nullable Double x = series.x().get(i);
            @Nullable Double y = series.y().get(i);
            if (x != null && y != null) {
                course.put(x, y);
            }
        });
        return course;
    }
}
