package org.entropysum.experiments.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Bars;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a figure, with levels across them.
 *
 * @param id the identifier of the picture, unique in its page
 * @param bars its numbers
 */
record BarsPicture(String id, Bars bars) implements Picture {
    private static final double THICKNESS = 0.8;
    private static final double LETTER = 6.5;

    @Override
    public double height() {
        return Frame.HEIGHT + legend().height();
    }

    private Legend legend() {
        return new Legend(
                bars.groups().size() < 2
                        ? List.of()
                        : bars.groups().stream().map(Bars.Group::name).toList(),
                Legend.Key.BAR);
    }

    @Override
    public void draw(SvgWriter svg) {
        Axis labels = new Axis(0, Math.max(1, bars.labels().size()), false, List.of());
        int letters = bars.levels().stream()
                .mapToInt(level -> level.name().length())
                .max()
                .orElse(0);
        Frame frame = new Frame(labels, values(), bars.y().label(), "", 14 + LETTER * letters);
        frame.draw(svg);
        for (int group = 0; group < bars.groups().size(); group++) {
            for (int label = 0; label < bars.labels().size(); label++) {
                bar(svg, frame, group, label);
            }
        }
        int stride = stride(frame);
        IntStream.range(0, bars.labels().size())
                .filter(label -> label % stride == 0)
                .forEach(label -> svg.text(
                        "tick",
                        frame.x(label + 0.5),
                        frame.bottom() + 17,
                        "middle",
                        bars.labels().get(label)));
        levels(svg, frame);
        legend().draw(svg, Frame.HEIGHT);
    }

    // As many labels as do not lie on each other
    private int stride(Frame frame) {
        int letters = bars.labels().stream().mapToInt(String::length).max().orElse(1);
        double room = (frame.end() - frame.left()) / Math.max(1, bars.labels().size());
        return Math.max(1, (int) Math.ceil((LETTER * letters + 6) / room));
    }

    private Axis values() {
        DoubleStream heights = bars.groups().stream()
                .flatMap(group -> group.values().stream())
                .filter(value -> value != null)
                .mapToDouble(value -> value);
        DoubleStream levels = bars.levels().stream().mapToDouble(Bars.Level::value);
        var range = DoubleStream.concat(DoubleStream.of(0), DoubleStream.concat(heights, levels))
                .summaryStatistics();
        return Axis.linear(range.getMin(), range.getMax());
    }

    private void bar(SvgWriter svg, Frame frame, int group, int label) {
        @Nullable Double value = bars.groups().get(group).values().get(label);
        if (value == null) {
            return;
        }
        double share = THICKNESS / bars.groups().size();
        double from = frame.x(label + (1 - THICKNESS) / 2 + group * share);
        double to = frame.x(label + (1 - THICKNESS) / 2 + (group + 1) * share);
        double zero = frame.y(0);
        double end = frame.y(value);
        svg.rectangle(
                "bar " + new SeriesStyle(group).style(),
                from,
                Math.min(zero, end),
                Math.max(1, to - from),
                Math.max(0.8, Math.abs(zero - end)));
    }

    private void levels(SvgWriter svg, Frame frame) {
        double[] ends = bars.levels().stream()
                .mapToDouble(level -> frame.y(level.value()))
                .toArray();
        double[] places = Spread.apart(ends, 14, frame.top(), frame.bottom());
        for (int i = 0; i < ends.length; i++) {
            svg.line("level", frame.left(), ends[i], frame.end(), ends[i]);
            svg.text(
                    "unit",
                    frame.end() + 4,
                    places[i] + 4,
                    "start",
                    bars.levels().get(i).name());
        }
    }
}
