package org.entropysum.experiments.dataset.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.entropysum.experiments.dataset.Problem;

/** Reads images of any size as squares of one size. */
record ImageFile(int size, Optional<Integer> crop, boolean colour, boolean planes) {
    private static final long MOST_PIXELS = 1L << 26;

    /** What stands against an image, from its first bytes. */
    Optional<Problem> problem(Path file) {
        try (ImageInputStream in = opened(file)) {
            ImageReader reader = reader(in);
            try {
                edge(reader);
                return Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (BadFile bad) {
            return Optional.of(bad.in(file.toString()));
        } catch (IOException | RuntimeException broken) {
            return Optional.of(damaged(broken).in(file.toString()));
        }
    }

    private static BadFile damaged(Exception broken) {
        return new BadFile(
                0, "the image is damaged (" + broken.getMessage() + "); copy it again or take it out of the folder");
    }

    private static ImageInputStream opened(Path file) throws IOException {
        ImageIO.setUseCache(false);
        return ImageIO.createImageInputStream(Files.newInputStream(file));
    }

    private static ImageReader reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new BadFile(0, "the content is neither PNG nor JPEG; take the file out of the folder");
        }
        ImageReader reader = readers.next();
        reader.setInput(in, true, true);
        return reader;
    }

    /** The edge of the square that is taken. */
    private int edge(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new BadFile(
                    0,
                    "an image of " + width + " × " + height + " pixels; expected at most " + MOST_PIXELS + " pixels");
        }
        int edge = crop.orElse(Math.min(width, height));
        if (edge > Math.min(width, height) || edge < size) {
            throw new BadFile(
                    0,
                    "an image of " + width + " × " + height + " pixels; expected at least " + Math.max(edge, size)
                            + " in both directions");
        }
        return edge;
    }

    /** The bytes of the square, row by row; with planes one colour after the other. */
    byte[] decode(Path file) throws IOException {
        try (ImageInputStream in = opened(file)) {
            ImageReader reader = reader(in);
            try {
                int edge = edge(reader);
                return squeezed(reader.read(0), edge);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException broken) {
            throw new IOException(file + " cannot be decoded", broken);
        }
    }

    private byte[] squeezed(BufferedImage image, int edge) {
        int left = (image.getWidth() - edge) / 2;
        int top = (image.getHeight() - edge) / 2;
        int[] square = image.getRGB(left, top, edge, edge, null, 0, edge);
        int channels = colour ? 3 : 1;
        byte[] bytes = new byte[size * size * channels];
        for (int channel = 0; channel < channels; channel++) {
            Plane plane = Plane.of(square, edge, colour ? channel : Plane.INTENSITY);
            double[] small = plane.averaged(size);
            for (int i = 0; i < small.length; i++) {
                int at = planes ? channel * small.length + i : i * channels + channel;
                bytes[at] = (byte) Math.round(small[i]);
            }
        }
        return bytes;
    }
}
