package org.entropysum.experiments.dataset.library;

import java.util.List;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.dataset.SourceOffer;

/** Public data sets. */
public final class LibrarySources implements DataSourceModule {
    @Override
    public List<SourceOffer> offers() {
        return List.of(
                new SourceOffer("digits", "handwritten digits, 1797 images of 8 × 8 pixels", DigitsSource.class),
                new SourceOffer(
                        "fashion-mnist",
                        "articles of clothing, 28 × 28 pixels (entropysum data fetch fashion-mnist)",
                        FashionMnistSource.class),
                new SourceOffer(
                        "mnist", "handwritten digits, 28 × 28 pixels (entropysum data fetch mnist)", MnistSource.class),
                new SourceOffer(
                        "patches",
                        "patches of photographs, whitened (entropysum data fetch natural-photographs)",
                        PatchesSource.class));
    }
}
