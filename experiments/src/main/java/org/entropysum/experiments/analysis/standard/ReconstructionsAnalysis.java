package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entropysum.data.Batch;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setting;

/**
 * Reconstructions of data points, E[x|z] at the mean of q, and what the model makes of latents from its prior, E[x|z] too, as
 * images; and the mean squared error of the reconstructions.
 *
 * @param height rows of pixels of an image; 0 for square images
 * @param images how many of each kind are shown
 * @param rows how many data points the error is taken over, the first of the data
 */
public record ReconstructionsAnalysis(
        @Setting(value = "rows of pixels of an image; square images if 0", byDefault = "0", atLeast = 0)
        int height,

        @Setting(value = "how many images of each kind are shown", byDefault = "10", atLeast = 1, atMost = 100)
        int images,

        @Setting(
                value = "how many data points the error is taken over, from the first",
                byDefault = "1000",
                atLeast = 1)
        int rows)
        implements Analysis {
    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        return List.of("squaredError");
    }

    private Findings findings(Trained trained) {
        Batch batch =
                trained.data().rows(0, Math.min(rows, trained.data().shape().rows()));
        int tall = height(batch.rowsOnHeap().columns());
        Generated generated = new Generated(trained.assembly().model(), trained.parameters());
        GaussianLatents latents = new GaussianLatents(trained.assembly(), trained.parameters());
        Matrix original = batch.rowsOnHeap();
        Matrix reconstructed = generated.mean(latents.at(batch).marginalMean());
        Matrix samples = generated.mean(generated.latents(images, trained.random("reconstructions")));
        int wide = original.columns() / tall;
        int count = Math.min(images, original.rows());
        return Findings.none()
                .with("squaredError", squaredError(original, reconstructed))
                .with(new Images(
                        "reconstructions",
                        "Data points and their reconstructions",
                        "Above data points, below E[x|z] at the mean of q of each; in the units of the data, black is"
                                + " the least value and white the largest. Without units.",
                        tall,
                        wide,
                        count,
                        pictures(original, reconstructed, count)))
                .with(new Images(
                        "samples",
                        "What the model makes of latents from its prior",
                        "E[x|z] at z drawn from the prior, in the units of the data. Without units.",
                        tall,
                        wide,
                        Math.min(images, 10),
                        pictures(samples, Matrix.zeros(0, samples.columns()), images)));
    }

    private static List<Images.Image> pictures(Matrix above, Matrix below, int count) {
        List<Images.Image> pictures = new ArrayList<>();
        for (Matrix each : List.of(above, below)) {
            for (int n = 0; n < Math.min(count, each.rows()); n++) {
                pictures.add(Images.Image.of("", each.row(n).values()));
            }
        }
        return pictures;
    }

    private int height(int pixels) {
        int tall = height > 0 ? height : (int) Math.round(Math.sqrt(pixels));
        if (pixels % tall == 0 && (height > 0 || tall * tall == pixels)) {
            return tall;
        }
        throw new IllegalArgumentException(
                pixels + " columns are no image of " + tall + " rows; expected another height");
    }

    private static double squaredError(Matrix original, Matrix reconstructed) {
        double[] differences = original.values().clone();
        Arrays.setAll(differences, i -> differences[i] - reconstructed.values()[i]);
        return Arrays.stream(differences).map(it -> it * it).average().orElse(Double.NaN);
    }
}
