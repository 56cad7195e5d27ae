package org.entropysum.experiments.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Signed terms that add up: every bar starts where the one above it ended, totals start at zero. The numbers stand in a
 * column of their own.
 *
 * @param id the identifier of the picture, unique in its page
 * @param title what it is
 * @param description what is to be seen, for those who cannot see it
 * @param unit the unit of the values
 * @param bars the bars from top to bottom
 */
record WaterfallChart(String id, String title, String description, String unit, List<Bar> bars) {
    private static final double LEFT = 142;
    private static final double RIGHT = Frame.WIDTH - 92;
    private static final double TOP = 26;
    private static final double BOTTOM = Frame.HEIGHT - 24;
    private static final int INTERVALS = 3;
    private static final double THICKNESS = 0.62;

    /** Draws the picture into a page. */
    void draw(Markup markup) {
        SvgWriter svg = new SvgWriter(markup);
        svg.begin(id, Frame.WIDTH, Frame.HEIGHT, title, description);
        svg.group("axis").text("unit", 0, 12, "start", unit);
        Axis axis = axis();
        axis.ticks().forEach(tick -> tick(svg, axis, tick));
        svg.endGroup();
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, axis, i);
        }
        svg.end();
    }

    private Axis axis() {
        DoubleStream ends = IntStream.range(0, bars.size()).mapToDouble(this::end);
        DoubleSummaryStatistics range =
                DoubleStream.concat(DoubleStream.of(0), ends).summaryStatistics();
        return Axis.linear(range.getMin(), range.getMax(), INTERVALS);
    }

    private double start(int index) {
        return index == 0 || bars.get(index).total() ? 0 : end(index - 1);
    }

    private double end(int index) {
        return start(index) + bars.get(index).value();
    }

    private static void tick(SvgWriter svg, Axis axis, Tick tick) {
        double x = x(axis, tick.value());
        svg.line(tick.value() == 0 ? "zero" : "grid", x, TOP, x, BOTTOM);
        svg.text("tick", x, BOTTOM + 17, "middle", tick.label());
    }

    private void bar(SvgWriter svg, Axis axis, int index) {
        Bar bar = bars.get(index);
        double row = (BOTTOM - TOP) / bars.size();
        double middle = TOP + row * (index + 0.5);
        double from = x(axis, start(index));
        double to = x(axis, end(index));
        double height = row * THICKNESS;
        svg.rectangle(
                "bar " + bar.ink().style(),
                Math.min(from, to),
                middle - height / 2,
                Math.max(1.5, Math.abs(to - from)),
                height);
        if (index + 1 < bars.size()) {
            svg.line("link", to, middle + height / 2, to, middle + row - height / 2);
        }
        String style = bar.total() ? "total" : "part";
        svg.text("row " + style, LEFT - 12, middle + 4, "end", bar.name());
        svg.text("number " + style, Frame.WIDTH - 2, middle + 4, "end", NumberText.nats(bar.value()));
    }

    private static double x(Axis axis, double value) {
        return LEFT + (RIGHT - LEFT) * axis.fraction(value);
    }
}
