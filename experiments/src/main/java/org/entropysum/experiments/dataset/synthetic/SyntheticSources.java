package org.entropysum.experiments.dataset.synthetic;

import java.util.List;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.offer.Offer;

/** The data that are drawn from formulas. */
public final class SyntheticSources implements DataSourceModule {
    @Override
    public List<Offer<DataSource>> offers() {
        return List.of(
                new Offer<>("bars", "images made of horizontal and vertical bars", BarsSource.class),
                new Offer<>(
                        "collider-like",
                        "18 columns of collisions: 8 independent quantities and 10 functions of them",
                        ColliderSource.class),
                new Offer<>(
                        "dimension-stream",
                        "Gaussian regimes of changing intrinsic dimension, one after the other",
                        DimensionStreamSource.class),
                new Offer<>("manifold", "a k-dimensional manifold in D dimensions", ManifoldSource.class),
                new Offer<>("pca-ring", "Gaussian points pushed outwards onto a ring", PcaRingSource.class),
                new Offer<>("ppca", "drawn from probabilistic PCA", PpcaSource.class),
                new Offer<>("toy", "a shape in two or three dimensions", ToySource.class));
    }
}
