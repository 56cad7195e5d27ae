package org.entropysum.experiments.dataset.prepare;

import java.util.List;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.offer.Offer;

/** Data made from other data. */
public final class PreparedSources implements DataSourceModule {
    @Override
    public List<Offer<DataSource>> offers() {
        return List.of(new Offer<>(
                "prepared",
                "another source with fewer rows and columns, scaled or binary, and rows held out",
                PreparedSource.class));
    }
}
