package org.entropysum.experiments.report;

/**
 * How a quantity looks wherever it is drawn: a colour (by the style sheet, from the palette of Okabe and Ito), a dash
 * pattern and a marker, so that nobody needs to see colours to tell the quantities apart.
 */
enum Ink {
    /** The ELBO: a broad line that another may lie on. */
    ELBO("elbo", "", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z"),
    /** The entropy sum. */
    SUM("sum", "6 4", "M-2.7 -2.7H2.7V2.7H-2.7Z"),
    /** The ELBO of rows that were kept out of training. */
    HELD_OUT("held-out", "1 4", "M0 -4.2L4 3H-4Z"),
    /** The entropy of the variational distributions. */
    POSTERIOR("posterior", "", "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z"),
    /** The entropy of the prior. */
    PRIOR("prior", "8 3", "M-3 -3H3V3H-3Z"),
    /** The entropy of the observables. */
    OBSERVABLE("observable", "2 3", "M0 -4.2L4 3H-4Z"),
    /** The expected log base measure. */
    BASE_MEASURE("base", "8 3 2 3", "M0 -4.5L4.5 0L0 4.5L-4.5 0Z"),
    /** The size of the gap. */
    GAP("sum", "", "M-3 -3H3V3H-3Z"),
    /** The norm of the gradient. */
    GRADIENT("posterior", "7 4", "M0 -4.2L4 3H-4Z"),
    /** The bound that a gap has to keep: a thin line without markers. */
    BOUND("bound", "1 3", "");

    private final String style;
    private final String dash;
    private final String marker;

    Ink(String style, String dash, String marker) {
        this.style = style;
        this.dash = dash;
        this.marker = marker;
    }

    /** The class in the style sheet. */
    String style() {
        return style;
    }

    /** The dash pattern of its lines; empty for none. */
    String dash() {
        return dash;
    }

    /** The outline of its marker around the origin; empty for none. */
    String marker() {
        return marker;
    }
}
