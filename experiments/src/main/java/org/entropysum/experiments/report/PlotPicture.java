package org.entropysum.experiments.report;

import static org.entropysum.experiments.report.SvgWriter.length;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.jspecify.annotations.Nullable;

/**
 * A plot of a figure: bands, lines, points.
 *
 * @param id the identifier of the picture, unique in its page
 * @param plot its numbers
 */
record PlotPicture(String id, Plot plot) implements Picture {
    private static final int MARKERS = 4;

    @Override
    public double height() {
        return Frame.HEIGHT + legend().height();
    }

    private Legend legend() {
        boolean dots = plot.series().stream().allMatch(series -> series.mark() == Series.Mark.POINTS);
        return new Legend(plot.series().stream().map(Series::name).toList(), dots ? Legend.Key.DOT : Legend.Key.LINE);
    }

    @Override
    public void draw(SvgWriter svg) {
        Frame frame = new Frame(
                axis(plot.x(), List.of(Series::x)),
                axis(plot.y(), List.of(Series::y, Series::low, Series::high)),
                plot.y().label() + (plot.y().logarithmic() ? ", logarithmic" : ""),
                plot.x().label() + (plot.x().logarithmic() ? ", logarithmic" : ""),
                14);
        frame.draw(svg);
        svg.region(id + "-plot", frame.left() - 4, frame.top() - 4, frame.end() - frame.left() + 8, room(frame));
        svg.group("lines", "clip-path", "url(#" + id + "-plot)");
        for (int i = 0; i < plot.series().size(); i++) {
            draw(svg, frame, plot.series().get(i), new SeriesStyle(i));
        }
        svg.endGroup();
        legend().draw(svg, Frame.HEIGHT);
    }

    private static double room(Frame frame) {
        return frame.bottom() - frame.top() + 8;
    }

    private Axis axis(Scale scale, List<Function<Series, List<@Nullable Double>>> coordinates) {
        DoubleSummaryStatistics range = plot.series().stream()
                .flatMap(series -> coordinates.stream().flatMap(of -> of.apply(series).stream()))
                .filter(value -> value != null && (!scale.logarithmic() || value > 0))
                .mapToDouble(value -> value)
                .summaryStatistics();
        if (range.getCount() == 0) {
            return scale.logarithmic() ? Axis.logarithmic(1, 10) : Axis.linear(0, 1);
        }
        return scale.logarithmic()
                ? Axis.logarithmic(range.getMin(), range.getMax())
                : Axis.linear(range.getMin(), range.getMax());
    }

    private void draw(SvgWriter svg, Frame frame, Series series, SeriesStyle style) {
        if (!series.low().isEmpty()) {
            svg.path("band " + style.style(), band(frame, series));
        }
        if (series.mark() == Series.Mark.POINTS) {
            svg.path("dots " + style.style(), dots(frame, series));
            return;
        }
        String dash = style.dash();
        String[] attributes = dash.isEmpty() ? new String[0] : new String[] {"stroke-dasharray", dash};
        svg.path("line " + style.style(), line(frame, series), attributes);
        markers(svg, frame, series, style);
    }

    private static String line(Frame frame, Series series) {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (int i = 0; i < series.x().size(); i++) {
            String place = place(frame, series.x().get(i), series.y().get(i));
            if (!place.isEmpty()) {
                path.append(broken ? "M" + place + "h0" : "L" + place);
            }
            broken = place.isEmpty();
        }
        return path.toString();
    }

    private static String dots(Frame frame, Series series) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < series.x().size(); i++) {
            String place = place(frame, series.x().get(i), series.y().get(i));
            path.append(place.isEmpty() ? "" : "M" + place + "h0");
        }
        return path.toString();
    }

    private static String band(Frame frame, Series series) {
        StringBuilder path = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < series.x().size(); i++) {
            String low = place(frame, series.x().get(i), series.low().get(i));
            String high = place(frame, series.x().get(i), series.high().get(i));
            if (!low.isEmpty() && !high.isEmpty()) {
                path.append(path.length() == 0 ? "M" : "L").append(high);
                back.insert(0, "L" + low);
            }
        }
        return path.length() == 0 ? "" : path.append(back).append('Z').toString();
    }

    private void markers(SvgWriter svg, Frame frame, Series series, SeriesStyle style) {
        List<Integer> there = IntStream.range(0, series.x().size())
                .filter(i -> series.x().get(i) != null && series.y().get(i) != null)
                .boxed()
                .toList();
        double apart = Math.max(1, (there.size() - 1) / (double) MARKERS);
        double first = apart * style.index() / plot.series().size();
        for (double at = first; at < there.size(); at += apart) {
            int i = there.get((int) at);
            String place = place(frame, series.x().get(i), series.y().get(i));
            svg.path("marker " + style.style(), style.marker(), "transform", "translate(" + place + ")");
        }
    }

    private static String place(Frame frame, @Nullable Double x, @Nullable Double y) {
        return x == null || y == null ? "" : length(frame.x(x)) + " " + length(frame.y(y));
    }
}
