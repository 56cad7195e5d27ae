package org.entropysum.experiments.dataset.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Intensities of an image.
 *
 * @param width pixels in a row
 * @param height rows
 * @param values intensities row by row, from 0 to 1 unless they have been filtered
 */
@SuppressWarnings("ArrayRecordComponent")
public record GreyImage(int width, int height, double[] values) {
    private static final double WHITE = 255;

    /**
     * Reads an image.
     *
     * @param file a PNG or JPEG file
     * @return its intensities (ITU-R BT.601)
     * @throws IOException if it cannot be decoded
     */
    public static GreyImage read(Path file) throws IOException {
        ImageIO.setUseCache(false);
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new BadFile(0, file + " is neither PNG nor JPEG; take the file out of the folder");
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        double[] values = Plane.of(pixels, width, Plane.INTENSITY).values();
        for (int i = 0; i < values.length; i++) {
            values[i] /= WHITE;
        }
        return new GreyImage(width, height, values);
    }

    /**
     * The image in fewer pixels, each the mean of a square of pixels, which takes away grain and the blocks of compression. Rows and
     * columns beyond the last whole square are left out.
     *
     * @param edge pixels along an edge of the squares, at least 1
     * @return ⌊width/edge⌋ × ⌊height/edge⌋ pixels
     */
    public GreyImage shrunk(int edge) {
        int columns = width / edge;
        int rows = height / edge;
        double[] means = new double[rows * columns];
        for (int row = 0; row < rows * edge; row++) {
            for (int column = 0; column < columns * edge; column++) {
                means[row / edge * columns + column / edge] += values[row * width + column] / (edge * edge);
            }
        }
        return new GreyImage(columns, rows, means);
    }
}
