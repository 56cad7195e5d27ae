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
        int rows = columns.rows(weights, height);
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

    private static java.util.stream.Stream<Integer> strongestFirst(Columns columns) {
        return IntStream.range(0, columns.count())
                .boxed()
                .sorted(Comparator.comparingDouble(columns::strength).reversed());
    }
}
