package org.entropysum.experiments.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Entropies;
import org.entropysum.experiments.run.TracePoint;
import org.jspecify.annotations.Nullable;

/** The pictures of a cell, each with a sentence that says what it shows. */
final class CellPictures {
    private static final double NEAR = 1e3;
    private static final double ROUNDING = 1e-16;
    /** How far below all other numbers a zero is drawn on a logarithmic axis. */
    private static final double BELOW = 0.01;

    private static final String UNIT = "nats per data point";

    private final String id;
    private final CellResult cell;
    private final Markup markup;

    CellPictures(String id, CellResult cell, Markup markup) {
        this.id = id;
        this.cell = cell;
        this.markup = markup;
    }

    /** Draws all pictures for which there are numbers. */
    void draw() {
        markup.open("div", "class", "pictures");
        merging();
        closing();
        adding();
        entropies();
        markup.close("div");
    }

    /** Two curves that merge. */
    private void merging() {
        Series elbo = series("ELBO", Ink.ELBO, TracePoint::elbo);
        Series sum = series("entropy sum", Ink.SUM, TracePoint::entropySum);
        String says = "The ELBO (broad line) and the entropy sum (dashed) over training, in nats per data point";
        Series heldOut = looks("held-out ELBO", Ink.HELD_OUT, TracePoint::heldOutElbo);
        lines(
                "merging",
                "ELBO and entropy sum over training",
                heldOut.last() == null ? says : says + "; the ELBO of held-out rows (dotted)",
                heldOut.last() == null ? List.of(elbo, sum) : List.of(elbo, sum, heldOut));
    }

    /** The entropies, one line each. */
    private void entropies() {
        Series posterior = series("posterior", Ink.POSTERIOR, TracePoint::posterior);
        Series prior = series("prior", Ink.PRIOR, TracePoint::prior);
        Series observable = series("observable", Ink.OBSERVABLE, TracePoint::observable);
        String says =
                "The entropies over training, in nats per data point; the entropy sum is that of the posterior minus"
                        + " those of prior and observable";
        lines("entropies", "Entropies over training", says, List.of(posterior, prior, observable));
    }

    private void lines(String name, String title, String says, List<Series> series) {
        if (series.stream().allMatch(one -> one.last() == null)) {
            return;
        }
        Window window = Window.on(series);
        Frame frame = frame(Axis.linear(window.least(), window.greatest()), UNIT, series);
        String sentence = says + ": " + course(series, NumberText::parameter) + outside(window);
        figure(title, sentence, () -> new LineChart(id + "-" + name, title, sentence, frame, series).draw(markup));
    }

    /** The gap closes with the gradient. */
    private void closing() {
        Series gap = series("|gap|", Ink.GAP, point -> absolute(point.gap()));
        List<Series> series = new ArrayList<>(List.of(series("gradient", Ink.GRADIENT, TracePoint::gradientNorm), gap));
        if (series.stream().allMatch(one -> one.last() == null)) {
            return;
        }
        bound(gap).ifPresent(series::add);
        DoubleSummaryStatistics range =
                Window.positive(series).mapToDouble(Double::doubleValue).summaryStatistics();
        Axis axis = range.getCount() == 0
                ? Axis.logarithmic(ROUNDING, 1)
                : Axis.logarithmic(zero(series) ? range.getMin() * BELOW : range.getMin(), range.getMax());
        String title = "Gap and gradient over training";
        String sentence =
                "Size of the gap |ELBO − entropy sum|, in nats per data point, and norm of the gradient of the ELBO"
                        + " over training, on a logarithmic axis. Where the theory applies, the gap closes with the"
                        + " gradient: "
                        + course(series, NumberText::size) + zeros(series);
        Frame frame = frame(axis, UNIT + ", logarithmic", series);
        figure(title, sentence, () -> new LineChart(id + "-closing", title, sentence, frame, series).draw(markup));
    }

    /** The bound of the gap, once the gap has come near it. */
    private Optional<Series> bound(Series gap) {
        Double bound = cell.bound();
        boolean near = bound != null && bound > 0 && gap.values().anyMatch(value -> value < NEAR * bound);
        return near ? Optional.of(new Series("bound", Ink.BOUND, ends(bound))) : Optional.empty();
    }

    private List<Point> ends(@Nullable Double value) {
        Axis steps = steps();
        return List.of(new Point((int) steps.low(), value), new Point((int) steps.high(), value));
    }

    /** The terms add up to the entropy sum, beside the ELBO. */
    private void adding() {
        List<Bar> bars = bars();
        if (bars.isEmpty()) {
            return;
        }
        String title = "The entropy sum at the end";
        String sentence =
                "Bar by bar the entropies add up to the entropy sum; below it the ELBO, which is computed from"
                        + " log densities without any entropy. In nats per data point; negative terms go to the left.";
        figure(title, sentence, () -> new WaterfallChart(id + "-adding", title, sentence, UNIT, bars).draw(markup));
    }

    private List<Bar> bars() {
        Entropies entropies = cell.entropies();
        List<Bar> bars = new ArrayList<>();
        add(bars, "+ posterior  H[q]", Ink.POSTERIOR, entropies.posterior(), 1);
        add(bars, "− prior  H[p(z)]", Ink.PRIOR, entropies.prior(), -1);
        add(bars, "− observ.  E H[p(x|z)]", Ink.OBSERVABLE, entropies.observable(), -1);
        Double base = entropies.baseMeasure();
        if (base != null && base != 0) {
            add(bars, "+ base  E log h", Ink.BASE_MEASURE, base, 1);
        }
        Double sum = cell.entropySum();
        Double elbo = cell.elbo();
        if (bars.size() < 3 || sum == null) {
            return List.of();
        }
        bars.add(new Bar("= entropy sum", Ink.SUM, sum, true));
        if (elbo != null) {
            bars.add(new Bar("ELBO", Ink.ELBO, elbo, true));
        }
        return List.copyOf(bars);
    }

    private static void add(List<Bar> bars, String name, Ink ink, @Nullable Double value, int sign) {
        if (value != null) {
            bars.add(new Bar(name, ink, sign * value, false));
        }
    }

    private void figure(String title, String sentence, Runnable picture) {
        markup.open("figure").element("h4", title);
        picture.run();
        markup.element("figcaption", sentence).close("figure").line();
    }

    private Frame frame(Axis values, String unit, List<Series> series) {
        return new Frame(steps(), values, unit, "training step", LineChart.room(series));
    }

    private Axis steps() {
        IntSummaryStatistics steps =
                cell.trace().stream().mapToInt(TracePoint::step).summaryStatistics();
        return Axis.steps(steps.getMin(), steps.getMax());
    }

    private Series series(String name, Ink ink, Function<TracePoint, @Nullable Double> value) {
        return new Series(
                name,
                ink,
                cell.trace().stream()
                        .map(point -> new Point(point.step(), value.apply(point)))
                        .toList());
    }

    /** A quantity that is looked at now and then. */
    private Series looks(String name, Ink ink, Function<TracePoint, @Nullable Double> value) {
        return new Series(
                name,
                ink,
                cell.trace().stream()
                        .filter(point -> value.apply(point) != null)
                        .map(point -> new Point(point.step(), value.apply(point)))
                        .toList());
    }

    /** From where to where, in words. */
    private static String course(List<Series> series, Function<@Nullable Double, String> text) {
        return series.stream()
                .flatMap(one -> Stream.ofNullable(course(one, text)))
                .collect(joining("; ", "", "."));
    }

    private static @Nullable String course(Series one, Function<@Nullable Double, String> text) {
        Point first = one.first();
        Point last = one.last();
        if (first == null || last == null) {
            return null;
        }
        String start = text.apply(first.value());
        String end = text.apply(last.value());
        return one.name() + (start.equals(end) ? " " + end : " from " + start + " to " + end);
    }

    private static String outside(Window window) {
        int hidden = window.hidden();
        return hidden == 0
                ? ""
                : " The first " + (hidden == 1 ? "point lies" : hidden + " points lie") + " outside the picture.";
    }

    private static String zeros(List<Series> series) {
        return zero(series) ? " Exact zeros lie on the lower edge." : "";
    }

    private static boolean zero(List<Series> series) {
        return series.stream().flatMap(Series::values).anyMatch(value -> value == 0);
    }

    private static @Nullable Double absolute(@Nullable Double number) {
        return number == null ? null : Double.valueOf(Math.abs(number));
    }
}
