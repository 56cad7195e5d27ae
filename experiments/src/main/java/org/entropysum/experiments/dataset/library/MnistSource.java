package org.entropysum.experiments.dataset.library;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Setting;

/**
 * The images of handwritten digits of MNIST, 28 × 28 intensities in [0, 1]; the test images are held out from the training images.
 *
 * @param part the 60 000 images to learn from, or the 10 000 to test on
 */
public record MnistSource(
        @Setting(value = "train (60 000 images; test is held out) or test (10 000)", byDefault = "train")
        Part part) implements DataSource {
    @Override
    public Inspection inspect() {
        return new MnistImages(Library.MNIST, part).inspect();
    }

    @Override
    public Dataset load(String name, long seed) {
        return new MnistImages(Library.MNIST, part).load(name);
    }

    @Override
    public Optional<Dataset> heldOut(String name, long seed) {
        return part == Part.TRAIN
                ? Optional.of(new MnistImages(Library.MNIST, Part.TEST).load(name))
                : Optional.empty();
    }
}
