package org.entropysum.experiments.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.dataset.file.Delimiter;
import org.entropysum.experiments.dataset.file.FaithfulSource;
import org.entropysum.experiments.dataset.file.IdxSource;
import org.entropysum.experiments.dataset.file.ImagesSource;
import org.entropysum.experiments.dataset.file.IrisSource;
import org.entropysum.experiments.dataset.file.NpySource;
import org.entropysum.experiments.dataset.file.UsArrestsSource;
import org.entropysum.experiments.dataset.library.DeadLeavesSource;
import org.entropysum.experiments.dataset.library.DigitsSource;
import org.entropysum.experiments.dataset.library.FashionMnistSource;
import org.entropysum.experiments.dataset.library.MnistSource;
import org.entropysum.experiments.dataset.library.Part;
import org.entropysum.experiments.dataset.library.PatchesSource;
import org.entropysum.experiments.dataset.library.Whitening;
import org.entropysum.experiments.dataset.prepare.PreparedSource;
import org.entropysum.experiments.dataset.prepare.Scaling;
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
                        new CsvSource(Path.of("suites/a.csv"), List.of(), Delimiter.COMMA, true),
                        "{path: a.csv}",
                        new CsvSource(Path.of("/data/b.csv"), List.of("x", "y"), Delimiter.TAB, false),
                        "{path: /data/b.csv, columns: [x, y], delimiter: tab, header: false}"),
                new Case(
                        new PpcaSource(5, 4, 3, 0.5, Optional.empty()),
                        "{rows: 5, observables: 4, latents: 3, noise: 0.5}",
                        new PpcaSource(50, 40, 30, 0, Optional.of(-7L)),
                        "{rows: 50, observables: 40, latents: 30, noise: 0, seed: -7}"),
                new Case(
                        new IdxSource(Path.of("suites/a")), "{path: a}",
                        new IdxSource(Path.of("suites/b")), "{path: b}"),
                new Case(
                        new NpySource(Path.of("suites/a")), "{path: a}",
                        new NpySource(Path.of("suites/b")), "{path: b}"),
                new Case(
                        new ImagesSource(Path.of("suites/a"), 8, Optional.empty(), false, false), "{path: a, size: 8}",
                        new ImagesSource(Path.of("suites/b"), 9, Optional.of(10), true, true),
                                "{path: b, size: 9, crop: 10, colour: true, planes: true}"),
                new Case(
                        new MnistSource(Part.TRAIN), "{}",
                        new MnistSource(Part.TEST), "{part: test}"),
                new Case(
                        new FashionMnistSource(Part.TRAIN), "{}",
                        new FashionMnistSource(Part.TEST), "{part: test}"),
                new Case(
                        new DigitsSource(DigitsSource.Pixels.UNIT, 8, false), "{}",
                        new DigitsSource(DigitsSource.Pixels.BINARY, 4, true),
                                "{pixels: binary, threshold: 4, label: true}"),
                new Case(
                        new PatchesSource(Optional.empty(), 16, 10_000, 1, Whitening.OLSHAUSEN, Optional.empty()), "{}",
                        new PatchesSource(Optional.of(Path.of("suites/a")), 8, 5, 2, Whitening.ZCA, Optional.of(2L)),
                                "{path: a, size: 8, rows: 5, shrink: 2, whitening: zca, seed: 2}"),
                new Case(
                        new DeadLeavesSource(16, 10_000, Whitening.OLSHAUSEN, 10, 256, 2, 128, Optional.empty()),
                        "{}",
                        new DeadLeavesSource(8, 5, Whitening.NONE, 3, 64, 1, 32, Optional.of(2L)),
                        "{size: 8, rows: 5, whitening: none, pictures: 3, edge: 64, smallest: 1, largest: 32,"
                                + " seed: 2}"),
                new Case(
                        new PreparedSource(
                                new IrisSource(), List.of(), Optional.empty(), Optional.empty(), 0, Scaling.NONE),
                        "{of: iris}",
                        new PreparedSource(
                                new FaithfulSource(),
                                List.of("waiting"),
                                Optional.of(5),
                                Optional.of(0.5),
                                0.25,
                                Scaling.UNIT),
                        "{of: {source: faithful}, columns: [waiting], rows: 5, threshold: 0.5, heldOut: 0.25,"
                                + " scaling: unit}"),
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
