package org.entropysum.experiments.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.CsvSource;
import org.entropysum.experiments.dataset.Delimiter;
import org.entropysum.experiments.dataset.FaithfulSource;
import org.entropysum.experiments.dataset.IrisSource;
import org.entropysum.experiments.dataset.UsArrestsSource;
import org.entropysum.experiments.dataset.synthetic.BarsSource;
import org.entropysum.experiments.dataset.synthetic.ColliderSource;
import org.entropysum.experiments.dataset.synthetic.DimensionStreamSource;
import org.entropysum.experiments.dataset.synthetic.ManifoldSource;
import org.entropysum.experiments.dataset.synthetic.PcaRingSource;
import org.entropysum.experiments.dataset.synthetic.PpcaSource;
import org.entropysum.experiments.dataset.synthetic.Regimes;
import org.entropysum.experiments.dataset.synthetic.ToyShape;
import org.entropysum.experiments.dataset.synthetic.ToySource;
import org.entropysum.experiments.suite.SettingsRecordsTest.Case;

/** The least and the most that a suite can say of each data source. */
final class DataSourceCases {
    private DataSourceCases() {}

    static Stream<Case> all() {
        return Stream.of(
                new Case(new IrisSource(), "{}", new IrisSource(), "{}"),
                new Case(new FaithfulSource(), "{}", new FaithfulSource(), "{}"),
                new Case(new UsArrestsSource(), "{}", new UsArrestsSource(), "{}"),
                new Case(
                        new CsvSource(Path.of("suites/a.csv"), List.of(), Delimiter.COMMA),
                        "{path: a.csv}",
                        new CsvSource(Path.of("/data/b.csv"), List.of("x", "y"), Delimiter.TAB),
                        "{path: /data/b.csv, columns: [x, y], delimiter: tab}"),
                new Case(
                        new PpcaSource(5, 4, 3, 0.5, Optional.empty()),
                        "{rows: 5, observables: 4, latents: 3, noise: 0.5}",
                        new PpcaSource(50, 40, 30, 0, Optional.of(-7L)),
                        "{rows: 50, observables: 40, latents: 30, noise: 0, seed: -7}"),
                new Case(
                        new PcaRingSource(5, 10, 2, 0.1, PcaRingSource.Definition.CODE, Optional.empty()),
                        "{rows: 5}",
                        new PcaRingSource(6, 4, 3, 0.5, PcaRingSource.Definition.PAPER, Optional.of(2L)),
                        "{rows: 6, observables: 4, latents: 3, noise: 0.5, definition: paper, seed: 2}"),
                new Case(
                        new ManifoldSource(50_000, 100, 9, 0.35, 0, Optional.empty()), "{}",
                        new ManifoldSource(5, 4, 3, 2, 1, Optional.of(2L)),
                                "{rows: 5, observables: 4, dimensions: 3, scale: 2, noise: 1, seed: 2}"),
                new Case(
                        new ToySource(ToyShape.EIGHT, 2048, 0.05, Optional.empty()), "{shape: eight}",
                        new ToySource(ToyShape.SWISS_ROLL, 5, 1, Optional.of(2L)),
                                "{shape: swiss-roll, rows: 5, noise: 1, seed: 2}"),
                new Case(
                        new BarsSource(
                                1000,
                                5,
                                BarsSource.Causes.LAPLACE,
                                0.2,
                                BarsSource.Combination.SUM,
                                0.1,
                                Optional.empty()),
                        "{}",
                        new BarsSource(
                                5, 4, BarsSource.Causes.BERNOULLI, 0.3, BarsSource.Combination.MAX, 0, Optional.of(2L)),
                        "{rows: 5, size: 4, causes: bernoulli, probability: 0.3, combine: max, noise: 0, seed: 2}"),
                new Case(
                        new DimensionStreamSource(
                                new Regimes(List.of(6, 2, 4)), 100_000, 10, 0.1, 1, 5, Optional.empty()),
                        "{}",
                        new DimensionStreamSource(new Regimes(List.of(1, 2)), 5, 4, 1, 2, 3, Optional.of(2L)),
                        "{dimensions: [1, 2], rowsEach: 5, observables: 4, noise: 1, smallest: 2, largest: 3, seed:"
                                + " 2}"),
                new Case(
                        new ColliderSource(100_000, Optional.empty()), "{}",
                        new ColliderSource(5, Optional.of(2L)), "{rows: 5, seed: 2}"));
    }
}
