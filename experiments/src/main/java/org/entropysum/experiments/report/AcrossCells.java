package org.entropysum.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.run.CellResult;

/** Figures with a single line that several cells have, one above the other: a line for each cell, over its seeds. */
final class AcrossCells {
    private static final int MOST = 12;

    private AcrossCells() {}

    /** The figures, in the order in which the cells have them; of very many cells the first. */
    static List<Figure> of(List<CellResult> cells) {
        Map<String, Map<String, List<Plot>>> byName = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            for (Figure figure : cell.findings().figures()) {
                if (figure instanceof Plot plot && isOfOneLine(plot)) {
                    byName.computeIfAbsent(plot.name(), name -> new LinkedHashMap<>())
                            .computeIfAbsent(cell.cell(), name -> new ArrayList<>())
                            .add(plot);
                }
            }
        }
        return byName.values().stream()
                .filter(plots -> plots.size() > 1)
                .<Figure>map(AcrossCells::across)
                .toList();
    }

    private static boolean isOfOneLine(Plot plot) {
        return plot.series().size() == 1 && plot.series().get(0).mark() == Series.Mark.LINE;
    }

    private static Plot across(Map<String, List<Plot>> byCell) {
        List<Series> series = new ArrayList<>();
        byCell.forEach((cell, plots) -> {
            Plot plot = plots.size() > 1 ? OverSeeds.over(plots) : plots.get(0);
            series.add(plot.series().get(0).named(cell));
        });
        Plot first = byCell.values().iterator().next().get(0);
        return new Plot(
                first.name(),
                first.title(),
                first.says() + " One line for each cell; over several seeds the median in the band of the quartiles.",
                first.x(),
                first.y(),
                series.subList(0, Math.min(MOST, series.size())));
    }
}
