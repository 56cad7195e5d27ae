package org.entropysum.experiments.report;

import java.util.List;
import java.util.stream.Collectors;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.run.CheckResult;

/** Figures of analyses in the report, each with its sentence and with published numbers beside ours. */
record FigureSection(Markup markup) {
    /** Writes the figures of a cell or of several. */
    void write(String id, List<Figure> figures, List<CheckResult> checks) {
        if (figures.isEmpty()) {
            return;
        }
        markup.open("div", "class", "pictures analyses");
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            markup.open("figure").element("h4", figure.title());
            draw(id + "-figure-" + (i + 1), figure);
            markup.element("figcaption", figure.says() + published(figure, checks));
            markup.close("figure").line();
        }
        markup.close("div").line();
    }

    private void draw(String id, Figure figure) {
        Picture picture = Picture.of(id, figure);
        SvgWriter svg = new SvgWriter(markup);
        svg.begin(id, Frame.WIDTH, picture.height(), figure.title(), figure.says());
        picture.draw(svg);
        svg.end();
    }

    /** The checks of the same analysis that name a source. */
    private static String published(Figure figure, List<CheckResult> checks) {
        String analysis = figure.name().replaceFirst("\\..*", "") + ".";
        return checks.stream()
                .filter(check -> !check.source().isEmpty() && check.quantity().startsWith(analysis))
                .map(check -> " " + check.quantity() + " is " + NumberText.parameter(check.actual())
                        + " here, published: " + check.demanded() + " (" + check.source() + ").")
                .collect(Collectors.joining());
    }
}
