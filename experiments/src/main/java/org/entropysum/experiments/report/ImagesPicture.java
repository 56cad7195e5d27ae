package org.entropysum.experiments.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javax.imageio.ImageIO;
import org.entropysum.experiments.analysis.Images;
import org.jspecify.annotations.Nullable;

/**
 * The images of a figure, side by side: the smallest value of all is black, the largest white.
 *
 * @param id the identifier of the picture, unique in its page
 * @param images the images
 */
record ImagesPicture(String id, Images images) implements Picture {
    private static final double GAP = 4;
    private static final double LARGEST = 96;
    private static final double LABEL = 14;
    private static final int WHITE = 255;

    private double width() {
        int across = Math.min(images.across(), Math.max(1, images.images().size()));
        return Math.min(LARGEST, (Frame.WIDTH - GAP * (across - 1)) / across);
    }

    private double tall() {
        return width() * images.height() / images.width();
    }

    private double row() {
        boolean labelled =
                images.images().stream().anyMatch(image -> !image.label().isEmpty());
        return tall() + GAP + (labelled ? LABEL : 0);
    }

    @Override
    public double height() {
        int rows = (images.images().size() + images.across() - 1) / images.across();
        return row() * rows;
    }

    @Override
    public void draw(SvgWriter svg) {
        DoubleSummaryStatistics range = images.images().stream()
                .flatMap(image -> image.pixels().stream())
                .filter(pixel -> pixel != null)
                .mapToDouble(pixel -> pixel)
                .summaryStatistics();
        for (int i = 0; i < images.images().size(); i++) {
            double x = i % images.across() * (width() + GAP);
            int row = i / images.across();
            double y = row * row();
            svg.image(x, y, width(), tall(), address(images.images().get(i), range));
            svg.text(
                    "tick",
                    x + width() / 2,
                    y + tall() + LABEL - 2,
                    "middle",
                    images.images().get(i).label());
        }
    }

    private String address(Images.Image image, DoubleSummaryStatistics range) {
        BufferedImage picture = new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_BYTE_GRAY);
        List<@Nullable Double> pixels = image.pixels();
        for (int i = 0; i < pixels.size(); i++) {
            @Nullable Double pixel = pixels.get(i);
            double share = pixel == null || range.getMax() == range.getMin()
                    ? 0
                    : (pixel - range.getMin()) / (range.getMax() - range.getMin());
            picture.getRaster().setSample(i % images.width(), i / images.width(), 0, (int) Math.round(share * WHITE));
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
