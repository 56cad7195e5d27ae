package org.entropysum.experiments.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid of small grey images: filters, samples, reconstructions.
 *
 * @param name its name
 * @param title its title
 * @param says what it shows, with units
 * @param height rows of pixels of an image
 * @param width columns of pixels of an image
 * @param across how many images stand in a row of the grid
 * @param images the images, row by row of the grid
 */
public record Images(String name, String title, String says, int height, int width, int across, List<Image> images)
        implements Figure {
    /** Copies the list and checks sizes. {@inheritDoc} */
    public Images {
        images = List.copyOf(images);
        if (height < 1 || width < 1 || across < 1) {
            throw new IllegalArgumentException(
                    "images of " + height + " × " + width + " pixels, " + across + " in a row; expected at least 1");
        }
        for (Image image : images) {
            if (image.pixels.size() != height * width) {
                throw new IllegalArgumentException("image " + image.label + " has " + image.pixels.size()
                        + " pixels, not " + height + " × " + width);
            }
        }
    }

    /**
     * One image.
     *
     * @param label what it is, a word or two; may be empty
     * @param pixels its values, row by row; null where there is none
     */
    public record Image(String label, List<@Nullable Double> pixels) {
        private static final MathContext DIGITS = new MathContext(4);

        /** Copies the list and makes absent what is not finite. {@inheritDoc} */
        public Image {
            pixels = Numbers.finite(pixels);
        }

        /**
         * An image whose values are kept to four digits, as pictures need no more.
         *
         * @param label what it is
         * @param pixels its values, row by row
         * @return the image
         */
        public static Image of(String label, double... pixels) {
            List<@Nullable Double> rounded = new ArrayList<>();
            for (double pixel : pixels) {
                rounded.add(
                        Double.isFinite(pixel)
                                ? new BigDecimal(pixel).round(DIGITS).doubleValue()
                                : null);
            }
            return new Image(label, rounded);
        }
    }

    @Override
    public Images named(String other) {
        return new Images(other, title, says, height, width, across, images);
    }
}
