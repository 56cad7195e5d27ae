package org.entropysum.experiments.dataset.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.data.RowSource;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.Tables;
import org.entropysum.plugin.Setting;

/**
 * A folder of images, one a row, in the order of their names: the square in the middle, averaged down to the size, as intensities in
 * [0, 1]. Decoded once, into a file of bytes.
 *
 * @param path the folder; files that do not end in .png, .jpg or .jpeg are passed over
 * @param size the pixels along an edge of a row's image
 * @param crop the pixels along an edge of the square that is taken from the middle; empty for the largest
 * @param colour whether there are three values for each pixel
 * @param planes whether the values of colours are three whole images one after the other, as convolutions take them
 */
public record ImagesSource(
        @Setting("the folder, relative to the suite, with files .png, .jpg or .jpeg")
        Path path,

        @Setting(value = "pixels along an edge", atLeast = 1, atMost = 1024)
        int size,

        @Setting(
                value = "pixels along an edge of the square taken from the middle; the largest that fits if left out",
                byDefault = "",
                atLeast = 1)
        Optional<Integer> crop,

        @Setting(value = "true for red, green, blue; false for intensity", byDefault = "false")
        boolean colour,

        @Setting(
                value = "whether red, green and blue are whole images one after the other, as convolutions take them",
                byDefault = "false")
        boolean planes)
        implements DataSource {
    private static final double WHITE = 255;
    private static final int SHOWN_PROBLEMS = 20;
    private static final String MISSING = "; put images there or give the path of another folder (--set does so for a"
            + " run); entropysum data list tells where public images are from";

    @Override
    public Inspection inspect() {
        if (!Files.isDirectory(path)) {
            return Inspection.Failed.at(
                    "path",
                    Files.exists(path)
                            ? "this is a file; expected a folder of images"
                            : "there is no folder " + path + FilePath.meant(path) + MISSING);
        }
        try {
            List<Path> files = files();
            if (files.isEmpty()) {
                return Inspection.Failed.at(
                        "path", "the folder holds no images; expected files .png, .jpg or .jpeg directly in it");
            }
            List<Problem> problems = problems(files);
            return problems.isEmpty()
                    ? new Inspection.Passed(new DataShape(files.size(), dimension()))
                    : new Inspection.Failed(List.of(), problems);
        } catch (IOException | UncheckedIOException unreadable) {
            return Inspection.Failed.at("path", "the folder cannot be read: " + unreadable.getMessage());
        }
    }

    private List<Problem> problems(List<Path> files) {
        ImageFile image = image();
        return files.stream()
                .flatMap(file -> image.problem(file).stream())
                .limit(SHOWN_PROBLEMS)
                .toList();
    }

    private ImageFile image() {
        return new ImageFile(size, crop, colour, planes);
    }

    private int dimension() {
        return size * size * (colour ? 3 : 1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(png|jpg|jpeg)"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Dataset load(String name, long seed) {
        try {
            List<Path> files = files();
            StringBuilder use = new StringBuilder("images " + size + crop + colour + (planes ? " planes" : ""));
            for (Path file : files) {
                use.append('\n').append(file).append(' ').append(Files.getLastModifiedTime(file));
            }
            Path bytes = Unpacked.of(path, use.toString(), target -> decode(files, target));
            List<Long> axes = List.of((long) files.size(), (long) dimension());
            RowSource rows = new ArrayRows(bytes, new ArrayHeader(ScalarType.U8, ByteOrder.BIG_ENDIAN, axes, false, 0));
            return Tables.of(name, names(), files.size(), Scaled.by(1 / WHITE, rows));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path + " cannot be read any more", unreadable);
        }
    }

    private void decode(List<Path> files, Path target) throws IOException {
        ImageFile image = image();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            for (Path file : files) {
                out.write(image.decode(file));
            }
        }
    }

    private List<String> names() {
        return IntStream.range(0, dimension())
                .mapToObj(d -> {
                    int pixel = planes ? d % (size * size) : d / (colour ? 3 : 1);
                    int channel = planes ? d / (size * size) : d % 3;
                    String place = "r" + (pixel / size + 1) + "c" + (pixel % size + 1);
                    return colour ? place + List.of("-red", "-green", "-blue").get(channel) : place;
                })
                .toList();
    }
}
