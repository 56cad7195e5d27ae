package org.entropysum.experiments.report;

import static org.entropysum.experiments.report.SvgWriter.length;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Quantities over the training steps as lines, each named where it ends. A line breaks where there is no number.
 *
 * @param id the identifier of the picture, unique in its page
 * @param title what it is
 * @param description what is to be seen, for those who cannot see it
 * @param frame its axes
 * @param series its lines, the first at the back
 */
record LineChart(String id, String title, String description, Frame frame, List<Series> series) {
    private static final double LINE_HEIGHT = 15;
    private static final double BOLD_LETTER = 7.3;
    private static final int MARKERS = 5;

    /** The room that the names of lines need to the right of a plot. */
    static double room(List<Series> series) {
        int letters = series.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        return 26 + BOLD_LETTER * letters;
    }

    /** Draws the picture into a page. */
    void draw(Markup markup) {
        SvgWriter svg = new SvgWriter(markup);
        svg.begin(id, Frame.WIDTH, Frame.HEIGHT, title, description);
        frame.draw(svg);
        svg.region(id + "-plot", frame.left() - 4, frame.top() - 4, frame.end() - frame.left() + 8, height());
        svg.group("lines", "clip-path", "url(#" + id + "-plot)");
        for (int i = 0; i < series.size(); i++) {
            line(svg, series.get(i).thinned());
            markers(svg, series.get(i), i);
        }
        svg.endGroup();
        names(svg);
        svg.end();
    }

    private double height() {
        return frame.bottom() - frame.top() + 8;
    }

    private void line(SvgWriter svg, Series one) {
        String dash = one.ink().dash();
        String[] attributes = dash.isEmpty() ? new String[0] : new String[] {"stroke-dasharray", dash};
        svg.path("line " + one.ink().style(), path(one), attributes);
    }

    private String path(Series one) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (Point point : one.points()) {
            Double value = point.value();
            if (value != null) {
                String place = length(frame.x(point.step())) + " " + length(frame.y(value));
                path.append(broken ? "M" + place + "h0" : "L" + place);
            }
            broken = value == null;
        }
        return path.toString();
    }

    /** A few markers, at other steps for each line, so that lines that lie on each other are seen to be two. */
    private void markers(SvgWriter svg, Series one, int rank) {
        boolean none = one.ink().marker().isEmpty();
        List<Point> points = one.points().stream()
                .filter(point -> point.value() != null && !none)
                .toList();
        double apart = Math.max(1, (points.size() - 1) / (double) MARKERS);
        for (double at = apart * rank / series.size(); at < points.size(); at += apart) {
            marker(svg, one.ink(), points.get((int) at));
        }
    }

    private void marker(SvgWriter svg, Ink ink, Point point) {
        double y = frame.y(Objects.requireNonNull(point.value()));
        String place = "translate(" + length(frame.x(point.step())) + " " + length(y) + ")";
        svg.path("marker " + ink.style(), ink.marker(), "transform", place);
    }

    private void names(SvgWriter svg) {
        List<Series> named = series.stream().filter(one -> one.last() != null).toList();
        double[] ends =
                named.stream().mapToDouble(one -> inside(end(one.last()))).toArray();
        double[] places = Spread.apart(ends, LINE_HEIGHT, frame.top(), frame.bottom());
        for (int i = 0; i < places.length; i++) {
            name(svg, named.get(i), ends[i], places[i]);
        }
    }

    private void name(SvgWriter svg, Series one, double end, double place) {
        double x = frame.end();
        String leader = "M" + length(x + 5) + " " + length(end) + "L" + length(x + 15) + " " + length(place);
        svg.path("leader " + one.ink().style(), leader);
        svg.text("name " + one.ink().style(), x + 19, place + 4, "start", one.name());
    }

    private double end(@Nullable Point last) {
        return frame.y(Objects.requireNonNull(Objects.requireNonNull(last).value()));
    }

    private double inside(double y) {
        return Math.max(frame.top(), Math.min(frame.bottom(), y));
    }
}
