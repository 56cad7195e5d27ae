package org.entropysum.experiments.dataset.library;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.experiments.dataset.file.GreyImage;
import org.entropysum.experiments.dataset.synthetic.Draws;
import org.entropysum.experiments.dataset.synthetic.RowFormula;
import org.entropysum.numeric.Matrix;

/** Square patches from random places of images, whitened. */
final class PatchCutter {
    private static final int PATCHES_PER_PIXEL = 40;

    private final List<GreyImage> images;
    private final int size;
    private final Whitening whitening;

    /** From images whose edges are not shorter than size. */
    PatchCutter(List<GreyImage> images, int size, Whitening whitening) {
        this.images = images.stream()
                .map(image -> whitening == Whitening.OLSHAUSEN ? OlshausenFilter.apply(image) : image)
                .toList();
        this.size = size;
        this.whitening = whitening;
    }

    /** What the columns are: pixels, or principal components. */
    static List<String> names(int size, Whitening whitening) {
        return IntStream.range(0, size * size)
                .mapToObj(d -> whitening == Whitening.PCA
                        ? "component" + (d + 1)
                        : "r" + (d / size + 1) + "c" + (d % size + 1))
                .toList();
    }

    /** A patch a row. */
    RowFormula formula(Draws shared) {
        RowFormula raw = (row, draws, x) -> cut(draws.random(), x);
        if (whitening != Whitening.PCA && whitening != Whitening.ZCA) {
            return raw;
        }
        int pixels = size * size;
        Matrix sample = Matrix.zeros(PATCHES_PER_PIXEL * pixels, pixels);
        double[] x = new double[pixels];
        for (int n = 0; n < sample.rows(); n++) {
            cut(shared.random(), x);
            System.arraycopy(x, 0, sample.values(), n * x.length, x.length);
        }
        PatchWhitening whitened = PatchWhitening.of(sample, whitening == Whitening.ZCA);
        return (row, draws, patch) -> {
            raw.make(row, draws, patch);
            whitened.apply(patch);
        };
    }

    private void cut(UniformRandomProvider random, double[] x) {
        GreyImage image = images.get(random.nextInt(images.size()));
        int left = random.nextInt(image.width() - size + 1);
        int top = random.nextInt(image.height() - size + 1);
        for (int row = 0; row < size; row++) {
            System.arraycopy(image.values(), (top + row) * image.width() + left, x, row * size, size);
        }
    }
}
