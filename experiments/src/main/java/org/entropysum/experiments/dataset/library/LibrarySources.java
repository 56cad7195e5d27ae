package org.entropysum.experiments.dataset.library;

import java.util.List;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.offer.Offer;

/** Public data sets. */
public final class LibrarySources implements DataSourceModule {
    @Override
    public List<Offer<DataSource>> offers() {
        return List.of(
                new Offer<>("dead-leaves", "patches of pictures of occluding discs, whitened", DeadLeavesSource.class),
                new Offer<>("digits", "handwritten digits, 1797 images of 8 × 8 pixels", DigitsSource.class),
                new Offer<>(
                        "fashion-mnist",
                        "articles of clothing, 28 × 28 pixels (entropysum data fetch fashion-mnist)",
                        FashionMnistSource.class),
                new Offer<>(
                        "mnist", "handwritten digits, 28 × 28 pixels (entropysum data fetch mnist)", MnistSource.class),
                new Offer<>(
                        "patches",
                        "patches of photographs, whitened (entropysum data fetch natural-photographs)",
                        PatchesSource.class));
    }
}
