package org.entropysum.experiments.report;

import java.util.List;

/**
 * The look of the series of a figure by their place: a colour of the style sheet, a dash pattern and a marker, so that nobody
 * needs to see colours to tell them apart.
 *
 * @param index the place of the series, from 0
 */
record SeriesStyle(int index) {
    private static final int COLOURS = 7;
    private static final List<String> DASHES = List.of("", "6 4", "2 3", "8 3 2 3", "10 4", "1 4", "4 2");

    private static final List<String> MARKERS = List.of(
            "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
            "M-3 -3H3V3H-3Z",
            "M0 -4.2L4 3H-4Z",
            "M0 -4.5L4.5 0L0 4.5L-4.5 0Z",
            "M0 4.2L4 -3H-4Z",
            "M-4 -1.2H-1.2V-4H1.2V-1.2H4V1.2H1.2V4H-1.2V1.2H-4Z",
            "M-4.5 -1.5H4.5V1.5H-4.5Z");

    /** The class in the style sheet. */
    String style() {
        return "s" + index % COLOURS;
    }

    /** The dash pattern of its lines; empty for none. */
    String dash() {
        return DASHES.get((index + index / COLOURS) % DASHES.size());
    }

    /** The outline of its marker around the origin. */
    String marker() {
        return MARKERS.get(index % MARKERS.size());
    }
}
