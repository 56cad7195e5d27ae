package org.entropysum.experiments.dataset.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Tables;

/** A source that is one array file. */
public interface ArraySource extends DataSource {
    /**
     * The file.
     *
     * @return its path
     */
    Path path();

    /**
     * Reads the header and compares it with the length of the file.
     *
     * @return the array
     * @throws BadFile if the file is not of the format
     * @throws IOException if it cannot be read
     */
    ArrayFile open() throws IOException;

    @Override
    default Inspection inspect() {
        return FilePath.unreadable(path())
                .<Inspection>map(why -> Inspection.Failed.at("path", why))
                .orElseGet(this::inspectContent);
    }

    private Inspection inspectContent() {
        try {
            ArrayHeader header = open().finite().header();
            return new Inspection.Passed(new DataShape(header.rows(), header.columns()));
        } catch (BadFile bad) {
            return bad.failure(path().toString());
        } catch (IOException unreadable) {
            return Inspection.Failed.at("path", "the file cannot be read: " + unreadable);
        }
    }

    @Override
    default Dataset load(String name, long seed) {
        try {
            ArrayFile array = open();
            return Tables.of(name, array.header().names(), array.header().rows(), array.rows());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path() + " cannot be read any more", unreadable);
        }
    }
}
