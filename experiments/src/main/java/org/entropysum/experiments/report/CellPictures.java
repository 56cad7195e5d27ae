package org.entropysum.experiments.report;

import static org.entropysum.experiments.report.NumberText.size;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.Entropies;
import org.entropysum.experiments.run.TracePoint;
import org.jspecify.annotations.Nullable;

/** The pictures of a cell, each with a sentence that says what it shows. */
final class CellPictures {
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
        lines("merging", "ELBO and entropy sum over training", says, List.of(elbo, sum));
    }

    /** The entropies, one line each. */
    private void entropies() {
        Series posterior = series("posterior", Ink.POSTERIOR, TracePoint::posterior);
        Series prior = series("prior", Ink.PRIOR, TracePoint::prior);
        Series observable = series("observable", Ink.OBSERVABLE, TracePoint::observable);
        String says = "The entropies of posterior, prior and observables over training, in nats per data point; the"
                + " entropy sum is the first minus the other two";
        lines("entropies", "Entropies over training", says, List.of(posterior, prior, observable));
    }

    private void lines(String name, String title, String says, List<Series> series) {
        if (series.stream().allMatch(one -> one.last() == null)) {
            return;
        }
        Window window = Window.on(series);
        Frame frame = frame(Axis.linear(window.least(), window.greatest()), UNIT, series);
        String sentence = says + ". " + course(series) + outside(window);
        figure(title, sentence, () -> new LineChart(id + "-" + name, title, sentence, frame, series).draw(markup));
    }

    /** The gap closes with the gradient. */
    private void closing() {
        List<Series> series = List.of(
                series("gradient", Ink.GRADIENT, point -> absolute(point.gradientNorm())),
                series("|gap|", Ink.GAP, point -> absolute(point.gap())));
        if (series.stream().allMatch(one -> one.last() == null)) {
            return;
        }
        DoubleSummaryStatistics range =
                Window.positive(series).mapToDouble(Double::doubleValue).summaryStatistics();
        boolean any = range.getCount() > 0;
        Axis axis = any ? Axis.logarithmic(range.getMin(), range.getMax()) : Axis.logarithmic(1e-16, 1);
        String title = "Gap and gradient over training";
        String sentence =
                "Size of the gap |ELBO − entropy sum|, in nats per data point, and norm of the gradient of the"
                        + " ELBO over training, on a logarithmic axis: where the theory applies, the gap closes with the"
                        + " gradient. " + course(series) + zeros(series);
        Frame frame = frame(axis, UNIT + ", logarithmic", series);
        figure(title, sentence, () -> new LineChart(id + "-closing", title, sentence, frame, series).draw(markup));
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
        List<TracePoint> trace = cell.trace();
        Axis steps = Axis.steps(trace.get(0).step(), trace.get(trace.size() - 1).step());
        return new Frame(steps, values, unit, LineChart.room(series));
    }

    private Series series(String name, Ink ink, Function<TracePoint, @Nullable Double> value) {
        return new Series(
                name,
                ink,
                cell.trace().stream()
                        .map(point -> new Point(point.step(), value.apply(point)))
                        .toList());
    }

    /** From where to where, in words. */
    private static String course(List<Series> series) {
        StringBuilder words = new StringBuilder();
        for (Series one : series) {
            Point first = one.first();
            Point last = one.last();
            if (first != null && last != null) {
                words.append(one.name()).append(' ').append(course(first, last)).append(' ');
            }
        }
        return words.toString().strip();
    }

    private static String course(Point first, Point last) {
        String end = size(last.value()) + " at step " + last.step();
        return first.step() == last.step() ? end + "." : "from " + size(first.value()) + " to " + end + ".";
    }

    private static String outside(Window window) {
        int hidden = window.hidden();
        return hidden == 0
                ? ""
                : " The first " + (hidden == 1 ? "point lies" : hidden + " points lie") + " outside the picture.";
    }

    private static String zeros(List<Series> series) {
        boolean zero = series.stream().flatMap(Series::values).anyMatch(value -> value == 0);
        return zero ? " Exact zeros lie on the lower edge." : "";
    }

    private static @Nullable Double absolute(@Nullable Double number) {
        return number == null ? null : Double.valueOf(Math.abs(number));
    }
}
