package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final double PIXEL = 1e-9;

    @Test
    void aLineBreaksWhereThereIsNoNumber() {
        Series broken = series(1.0, 2.0, null, 4.0, null, null, 5.0);
        String path = path(draw(broken));
        assertThat(path.chars().filter(letter -> letter == 'M').count()).isEqualTo(3);
        assertThat(path.chars().filter(letter -> letter == 'L').count()).isEqualTo(1);
    }

    @Test
    void aSinglePointIsSeen() {
        assertThat(draw(series(-2.7))).contains("class=\"marker elbo\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1e-300, 1e200, Double.MIN_VALUE, -4.155383})
    void constantsAndExtremesStayOnThePage(double value) {
        String svg = draw(series(value, value, -value));
        assertThat(svg).doesNotContain("NaN", "Infinity");
        assertThat(Pattern.compile("[ML](\\S+) (-?[0-9.]+)").matcher(path(svg)).results())
                .isNotEmpty()
                .allSatisfy(ChartTest::isOnThePage);
    }

    @Test
    void aLongSeriesKeepsItsShapeWithFewPoints() {
        @Nullable
        Double[] values = IntStream.range(0, 100_000).mapToObj(i -> Math.sin(i)).toArray(Double[]::new);
        values[50_000] = 7.0;
        values[60_000] = null;
        Series thinned = series(values).thinned();
        assertThat(thinned.points()).hasSizeLessThan(1000);
        assertThat(thinned.points())
                .contains(new Point(50_000, 7.0), new Point(60_000, null), new Point(99_999, Math.sin(99_999)));
        assertThat(thinned.points()).extracting(Point::step).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aFewFarStepsAtTheStartAreLeftOutside() {
        @Nullable
        Double[] values =
                IntStream.range(0, 40).mapToObj(i -> i == 0 ? -1e6 : i / 10.0).toArray(Double[]::new);
        assertThat(Window.on(List.of(series(values)))).isEqualTo(new Window(0.1, 3.9, 1));
    }

    @Test
    void aSteadyCourseIsShownWhole() {
        @Nullable
        Double[] values =
                IntStream.range(0, 40).mapToObj(i -> -Math.exp(-0.1 * i)).toArray(Double[]::new);
        assertThat(Window.on(List.of(series(values))).hidden()).isZero();
        assertThat(Window.on(List.of(series(3.0, 3.0, 3.0)))).isEqualTo(new Window(3, 3, 0));
        assertThat(Window.on(List.of(series(-50.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0)))
                        .hidden())
                .isZero();
    }

    @Test
    void labelsMoveApartInTheirOrder() {
        assertThat(Spread.apart(new double[] {50, 50}, 10, 0, 100)).containsExactly(45, 55);
        assertThat(Spread.apart(new double[] {20, 80}, 10, 0, 100)).containsExactly(20, 80);
        assertThat(Spread.apart(new double[] {99, 98, 0}, 10, 0, 100))
                .containsExactly(new double[] {100, 90, 0}, within(5.0));
        double[] crowd = Spread.apart(new double[] {7, 7, 7, 7, 7, 7}, 10, 0, 100);
        Arrays.sort(crowd);
        assertThat(IntStream.range(1, 6).mapToDouble(i -> crowd[i] - crowd[i - 1]))
                .allSatisfy(gap -> assertThat(gap).isGreaterThan(9.9));
        assertThat(DoubleStream.of(crowd)).allSatisfy(place -> assertThat(place).isBetween(0.0, 100.0));
    }

    @Test
    void barsOfAWaterfallBeginWhereTheLastOneEnded() {
        Markup markup = new Markup();
        new WaterfallChart(
                        "w",
                        "Title",
                        "What",
                        "nats",
                        List.of(
                                new Bar("a", Ink.POSTERIOR, 2, false),
                                new Bar("b", Ink.PRIOR, -3, false),
                                new Bar("sum", Ink.SUM, -1, true)))
                .draw(markup);
        List<double[]> bars = Pattern.compile("class=\"bar \\w+\" x=\"([0-9.]+)\" y=\"[0-9.]+\" width=\"([0-9.]+)\"")
                .matcher(markup.toString())
                .results()
                .map(bar -> new double[] {Double.parseDouble(bar.group(1)), Double.parseDouble(bar.group(2))})
                .toList();
        double unit = bars.get(0)[1] / 2;
        assertThat(bars.get(1)[1]).isEqualTo(3 * unit, within(0.2));
        assertThat(bars.get(1)[0]).isEqualTo(bars.get(0)[0] - unit, within(0.2));
        assertThat(bars.get(2)[0]).isEqualTo(bars.get(1)[0], within(PIXEL));
        assertThat(bars.get(2)[1]).isEqualTo(unit, within(0.2));
        assertThat(markup.toString()).contains(">2.000000<", ">−3.000000<", ">−1.000000<");
    }

    private static void isOnThePage(MatchResult place) {
        assertThat(Double.parseDouble(place.group(1))).isBetween(0.0, Frame.WIDTH);
        assertThat(Double.parseDouble(place.group(2))).isBetween(0.0, Frame.HEIGHT);
    }

    private static String draw(Series series) {
        Window window = Window.on(List.of(series));
        Axis steps = Axis.steps(0, series.points().size() - 1);
        Frame frame = new Frame(
                steps,
                Axis.linear(window.least(), window.greatest()),
                "nats",
                "training step",
                LineChart.room(List.of(series)));
        Markup markup = new Markup();
        new LineChart("c", "Title", "What", frame, List.of(series)).draw(markup);
        return markup.toString();
    }

    private static String path(String svg) {
        return Pattern.compile("class=\"line elbo\" d=\"([^\"]*)\"")
                .matcher(svg)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Series series(@Nullable Double... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(step -> new Point(step, values[step]))
                .toList();
        return new Series("ELBO", Ink.ELBO, points);
    }
}
