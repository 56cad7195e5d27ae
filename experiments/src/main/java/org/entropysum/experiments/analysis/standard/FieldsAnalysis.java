package org.entropysum.experiments.analysis.standard;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.plugin.Setting;

/**
 * Whether what the latents add to images is localized and oriented, as simple cells and sparse codes of natural images are
 * (Olshausen and Field, 1996), in numbers without units. The extent of a column of W is the mean squared distance of its energy
 * from its centre, 1 for an even field; its orientation is one minus the circular variance of its Fourier power's
 * orientations, 1 for a plane wave. Principal components are waves over the whole image: oriented, many of them, and not
 * localized.
 *
 * @param weights the name of the matrix among the usual parameters
 * @param height rows of pixels; 0 for a square
 * @param extent what the extent of a localized field is at most
 * @param orientation what the orientation of an oriented field is at least
 */
public record FieldsAnalysis(
        @Setting(value = "the matrix among the usual parameters, one column a latent", byDefault = "weights")
        String weights,

        @Setting(value = "rows of pixels of an image; square images if 0", byDefault = "0", atLeast = 0)
        int height,

        @Setting(
                value = "largest mean squared distance of a localized field's energy from its centre, that of an even"
                        + " field being 1",
                byDefault = "0.5",
                atLeast = 0,
                atMost = 3)
        double extent,

        @Setting(
                value = "least concentration of an oriented field's Fourier power around one orientation",
                byDefault = "0.5",
                atLeast = 0,
                atMost = 1)
        double orientation)
        implements Analysis {
    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        return List.of("localized", "oriented", "both", "extent", "orientation");
    }

    private Findings findings(Trained trained) {
        Columns columns = Columns.of(trained, weights);
        int rows = columns.rows(weights, height);
        List<Field> fields = IntStream.range(0, columns.count())
                .mapToObj(h -> new Field(rows, columns.pixels() / rows, columns.column(h)))
                .toList();
        double[] extents = each(fields, Field::extent);
        double[] orientations = each(fields, Field::orientation);
        return Findings.none()
                .with("localized", share(fields, h -> extents[h] <= extent))
                .with("oriented", share(fields, h -> orientations[h] >= orientation))
                .with("both", share(fields, h -> extents[h] <= extent && orientations[h] >= orientation))
                .with("extent", median(extents))
                .with("orientation", median(orientations))
                .with(new Plot(
                        "fields",
                        "How localized and oriented the fields are",
                        "For the column of " + weights + " of each latent: the mean squared distance of its energy from"
                                + " its centre, as a share of that of an even field, and the concentration of its"
                                + " Fourier power around one orientation, 0 for a spot and 1 for a plane wave; without"
                                + " units. Localized fields lie left of " + extent + ", oriented ones above "
                                + orientation + ".",
                        Scale.linear("extent"),
                        Scale.linear("orientation"),
                        List.of(Series.points("fields", extents, orientations))));
    }

    private static double[] each(List<Field> fields, ToDoubleFunction<Field> number) {
        return fields.stream().mapToDouble(number).toArray();
    }

    private static double share(List<Field> fields, java.util.function.IntPredicate is) {
        return (double) IntStream.range(0, fields.size()).filter(is).count() / fields.size();
    }

    // Of fields that have one
    private static double median(double[] numbers) {
        double[] sorted =
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : 0.5 * (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]);
    }
}
