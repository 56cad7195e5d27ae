package org.entropysum.experiments.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Name;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class DrawsSourceTest {
    private static final int ROWS = 40_000;

    @TempDir
    private Path folder = Path.of("");

    private LoadResult suite(String source) throws IOException {
        Path file = Files.writeString(
                folder.resolve("suite.yaml"),
                "name: draws\ndata: {drawn: " + source + "}\ncells:\n"
                        + "  - {name: one, data: drawn, model: {id: ppca, latents: 1}, training: none}\n");
        return new SuiteLoader(ModelCatalog.discover(), DataSourceCatalog.standard()).load(file);
    }

    private DrawsSource source(String source) throws IOException {
        LoadResult result = suite(source);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        DataSource bound = ((LoadResult.Loaded) result).suite().data().get(Name.of("drawn"));
        return (DrawsSource) java.util.Objects.requireNonNull(bound);
    }

    private static double mean(Dataset data, int column) {
        return data.chunks(1024).stream()
                        .mapToDouble(chunk -> chunk.rowsOnHeap().columnSums().get(0, column))
                        .sum()
                / data.shape().rows();
    }

    private static Matrix usual(Map<String, INDArray> all, String name) {
        return Matrix.copyOf(java.util.Objects.requireNonNull(all.get(name), () -> name + " of " + all.keySet()));
    }

    // Cov x = W Wᵀ + σ² I, and E x = μ
    @Test
    void drawsOfPpcaHaveItsMeanAndCovariance() throws IOException {
        DrawsSource source =
                source("{source: draws, model: {id: ppca, latents: 2}, like: iris, rows: " + ROWS + ", spread: 0.3}");
        Dataset data = source.load("drawn", 5);
        assertThat(data.columns()).hasSize(4);
        Truth truth = source.truth(source.like().load("iris", 5), 5);
        Map<String, INDArray> usual = truth.model().usual(truth.parameters());
        Matrix w = usual(usual, "weights");
        double noise = usual(usual, "noiseVariance").get(0, 0);
        Matrix mu = usual(usual, "mean");
        Matrix expected = w.times(w.transpose());
        for (int i = 0; i < 4; i++) {
            double deviation = Math.sqrt(expected.get(i, i) + noise);
            assertThat(mean(data, i)).isCloseTo(mu.values()[i], within(4 * deviation / Math.sqrt(ROWS)));
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                int one = i;
                int other = j;
                double found = data.chunks(1).stream()
                                .mapToDouble(row -> (row.rowsOnHeap().get(0, one) - mu.values()[one])
                                        * (row.rowsOnHeap().get(0, other) - mu.values()[other]))
                                .sum()
                        / ROWS;
                double variances = (expected.get(i, i) + noise) * (expected.get(j, j) + noise);
                assertThat(found)
                        .isCloseTo(
                                expected.get(i, j) + (i == j ? noise : 0), within(4 * Math.sqrt(2 * variances / ROWS)));
            }
        }
    }

    @Test
    void aMixtureOfPoissonsIsAMixtureOfCounts() throws IOException {
        Files.writeString(folder.resolve("counts.csv"), "a,b\n" + "1,20\n2,23\n30,4\n27,2\n".repeat(10));
        DrawsSource source = source("{source: draws, model: {id: mixture, family: poisson, components: 2},"
                + " like: {source: csv, path: counts.csv}, rows: 4000}");
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(4_000, 2)));
        Dataset data = source.load("drawn", 3);
        assertThat(Arrays.stream(data.values()).allMatch(x -> x >= 0 && x == Math.rint(x)))
                .isTrue();
        long apart = data.chunks(1).stream()
                .map(row -> row.rowsOnHeap().values())
                .filter(x -> Math.abs(x[0] - x[1]) > 8)
                .count();
        assertThat(apart).isGreaterThan(3_000);
    }

    @Test
    void rowsDependOnSeedAndNumberAlone() throws IOException {
        String text = "{source: draws, model: {id: gaussian-mixture, components: 2}, like: faithful, rows: ";
        Dataset all = source(text + "2000}").load("drawn", 1);
        Dataset few = source(text + "300}").load("drawn", 1);
        assertThat(all.rows(0, 300).rowsOnHeap().values()).containsExactly(few.values());
        DrawsSource source = source(text + "2000}");
        double[] part = new double[2 * 300];
        source.truth(source.like().load("faithful", 1), 1).rows(1).read(1_100, 300, part);
        assertThat(all.rows(1_100, 300).rowsOnHeap().values()).containsExactly(part);
        assertThat(source(text + "300}").load("drawn", 2).values()).isNotEqualTo(few.values());
    }

    @Test
    void whatStandsAgainstTheModelIsToldBeforeAnyRun() throws IOException {
        assertThat(suite("{source: draws, model: {id: ppca, latents: 9}, like: iris, rows: 10}"))
                .isInstanceOfSatisfying(
                        LoadResult.Rejected.class,
                        rejected -> assertThat(rejected.problems().toString()).contains("latents: "));
        assertThat(suite("{source: draws, model: {id: ppca, latents: 1}, like: {source: csv, path: no.csv}, rows: 10}"))
                .isInstanceOf(LoadResult.Rejected.class);
    }
}
