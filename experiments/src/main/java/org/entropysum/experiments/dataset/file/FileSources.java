package org.entropysum.experiments.dataset.file;

import java.util.List;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.dataset.SourceOffer;

/** The small tables that come with the framework, and the files that people have. */
public final class FileSources implements DataSourceModule {
    @Override
    public List<SourceOffer> offers() {
        return List.of(
                new SourceOffer(
                        "faithful", "Old Faithful, 272 eruptions: duration, waiting time", FaithfulSource.class),
                new SourceOffer("iris", "Fisher's iris, 150 flowers: four lengths", IrisSource.class),
                new SourceOffer("usarrests", "US arrests 1973, 50 states: four rates", UsArrestsSource.class),
                new SourceOffer("csv", "a table in a CSV file, packed by gzip or not", CsvSource.class),
                new SourceOffer("idx", "an array in an IDX file (the format of MNIST)", IdxSource.class),
                new SourceOffer("images", "a folder of PNG or JPEG images", ImagesSource.class),
                new SourceOffer("npy", "an array in a NumPy .npy file", NpySource.class));
    }
}
