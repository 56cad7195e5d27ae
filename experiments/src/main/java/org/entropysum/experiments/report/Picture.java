package org.entropysum.experiments.report;

import org.entropysum.experiments.analysis.Bars;
import org.entropysum.experiments.analysis.Figure;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Plot;

/** How a figure looks. */
interface Picture {
    /** The height of its view box. */
    double height();

    /** Draws what is inside of the view box. */
    void draw(SvgWriter svg);

    /** The look of a figure in a page in which no other picture has the identifier. */
    static Picture of(String id, Figure figure) {
        if (figure instanceof Plot plot) {
            return new PlotPicture(id, plot);
        }
        return figure instanceof Bars bars ? new BarsPicture(id, bars) : new ImagesPicture(id, (Images) figure);
    }
}
