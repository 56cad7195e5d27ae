package org.entropysum.experiments.dataset.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Tables;
import org.entropysum.experiments.dataset.file.IdxSource;
import org.entropysum.experiments.dataset.file.Scaled;

/** Images in the files of MNIST, as intensities in [0, 1]. */
record MnistImages(LibraryEntry entry, Part part) {
    private static final double WHITE = 255;

    private LibraryFile file() {
        String start = part == Part.TRAIN ? "train-images" : "t10k-images";
        return entry.files().stream()
                .filter(file -> file.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    Inspection inspect() {
        try {
            return new IdxSource(Store.standard().file(entry, file())).inspect();
        } catch (IOException unavailable) {
            return Inspection.Failed.at("source", String.valueOf(unavailable.getMessage()));
        }
    }

    Dataset load(String name) {
        try {
            Path path = Store.standard().file(entry, file());
            Dataset bytes = new IdxSource(path).load(name, 0);
            return Tables.of(
                    name,
                    bytes.columns(),
                    bytes.shape().rows(),
                    Scaled.by(
                            1 / WHITE,
                            (first, rows, into) -> System.arraycopy(
                                    bytes.rows(first, rows).rowsOnHeap().values(), 0, into, 0, into.length)));
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
