package org.entropysum.experiments.draws;

import java.util.List;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.offer.Offer;

/** Data drawn from models. */
public final class ModelDraws implements DataSourceModule {
    @Override
    public List<Offer<DataSource>> offers() {
        return List.of(new Offer<>(
                "draws", "drawn from any model of the catalog, such as a mixture of any family", DrawsSource.class));
    }
}
