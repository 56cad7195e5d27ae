package org.entropysum.experiments.report;

/**
 * The axes of a picture, and where on the page a step and a value are.
 *
 * @param steps the horizontal axis
 * @param values the vertical axis
 * @param unit the unit of the values, written above their axis
 * @param along what the horizontal axis shows, written below it
 * @param right the room to the right of the plot, for the names of the lines
 */
record Frame(Axis steps, Axis values, String unit, String along, double right) {
    /** The size of all pictures. */
    static final double WIDTH = 440;

    static final double HEIGHT = 252;
    /** The mean width of a letter of the labels. */
    static final double LETTER = 6.3;

    private static final double TOP = 30;
    private static final double BOTTOM = HEIGHT - 38;

    /** Where the plot starts: the labels of the values have room before it. */
    double left() {
        int letters = values.ticks().stream()
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(1);
        return 12 + LETTER * letters;
    }

    /** Where the plot ends. */
    double end() {
        return WIDTH - right;
    }

    /** The upper edge of the plot. */
    double top() {
        return TOP;
    }

    /** The lower edge of the plot. */
    double bottom() {
        return BOTTOM;
    }

    /** Where a step is. */
    double x(double step) {
        return left() + (end() - left()) * steps.fraction(step);
    }

    /** Where a value is; what is far outside is only just outside. */
    double y(double value) {
        double fraction = Math.max(-3, Math.min(4, values.fraction(value)));
        return BOTTOM + (TOP - BOTTOM) * fraction;
    }

    /** Draws the axes. */
    void draw(SvgWriter svg) {
        svg.group("axis");
        svg.text("unit", 0, 12, "start", unit);
        values.ticks().forEach(tick -> valueTick(svg, tick));
        steps.ticks().forEach(tick -> stepTick(svg, tick));
        svg.line("base", left(), BOTTOM, end(), BOTTOM);
        svg.text("unit", (left() + end()) / 2, HEIGHT - 5, "middle", along);
        svg.endGroup();
    }

    private void valueTick(SvgWriter svg, Tick tick) {
        double y = y(tick.value());
        svg.line(tick.value() == 0 ? "zero" : "grid", left(), y, end(), y);
        svg.text("tick", left() - 7, y + 4, "end", tick.label());
    }

    private void stepTick(SvgWriter svg, Tick tick) {
        double x = x(tick.value());
        svg.line("base", x, BOTTOM, x, BOTTOM + 4);
        svg.text("tick", x, BOTTOM + 17, "middle", tick.label());
    }
}
