package org.entropysum.experiments.dataset.synthetic;

import java.util.List;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.dataset.SourceOffer;

/** The data that are drawn from formulas. */
public final class SyntheticSources implements DataSourceModule {
    @Override
    public List<SourceOffer> offers() {
        return List.of(
                new SourceOffer("bars", "images made of horizontal and vertical bars", BarsSource.class),
                new SourceOffer(
                        "collider-like",
                        "18 columns of collisions: 8 independent quantities and 10 functions of them",
                        ColliderSource.class),
                new SourceOffer(
                        "dimension-stream",
                        "Gaussian regimes of changing intrinsic dimension, one after the other",
                        DimensionStreamSource.class),
                new SourceOffer("manifold", "a k-dimensional manifold in D dimensions", ManifoldSource.class),
                new SourceOffer("pca-ring", "Gaussian points pushed outwards onto a ring", PcaRingSource.class),
                new SourceOffer("ppca", "drawn from probabilistic PCA", PpcaSource.class),
                new SourceOffer("toy", "a shape in two or three dimensions", ToySource.class));
    }
}
