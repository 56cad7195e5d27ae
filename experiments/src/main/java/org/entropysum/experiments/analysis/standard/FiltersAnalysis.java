package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setting;

/**
 * What each latent adds to the data, as an image: the columns of a decoder's matrix, the strongest first.
 *
 * @param weights the name of the matrix among the usual parameters
 * @param height rows of pixels; 0 for a square
 * @param most how many are shown
 */
public record FiltersAnalysis(
        @Setting(value = "the matrix among the usual parameters, one column a latent", byDefault = "weights")
        String weights,

        @Setting(value = "rows of pixels of an image; square images if 0", byDefault = "0", atLeast = 0)
        int height,

        @Setting(value = "how many are shown, the strongest first", byDefault = "100", atLeast = 1)
        int most)
        implements Analysis {
    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        return List.of();
    }

    private Findings findings(Trained trained) {
        Columns columns = Columns.of(trained, weights);
        int rows = columns.pixels() % Math.max(1, height) == 0 && height > 0 ? height : square(columns.pixels());
        List<Images.Image> images = new ArrayList<>();
        strongestFirst(columns).limit(most).forEach(h -> images.add(Images.Image.of("" + (h + 1), columns.column(h))));
        int across = (int) Math.ceil(Math.sqrt(images.size()));
        return Findings.none()
                .with(new Images(
                        "filters",
                        "What the latents add to the data",
                        "The column of " + weights + " of each latent as an image, with the number of the latent; the"
                                + " strongest first: the longest column, times the scale of its latent where there is"
                                + " one. All share one scale, from black, the smallest weight, to white, the largest.",
                        rows,
                        columns.pixels() / rows,
                        across,
                        images));
    }

    private int square(int pixels) {
        int edge = (int) Math.round(Math.sqrt(pixels));
        if (edge * edge != pixels) {
            throw new IllegalArgumentException(
                    "a column of " + weights + " has " + pixels + " pixels, which is no square; give the height");
        }
        return edge;
    }

    private static java.util.stream.Stream<Integer> strongestFirst(Columns columns) {
        return IntStream.range(0, columns.count())
                .boxed()
                .sorted(Comparator.comparingDouble(columns::strength).reversed());
    }

    /** The columns of a matrix of weights, with the scales of the latents. */
    record Columns(Matrix weights, Matrix scales) {
        static Columns of(Trained trained, String name) {
            var usual = trained.assembly().model().usual(trained.parameters());
            var weights = usual.get(name);
            if (weights == null) {
                throw new IllegalArgumentException(
                        "the model has no usual parameter \"" + name + "\"; it has " + usual.keySet());
            }
            Matrix matrix = Matrix.copyOf(weights);
            var scales = usual.get("scales");
            Matrix known = scales == null ? Matrix.zeros(0, 0) : Matrix.copyOf(scales);
            return new Columns(matrix, known.values().length == matrix.columns() ? known : Matrix.zeros(0, 0));
        }

        int count() {
            return weights.columns();
        }

        int pixels() {
            return weights.rows();
        }

        double[] column(int h) {
            return weights.columns(h, h + 1).values();
        }

        double strength(int h) {
            double squares = 0;
            for (double pixel : column(h)) {
                squares += pixel * pixel;
            }
            return Math.sqrt(squares) * (scales.values().length == 0 ? 1 : Math.abs(scales.values()[h]));
        }
    }
}
