package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Binary and packed files that cannot be used, and the exact words in which that is told. */
class BadBinaryFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    final TemporaryHome home = new TemporaryHome(() -> folder);

    /** A file, who reads it, and what is said of it. */
    record Case(String name, byte[] content, Function<Path, DataSource> reader, String told) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case idx(String name, byte[] content, String told) {
        return new Case(name + ".idx", content, IdxSource::new, told);
    }

    private static Case npy(String name, byte[] content, String told) {
        return new Case(name + ".npy", content, NpySource::new, told);
    }

    private static Case csv(String name, byte[] content, String told) {
        return new Case(name + ".csv.gz", content, CsvSource::of, told);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] array(String header, double... values) {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + values.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0))
                .putShort((short) text.length)
                .put(text);
        Arrays.stream(values).forEach(bytes::putDouble);
        return bytes.array();
    }

    private static String header(String type, String order, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
    }

    private static byte[] cut(byte[] content, int length) {
        return Arrays.copyOf(content, length);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Case> cases() {
        byte[] table = bytes(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);
        byte[] floats = ByteBuffer.allocate(16)
                .put(bytes(0, 0, 0x0D, 1))
                .putInt(2)
                .putFloat(1)
                .putFloat(Float.NaN)
                .array();
        byte[] damaged = packed(table);
        damaged[damaged.length - 5] ^= 1;
        String two = header("<f8", "False", "(2, 1)");
        String below = "; is the copy complete?";
        byte[] claims = packed(bytes(0, 0, 8, 2, 0, 0x10, 0, 0, 0, 0, 1, 0));
        byte[] bomb = packed(text("a\n" + " ".repeat(70_000_000)));
        return Stream.of(
                idx("empty", bytes(), ":1:1: the file is empty; expected an IDX file"),
                idx(
                        "short-header",
                        cut(table, 7),
                        ":1:8: the file ends within its header; expected an IDX file, is the copy complete?"),
                idx(
                        "text",
                        text("a,b\n1,2\n"),
                        ":1:1: the file starts with 0x612C620A; expected an IDX file, which starts with two bytes 0"),
                idx(
                        "type",
                        bytes(0, 0, 7, 1, 0, 0, 0, 1, 5),
                        ":1:3: 0x07 is no type of numbers in IDX files; expected 0x08, 0x09 or 0x0B to 0x0E"),
                idx(
                        "no-axes",
                        bytes(0, 0, 8, 0, 5),
                        ":1:4: the array is a single number; expected rows, an array of at least one axis"),
                idx(
                        "no-rows",
                        bytes(0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 3),
                        ":1:4: the array has the shape [0, 3]; expected at least one row and column"),
                idx(
                        "many-rows",
                        bytes(0, 0, 8, 1, 255, 255, 255, 255),
                        ":1:4: the array has 4294967295 rows; expected at most 2147483647"),
                idx(
                        "many-columns",
                        bytes(0, 0, 8, 3, 0, 0, 0, 1, 255, 255, 255, 255, 255, 255, 255, 255),
                        ":1:4: the array has the shape [1, 4294967295, 4294967295]; expected at most 10000000 columns"),
                idx(
                        "cut-off",
                        cut(table, 16),
                        ":1:17: the file is cut off: 4 of 6 bytes of numbers for the shape [2, 3]" + below),
                idx(
                        "longer",
                        cut(table, 20),
                        ":1:19: 2 bytes stand behind the last number of the shape [2, 3]; expected the end of the"
                                + " file"),
                idx(
                        "not-finite",
                        floats,
                        ":1:13: row 1, column 1 holds NaN; every value must be finite, leave such rows out"),
                idx("packed-cut-off", cut(packed(table), 25), ":1:26: the gzip file is cut off after 25 bytes" + below),
                idx("packed-header", cut(packed(table), 5), ":1:1: the gzip file ends within its header" + below),
                idx(
                        "packed-damaged",
                        damaged,
                        ":1:1: the gzip file is damaged after 18 unpacked bytes: Corrupt GZIP trailer; copy it again"),
                idx(
                        "packed-claims",
                        claims,
                        ":1:" + (claims.length + 1)
                                + ": the header tells of 268435456 bytes of numbers, more than a gzip file of "
                                + claims.length + " bytes can hold" + below),
                npy(
                        "magic",
                        text("not an array"),
                        ":1:1: the file does not start as NumPy's .npy files do; save the array by"
                                + " numpy.save(file, array)"),
                npy(
                        "version",
                        bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0),
                        ":1:7: version 9 of the .npy format; expected 1, 2 or 3"),
                npy(
                        "long-header",
                        bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 255, 255, 255, 255),
                        ":1:9: a header of 4294967295 bytes; expected at most 65536"),
                npy(
                        "header",
                        cut(array(two), 30),
                        ":1:31: the file ends within its header; expected a NumPy .npy file, is the copy complete?"),
                npy(
                        "records",
                        array("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }", 1),
                        ":1:11: the header lacks a simple 'descr' such as '<f8'; arrays of records are not read"),
                npy(
                        "complex",
                        array(header("<c16", "False", "(1,)"), 1, 1),
                        ":1:11: numbers of the type 'c16' are not read; convert the array, for example by"
                                + " array.astype('f8')"),
                npy(
                        "scalar",
                        array(header("<f8", "False", "()"), 1),
                        ":1:11: the array is a single number; expected rows, an array of at least one axis"),
                npy(
                        "no-columns",
                        array(header("<f8", "False", "(3, 0)")),
                        ":1:11: the array has the shape [3, 0]; expected at least one row and column"),
                npy(
                        "long-shape",
                        array(header("<f8", "False", "(99999999999999999999,)")),
                        ":1:11: the shape (99999999999999999999,) cannot be read"),
                npy(
                        "cut-off",
                        array(two, 1),
                        ":1:" + (array(two, 1).length + 1)
                                + ": the file is cut off: 8 of 16 bytes of numbers for the shape [2, 1]" + below),
                npy(
                        "infinite",
                        array(header("<f8", "True", "(2, 2)"), 1, 2, Double.POSITIVE_INFINITY, 4),
                        ":1:" + (array(header("<f8", "True", "(2, 2)")).length + 17)
                                + ": row 0, column 2 holds Infinity; every value must be finite, leave such rows out"),
                csv(
                        "cut-off",
                        cut(packed(text("a,b\n" + "1,2\n3,4\n5,6.25\n".repeat(9))), 30),
                        ":1:31: the gzip file is cut off after 30 bytes" + below),
                csv(
                        "bomb",
                        bomb,
                        ":1:1: the file of " + bomb.length
                                + " bytes unpacks to more than 200 times its size; unpack it yourself if that"
                                + " is meant"),
                csv("not-utf-8", packed(bytes('a', 0xFF)), ":1:2: byte 0xFF is not UTF-8; expected text in UTF-8"));
    }

    private static String told(Inspection inspection) {
        return inspection instanceof Inspection.Failed failed
                ? String.join(
                        "\n", failed.problems().stream().map(Object::toString).toList())
                : inspection.toString();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProblemIsToldWithItsPlaceAndWhatToDo(Case bad) throws IOException {
        Path file = Files.write(folder.resolve(bad.name()), bad.content());
        assertThat(told(bad.reader().apply(file).inspect())).isEqualTo(file + bad.told());
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    private ImagesSource images(int size) {
        return new ImagesSource(folder, size, Optional.empty(), false, false);
    }

    private static byte[] png(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @Test
    void badImagesAreToldOneByOne() throws IOException {
        Files.write(folder.resolve("1-good.png"), png(20, 10));
        Files.write(folder.resolve("2-small.png"), png(20, 7));
        Files.write(folder.resolve("3-text.jpg"), text("no image"));
        byte[] huge = png(20, 10);
        ByteBuffer.wrap(huge).putInt(16, 60_000).putInt(20, 60_000);
        Files.write(folder.resolve("4-huge.png"), huge);
        Files.write(folder.resolve("5-empty.png"), bytes());
        List<String> lines = told(images(8).inspect()).lines().toList();
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(folder.resolve("2-small.png")
                                        + ":1:1: an image of 20 × 7 pixels; expected at least 8 in both directions"),
                        line -> assertThat(line)
                                .isEqualTo(folder.resolve("3-text.jpg")
                                        + ":1:1: the content is neither PNG nor JPEG; take the file out of the folder"),
                        line -> assertThat(line).startsWith(folder.resolve("4-huge.png") + ":1:1: "),
                        line -> assertThat(line).startsWith(folder.resolve("5-empty.png") + ":1:1: "));
    }

    @Test
    void foldersWithoutImagesAreObjectedTo() {
        assertThat(images(8).inspect())
                .isEqualTo(Inspection.Failed.at(
                        "path", "the folder holds no images; expected files .png, .jpg or .jpeg directly in it"));
        assertThat(new ImagesSource(folder.resolve("none"), 8, Optional.empty(), false, false).inspect())
                .isEqualTo(Inspection.Failed.at(
                        "path",
                        "there is no folder " + folder.resolve("none")
                                + "; put images there or give the path of another folder (--set does so for a run);"
                                + " entropysum data list tells where public images are from"));
    }
}
