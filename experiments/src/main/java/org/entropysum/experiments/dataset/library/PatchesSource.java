package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.file.GreyImage;
import org.entropysum.experiments.dataset.synthetic.Draws;
import org.entropysum.experiments.dataset.synthetic.RowFormula;
import org.entropysum.experiments.dataset.synthetic.SyntheticSource;
import org.entropysum.plugin.Setting;

/**
 * Square patches from random places of photographs: the ten of {@code natural-photographs}, or those in a folder.
 *
 * @param path a folder of PNG or JPEG images; empty for natural-photographs
 * @param size the pixels along an edge of a patch
 * @param rows N
 * @param shrink how many pixels of a photograph become one along an edge
 * @param whitening how pixels are decorrelated
 * @param seed the seed of all draws; empty for the seed of the cell
 */
public record PatchesSource(
        @Setting(value = "a folder of PNG or JPEG images; natural-photographs if left out", byDefault = "")
        Optional<Path> path,

        @Setting(value = "pixels along an edge", byDefault = "16", atLeast = 1, atMost = 64)
        int size,

        @Setting(value = "N, the number of patches", byDefault = "10000", atLeast = 1)
        int rows,

        @Setting(
                value = "the edge of the squares of pixels that become one pixel first, against grain and compression",
                byDefault = "1",
                atLeast = 1,
                atMost = 64)
        int shrink,

        @Setting(value = "none, olshausen (a filter on the images), pca or zca", byDefault = "olshausen")
        Whitening whitening,

        @Setting(value = "seed of all draws; the seed of the cell if left out", byDefault = "")
        Optional<Long> seed)
        implements SyntheticSource {
    @Override
    public int dimension() {
        return size * size;
    }

    @Override
    public List<String> names() {
        return PatchCutter.names(size, whitening);
    }

    @Override
    public Optional<Inspection.Failed> objection() {
        String setting = path.isPresent() ? "path" : "source";
        try {
            List<Path> files = files();
            int least = size * shrink;
            for (Path file : files) {
                GreyImage image = GreyImage.read(file);
                if (Math.min(image.width(), image.height()) < least) {
                    return failed(
                            "size",
                            file + " is smaller than a patch; expected at least " + least + " pixels along each edge");
                }
            }
            return files.isEmpty()
                    ? failed(setting, "the folder holds no images; expected files .png, .jpg or .jpeg")
                    : Optional.empty();
        } catch (IOException unavailable) {
            return failed(setting, String.valueOf(unavailable.getMessage()));
        }
    }

    private static Optional<Inspection.Failed> failed(String setting, String message) {
        return Optional.of(Inspection.Failed.at(setting, message));
    }

    private List<Path> files() throws IOException {
        if (path.isPresent()) {
            try (Stream<Path> entries = Files.list(path.get())) {
                return entries.filter(
                                file -> file.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(png|jpg|jpeg)"))
                        .sorted()
                        .toList();
            }
        }
        List<Path> files = new ArrayList<>();
        for (LibraryFile file : Library.NATURAL_PHOTOGRAPHS.files()) {
            files.add(Store.standard().file(Library.NATURAL_PHOTOGRAPHS, file));
        }
        return files;
    }

    @Override
    public RowFormula formula(Draws shared) {
        return new PatchCutter(images(), size, whitening).formula(shared);
    }

    private List<GreyImage> images() {
        try {
            List<GreyImage> images = new ArrayList<>();
            for (Path file : files()) {
                images.add(GreyImage.read(file).shrunk(shrink));
            }
            return images;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
