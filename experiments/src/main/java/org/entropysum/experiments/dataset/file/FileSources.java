package org.entropysum.experiments.dataset.file;

import java.util.List;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.offer.Offer;

/** The small tables that come with the framework, and the files that people have. */
public final class FileSources implements DataSourceModule {
    @Override
    public List<Offer<DataSource>> offers() {
        return List.of(
                new Offer<>("faithful", "Old Faithful, 272 eruptions: duration, waiting time", FaithfulSource.class),
                new Offer<>("iris", "Fisher's iris, 150 flowers: four lengths", IrisSource.class),
                new Offer<>("usarrests", "US arrests 1973, 50 states: four rates", UsArrestsSource.class),
                new Offer<>("csv", "a table in a CSV file, packed by gzip or not", CsvSource.class),
                new Offer<>("idx", "an array in an IDX file (the format of MNIST)", IdxSource.class),
                new Offer<>("images", "a folder of PNG or JPEG images", ImagesSource.class),
                new Offer<>("npy", "an array in a NumPy .npy file", NpySource.class));
    }
}
