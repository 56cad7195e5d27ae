package org.entropysum.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases are what they say; how fast they are is for people to look at. */
class BenchTest {
    private static final ModelCatalog MODELS = ModelCatalog.discover();
    private static final SuiteLoader LOADER = new SuiteLoader(MODELS, DataSourceCatalog.standard());

    static Stream<BenchCase> cases() {
        return BenchCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseHasOneCellWithDataOfTheShapeThatItsUnitTells(BenchCase bench) throws IOException {
        String file = bench.name() + ".yaml";
        try (InputStream bytes = Objects.requireNonNull(Bench.class.getResourceAsStream(file), file)) {
            LoadResult result = LOADER.load(file, bytes);
            assertThat(result).isInstanceOf(LoadResult.Loaded.class);
            Suite suite = ((LoadResult.Loaded) result).suite();
            assertThat(suite.cells()).extracting(cell -> cell.name().toString()).containsExactly(bench.name());
            CellSpec cell = suite.cells().get(0);
            DataShape shape = ((Inspection.Passed) suite.source(cell).inspect()).shape();
            assertThat(bench.unit()).contains("N=" + shape.rows() + " D=" + shape.columns() + " ");
        }
    }

    @Test
    void namesAreUnique() {
        List<String> names = cases().map(BenchCase::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(BenchCases.find(names.get(0))).contains(BenchCases.all().get(0));
        assertThat(BenchCases.find("nothing")).isEmpty();
    }

    @Test
    void unitIsTimedAndItsShareOfTheRateOfProductsIsTold() {
        BenchCase small = new BenchCase("linear-vae", "a step", new BenchCase.Work.AdamStep(true), 1e6, 2);
        BenchTimes times = new Bench(MODELS, LOADER, 2, false).time(small, 5);
        assertThat(times.seconds()).hasSize(2).isSorted();
        assertThat(times.shortest()).isPositive();
        assertThat(times.shortest()).isLessThanOrEqualTo(times.median());
        assertThat(times.median()).isLessThanOrEqualTo(times.longest());
        assertThat(times.elbo()).isFinite();
        assertThat(times.warmUp()).isPositive();
        assertThat(times.shareOfProductRate()).isEqualTo(1e6 / (times.median() * times.machineFlops() * 2));
    }

    @Test
    void growthTellsPowerAndHowStraightTheLineIs() {
        int[] sizes = {1, 2, 4, 8, 16};
        Growth square = new Growth("N", sizes, new double[] {3, 12, 48, 192, 768});
        assertThat(square.exponent()).isCloseTo(2, within(1e-12));
        assertThat(square.rSquared()).isLessThan(0.97);
        Growth line = new Growth("N", sizes, new double[] {3, 5, 9, 17, 33});
        assertThat(line.exponent()).isLessThan(1);
        assertThat(line.rSquared()).isCloseTo(1, within(1e-12));
    }
}
