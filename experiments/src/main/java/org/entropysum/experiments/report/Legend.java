package org.entropysum.experiments.report;

import static org.entropysum.experiments.report.SvgWriter.length;

import java.util.List;

/** The names of the series of a figure, in rows below it. */
record Legend(List<String> names, Key key) {
    /** What stands before a name. */
    enum Key {
        /** A line with its marker. */
        LINE,
        /** A dot. */
        DOT,
        /** A piece of a bar. */
        BAR
    }

    private static final double ROW = 18;
    private static final int LONG = 24;

    private int columns() {
        boolean wide = names.stream().anyMatch(name -> name.length() > LONG);
        return wide ? 1 : 2;
    }

    /** The height that it takes. */
    double height() {
        int rows = (names.size() + columns() - 1) / columns();
        return names.isEmpty() ? 0 : 6 + ROW * rows;
    }

    /** Draws it below a height. */
    void draw(SvgWriter svg, double top) {
        double width = Frame.WIDTH / columns();
        for (int i = 0; i < names.size(); i++) {
            double x = 4 + i % columns() * width;
            int row = i / columns();
            double y = top + ROW * (row + 0.7);
            SeriesStyle style = new SeriesStyle(i);
            switch (key) {
                case LINE -> line(svg, style, x, y);
                case DOT -> svg.path("dots " + style.style(), "M" + length(x + 13) + " " + length(y) + "h0");
                case BAR -> svg.rectangle("bar " + style.style(), x + 6, y - 5, 14, 10);
            }
            svg.text("key", x + 34, y + 4, "start", names.get(i));
        }
    }

    private static void line(SvgWriter svg, SeriesStyle style, double x, double y) {
        String dash = style.dash();
        String[] attributes = dash.isEmpty() ? new String[0] : new String[] {"stroke-dasharray", dash};
        svg.path("line " + style.style(), "M" + length(x) + " " + length(y) + "h26", attributes);
        svg.path(
                "marker " + style.style(),
                style.marker(),
                "transform",
                "translate(" + length(x + 13) + " " + length(y) + ")");
    }
}
