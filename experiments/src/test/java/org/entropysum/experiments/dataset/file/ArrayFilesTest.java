package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays whose entry (n, j) is 10 n + j, images whose entry (n, i, j) is 100 n + 10 i + j; the .npy files are NumPy's. */
class ArrayFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    final TemporaryHome home = new TemporaryHome(() -> folder);

    static Stream<String> tables() {
        return Stream.of(
                "c-f4",
                "c-f8",
                "c-u1",
                "c-i1",
                "c-i2",
                "c-i4",
                "c-i8",
                "big-f8",
                "big-i4",
                "fortran-f8",
                "fortran-u1",
                "version-2",
                "version-3");
    }

    private static Path npy(String name) {
        try {
            return Path.of(Objects.requireNonNull(ArrayFilesTest.class.getResource("npy/" + name + ".npy"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void assertTable(Dataset data) {
        assertThat(data.shape()).isEqualTo(new DataShape(5, 3));
        assertThat(data.columns()).containsExactly("x1", "x2", "x3");
        assertThat(data.values()).containsExactly(0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTypeAndOrderOfNumPyIsTheSameTable(String name) {
        NpySource source = new NpySource(npy(name));
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(5, 3)));
        assertTable(source.load("table", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images-c-f4", "images-fortran-f8"})
    void imagesAreFlattenedRowByRow(String name) {
        Dataset data = new NpySource(npy(name)).load("images", 1);
        assertThat(data.columns()).containsExactly("r1c1", "r1c2", "r1c3", "r2c1", "r2c2", "r2c3");
        assertThat(data.rows(3, 1).rowsOnHeap().values()).containsExactly(300, 301, 302, 310, 311, 312);
    }

    @Test
    void anArrayOfOneAxisIsOneColumn() {
        assertThat(new NpySource(npy("one-axis-f8")).load("column", 1).values()).containsExactly(0, 10, 20, 30, 40);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aPackedArrayIsTheSameTable(String name) throws IOException {
        Path packed = packed(Files.readAllBytes(npy(name)), "array.npy.gz");
        assertThat(new NpySource(packed).inspect()).isEqualTo(new Inspection.Passed(new DataShape(5, 3)));
        assertTable(new NpySource(packed).load("table", 1));
    }

    private Path packed(byte[] bytes, String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }

    private Path idx(int type, int size, java.util.function.BiConsumer<ByteBuffer, Integer> put) {
        ByteBuffer bytes = ByteBuffer.allocate(12 + 15 * size);
        bytes.put(new byte[] {0, 0, (byte) type, 2}).putInt(5).putInt(3);
        for (int n = 0; n < 5; n++) {
            for (int j = 0; j < 3; j++) {
                put.accept(bytes, 10 * n + j);
            }
        }
        try {
            return Files.write(folder.resolve("table-" + type + ".idx"), bytes.array());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void everyTypeOfIdxIsTheSameTable() throws IOException {
        List<Path> files = List.of(
                idx(0x08, 1, (bytes, value) -> bytes.put(value.byteValue())),
                idx(0x09, 1, (bytes, value) -> bytes.put(value.byteValue())),
                idx(0x0B, 2, (bytes, value) -> bytes.putShort(value.shortValue())),
                idx(0x0C, 4, ByteBuffer::putInt),
                idx(0x0D, 4, (bytes, value) -> bytes.putFloat(value)),
                idx(0x0E, 8, (bytes, value) -> bytes.putDouble(value)));
        for (Path file : files) {
            assertThat(new IdxSource(file).inspect()).isEqualTo(new Inspection.Passed(new DataShape(5, 3)));
            assertTable(new IdxSource(file).load("table", 1));
            assertTable(new IdxSource(packed(Files.readAllBytes(file), file.getFileName() + ".gz")).load("table", 1));
        }
    }

    @Test
    void bytesAboveAHundredAndTwentySevenArePositive() throws IOException {
        byte[] bytes = {0, 0, 8, 1, 0, 0, 0, 2, (byte) 0xFF, (byte) 0x80};
        Path file = Files.write(folder.resolve("bytes.idx"), bytes);
        assertThat(new IdxSource(file).load("bytes", 1).values()).containsExactly(255, 128);
    }

    @Test
    void aPackedFileThatChangesIsUnpackedAgain() throws IOException {
        byte[] bytes = {0, 0, 8, 1, 0, 0, 0, 2, 3, 4};
        Path file = packed(bytes, "bytes.gz");
        assertThat(new IdxSource(file).load("bytes", 1).values()).containsExactly(3, 4);
        bytes[9] = 5;
        packed(bytes, "bytes.gz");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
        assertThat(new IdxSource(file).load("bytes", 1).values()).containsExactly(3, 5);
    }

    @Test
    void whatDoesNotFitIntoMemoryIsReadFromDisk() throws IOException {
        int rows = 17_000;
        int columns = 1_000;
        ByteBuffer bytes = ByteBuffer.allocate(12 + rows * columns);
        bytes.put(new byte[] {0, 0, 8, 2}).putInt(rows).putInt(columns);
        for (int i = 0; i < rows * columns; i++) {
            bytes.put((byte) (i % 251));
        }
        Path file = Files.write(folder.resolve("large.idx"), bytes.array());
        Dataset large = new IdxSource(file).load("large", 1);
        assertThat(large.isStreamed()).isTrue();
        double[] row = large.rows(16_999, 1).rowsOnHeap().values();
        for (int j = 0; j < columns; j++) {
            assertThat(row[j]).isEqualTo((16_999 * columns + j) % 251);
        }
    }
}
