package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.nio.file.Path;
import org.entropysum.plugin.Setting;

/**
 * An array in a NumPy {@code .npy} file: a row for each entry of its first axis.
 *
 * @param path the file
 */
public record NpySource(
        @Setting("the file, relative to the suite; may be packed by gzip")
        Path path) implements ArraySource {
    @Override
    public ArrayFile open() throws IOException {
        return ArrayFile.open(path, NpyFormat::read);
    }
}
