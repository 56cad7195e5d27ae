package org.entropysum.experiments.report;

import java.util.stream.Stream;

/** Writes a picture as SVG into a page. Lengths are in units of a view box; colours come from the page's style sheet. */
final class SvgWriter {
    private final Markup markup;

    SvgWriter(Markup markup) {
        this.markup = markup;
    }

    /** Begins a picture that says what it is to those who cannot see it. */
    SvgWriter begin(String id, double width, double height, String title, String description) {
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "id",
                id,
                "role",
                "img",
                "viewBox",
                "0 0 " + length(width) + " " + length(height),
                "aria-labelledby",
                id + "-title " + id + "-desc");
        markup.element("title", title, "id", id + "-title");
        markup.element("desc", description, "id", id + "-desc");
        return this;
    }

    /** Ends the picture. */
    void end() {
        markup.close("svg").line();
    }

    /** Opens a group. */
    SvgWriter group(String style, String... attributes) {
        markup.open("g", with(attributes, "class", style));
        return this;
    }

    /** Closes the innermost group. */
    SvgWriter endGroup() {
        markup.close("g");
        return this;
    }

    /** Everything in groups that name this region is cut off at its border. */
    SvgWriter region(String id, double x, double y, double width, double height) {
        markup.open("clipPath", "id", id);
        rectangle("", x, y, width, height);
        markup.close("clipPath");
        return this;
    }

    /** A straight line. */
    SvgWriter line(String style, double x1, double y1, double x2, double y2) {
        markup.empty("line", "class", style, "x1", length(x1), "y1", length(y1), "x2", length(x2), "y2", length(y2));
        return this;
    }

    /** An upright rectangle. */
    SvgWriter rectangle(String style, double x, double y, double width, double height) {
        String[] place = {"x", length(x), "y", length(y), "width", length(width), "height", length(height)};
        markup.empty("rect", style.isEmpty() ? place : with(place, "class", style));
        return this;
    }

    /** A picture of pixels, each of which stays a rectangle. */
    SvgWriter image(double x, double y, double width, double height, String address) {
        markup.empty(
                "image",
                "class",
                "pixels",
                "x",
                length(x),
                "y",
                length(y),
                "width",
                length(width),
                "height",
                length(height),
                "preserveAspectRatio",
                "none",
                "href",
                address);
        return this;
    }

    /** A path. */
    SvgWriter path(String style, String path, String... attributes) {
        markup.empty("path", with(attributes, "class", style, "d", path));
        return this;
    }

    /** Text that starts, has its middle or ends at a place: {@code start}, {@code middle} or {@code end}. */
    SvgWriter text(String style, double x, double y, String anchor, String text) {
        markup.element("text", text, "class", style, "x", length(x), "y", length(y), "text-anchor", anchor);
        return this;
    }

    /** A length with one decimal at most. */
    static String length(double length) {
        long tenths = Math.round(length * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    private static String[] with(String[] attributes, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(attributes)).toArray(String[]::new);
    }
}
