package org.entropysum.experiments.dataset.prepare;

import java.util.List;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.dataset.SourceOffer;

/** Data made from other data. */
public final class PreparedSources implements DataSourceModule {
    @Override
    public List<SourceOffer> offers() {
        return List.of(new SourceOffer(
                "prepared",
                "another source with fewer rows and columns, scaled or binary, and rows held out",
                PreparedSource.class));
    }
}
