package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImagesSourceTest {
    private static final Offset<Double> HALF_A_STEP = within(0.5 / 255 + 1e-12);

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    final TemporaryHome home = new TemporaryHome(() -> folder);

    private void write(String name, int width, int height, IntBinaryOperator pixel) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixel.applyAsInt(x, y));
            }
        }
        String format = name.endsWith("png") ? "png" : "jpg";
        assertThat(ImageIO.write(image, format, folder.resolve(name).toFile())).isTrue();
    }

    private Dataset load(int size, Optional<Integer> crop, boolean colour) {
        ImagesSource source = new ImagesSource(folder, size, crop, colour, false);
        Dataset data = source.load("images", 1);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(data.shape()));
        return data;
    }

    // 6 × 4 pixels, columns 1 to 4 in the middle; fields of 2 × 2 pixels
    @Test
    void theSquareInTheMiddleIsAveragedDown() throws IOException {
        write("a.png", 6, 4, (x, y) -> 0x010101 * (40 * y + 10 * x));
        double[] x = load(2, Optional.empty(), false).values();
        assertThat(x[0]).isCloseTo((20 + 15) / 255.0, HALF_A_STEP);
        assertThat(x[1]).isCloseTo((20 + 35) / 255.0, HALF_A_STEP);
        assertThat(x[2]).isCloseTo((100 + 15) / 255.0, HALF_A_STEP);
        assertThat(x[3]).isCloseTo((100 + 35) / 255.0, HALF_A_STEP);
    }

    // 3 pixels onto 2 fields: the middle one counts by half in each
    @Test
    void pixelsThatLieInTwoFieldsCountByTheirShare() throws IOException {
        write("a.png", 3, 3, (x, y) -> 0x010101 * (x == 0 ? 30 : x == 1 ? 90 : 240));
        assertThat(load(2, Optional.empty(), false).values()[0]).isCloseTo((30 + 45) / 1.5 / 255, HALF_A_STEP);
    }

    @Test
    void coloursAreThreeValuesAPixelAndIntensityTheirWeightedSum() throws IOException {
        write("a.png", 2, 2, (x, y) -> 0xFF8000);
        Dataset colour = load(1, Optional.empty(), true);
        assertThat(colour.columns()).containsExactly("r1c1-red", "r1c1-green", "r1c1-blue");
        assertThat(colour.values()).containsExactly(1, 128 * (1 / 255.0), 0);
        assertThat(load(1, Optional.empty(), false).values()[0]).isCloseTo(0.299 + 0.587 * 128 / 255, HALF_A_STEP);
    }

    @Test
    void coloursMayBeThreeImagesOneAfterTheOther() throws IOException {
        write("a.png", 2, 2, (x, y) -> y == 0 ? 0xFF0000 : 0x0000FF);
        ImagesSource source = new ImagesSource(folder, 2, Optional.empty(), true, true);
        Dataset data = source.load("images", 1);
        assertThat(data.columns()).startsWith("r1c1-red", "r1c2-red").endsWith("r2c1-blue", "r2c2-blue");
        assertThat(data.values()).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void aCropTakesTheMiddleOnly() throws IOException {
        write("a.png", 8, 8, (x, y) -> x >= 3 && x < 5 && y >= 3 && y < 5 ? 0xFFFFFF : 0);
        assertThat(load(2, Optional.of(2), false).values()).containsExactly(1, 1, 1, 1);
        assertThat(load(1, Optional.empty(), false).values()[0]).isCloseTo(4 / 64.0, HALF_A_STEP);
    }

    @Test
    void imagesOfBothKindsComeInTheOrderOfTheirNames() throws IOException {
        write("b.jpg", 16, 16, (x, y) -> 0xFFFFFF);
        write("c.png", 16, 16, (x, y) -> 0x808080);
        write("a.png", 16, 16, (x, y) -> 0);
        java.nio.file.Files.writeString(folder.resolve("notes.txt"), "passed over");
        Dataset data = load(1, Optional.empty(), false);
        assertThat(data.shape()).isEqualTo(new DataShape(3, 1));
        assertThat(data.values()[0]).isZero();
        assertThat(data.values()[1]).isCloseTo(1, within(0.02));
        assertThat(data.values()[2]).isEqualTo(128 * (1 / 255.0));
    }
}
