package org.entropysum.experiments.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.experiments.analysis.Bars;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.run.CellResult;
import org.jspecify.annotations.Nullable;

/** The figures of a suite as files: an SVG file with the picture and a CSV file with its numbers. */
public final class FigureFiles {
    private FigureFiles() {}

    /**
     * Writes the figures of all cells, those of cells with several seeds over their seeds, and those across cells.
     *
     * @param folder where; made if there is a figure
     * @param cells the results
     * @throws IOException if a file cannot be written
     */
    public static void write(Path folder, List<CellResult> cells) throws IOException {
        for (CellResult cell : cells) {
            write(folder, cell.cell() + "-" + cell.seed(), cell.findings().figures());
        }
        write(folder, "across-cells", AcrossCells.of(cells));
        for (OverSeeds over : OverSeeds.of(cells)) {
            write(folder, over.cell(), over.figures());
        }
    }

    private static void write(Path folder, String prefix, List<Figure> figures) throws IOException {
        for (Figure figure : figures) {
            Files.createDirectories(folder);
            String name = prefix + "." + figure.name();
            AtomicFile.at(folder.resolve(name + ".svg")).write(svg(figure));
            AtomicFile.at(folder.resolve(name + ".csv")).write(csv(figure));
        }
    }

    /** A picture that stands alone, with its own style sheet. */
    static String svg(Figure figure) {
        Markup markup = new Markup();
        Picture picture = Picture.of("figure", figure);
        SvgWriter svg = new SvgWriter(markup);
        svg.begin("figure", Frame.WIDTH, picture.height(), figure.title(), figure.says());
        markup.verbatim("style", HtmlReport.resource("figure.css"));
        svg.rectangle("paper", 0, 0, Frame.WIDTH, picture.height());
        picture.draw(svg);
        svg.end();
        return markup.toString();
    }

    /** The numbers of a figure, one row for each point, bar or pixel. */
    static String csv(Figure figure) {
        StringBuilder text = new StringBuilder();
        if (figure instanceof Plot plot) {
            text.append("series,x,y,low,high\n");
            plot.series().forEach(series -> rows(text, series));
        } else if (figure instanceof Bars bars) {
            text.append("group,label,value\n");
            for (Bars.Group group : bars.groups()) {
                for (int i = 0; i < bars.labels().size(); i++) {
                    row(text, group.name(), bars.labels().get(i), group.values().get(i));
                }
            }
        } else if (figure instanceof Images images) {
            text.append("image,label,row,column,value\n");
            for (int n = 0; n < images.images().size(); n++) {
                Images.Image image = images.images().get(n);
                for (int i = 0; i < image.pixels().size(); i++) {
                    row(
                            text,
                            n,
                            image.label(),
                            i / images.width(),
                            i % images.width(),
                            image.pixels().get(i));
                }
            }
        }
        return text.toString();
    }

    private static void rows(StringBuilder text, Series series) {
        boolean banded = !series.low().isEmpty();
        for (int i = 0; i < series.x().size(); i++) {
            row(
                    text,
                    series.name(),
                    series.x().get(i),
                    series.y().get(i),
                    banded ? series.low().get(i) : null,
                    banded ? series.high().get(i) : null);
        }
    }

    private static void row(StringBuilder text, @Nullable Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : ",");
            text.append(fields[i] == null ? "" : ResultsCsv.field(String.valueOf(fields[i])));
        }
        text.append('\n');
    }
}
