package org.entropysum.experiments.dataset.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.plugin.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
    @TempDir
    private Path folder = Path.of("");

    private CsvSource source(String text, Delimiter delimiter, String... columns) {
        try {
            Path file = Files.write(folder.resolve("table.csv"), text.getBytes(StandardCharsets.UTF_8));
            return new CsvSource(file, List.of(columns), delimiter, true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n-3.5,4e-1\n",
                "a,b\n1,2\n-3.5,4e-1",
                "a,b\r\n1,2\r\n-3.5,4e-1\r\n",
                "a,b\r1,2\r-3.5,4e-1\r",
                "\uFEFFa,b\n1,2\n-3.5,4e-1\n",
                "\"a\",\"b\"\n\"1\",2\n-3.5,\"4e-1\"\n",
                " a , b\n 1 ,\t2\n-3.50 , +.4\n"
            })
    void theSameTableIsReadFromEveryCommonForm(String text) {
        CsvSource source = source(text, Delimiter.COMMA);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(2, 2)));
        Dataset data = source.load("mine", 1);
        assertThat(data.name()).isEqualTo("mine");
        assertThat(data.columns()).containsExactly("a", "b");
        assertThat(data.values()).containsExactly(1, 2, -3.5, 0.4);
    }

    @Test
    void quotedFieldsMayHoldDelimitersQuotesAndLineBreaks() {
        Dataset data =
                source("\"a,\"\"b\"\"\nc\";x\n1;2\n", Delimiter.SEMICOLON).load("mine", 1);
        assertThat(data.columns()).containsExactly("a,\"b\"\nc", "x");
    }

    @Test
    void selectedColumnsComeInTheGivenOrderAndOthersMayHoldText() {
        Dataset data = source("a\tb\tc\n1\tone\t10\n2\ttwo\t20\n", Delimiter.TAB, "c", "a")
                .load("mine", 1);
        assertThat(data.columns()).containsExactly("c", "a");
        assertThat(data.values()).containsExactly(10, 1, 20, 2);
    }

    @Test
    void unknownAndRepeatedColumnsAreObjectionsToTheirItem() {
        assertThat(source("alpha,b\n1,2\n", Delimiter.COMMA, "b", "alhpa", "b").inspect())
                .isInstanceOfSatisfying(
                        Inspection.Failed.class,
                        failed -> assertThat(failed.objections())
                                .extracting(Objection::setting)
                                .containsExactly("columns[1]", "columns[2]"));
    }

    @Test
    void whatCannotBeReadIsAnObjectionToThePath() throws IOException {
        Files.writeString(folder.resolve("table.csv"), "a\n1\n");
        assertThat(new CsvSource(folder.resolve("tabel.csv"), List.of(), Delimiter.COMMA, true).inspect())
                .isEqualTo(Inspection.Failed.at(
                        "path", "there is no file " + folder.resolve("tabel.csv") + "; did you mean \"table.csv\"?"));
        assertThat(new CsvSource(folder, List.of(), Delimiter.COMMA, true).inspect())
                .isEqualTo(Inspection.Failed.at("path", "this is a directory; expected a file"));
        assertThat(new CsvSource(Path.of("/dev/zero"), List.of(), Delimiter.COMMA, true).inspect())
                .isInstanceOf(Inspection.Failed.class);
    }

    @Test
    void aFileThatChangedForTheWorseSinceInspectionCannotBeLoaded() {
        CsvSource source = source("a\nx\n", Delimiter.COMMA);
        assertThatThrownBy(() -> source.load("mine", 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("table.csv:2:1: ");
    }

    @Test
    void longTablesAreReadWhole() {
        StringBuilder text = new StringBuilder("größe,b\n");
        for (int row = 0; row < 20_000; row++) {
            text.append(row).append(',').append(-row).append('\n');
        }
        double[] values =
                source(text.toString(), Delimiter.COMMA).load("mine", 1).values();
        assertThat(values).hasSize(40_000);
        assertThat(values[39_998]).isEqualTo(19_999);
        assertThat(values[39_999]).isEqualTo(-19_999);
    }

    @Test
    void aPackedTableIsTheSameTable() throws IOException {
        Path packed = folder.resolve("table.csv.gz");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(CsvSource.of(packed).load("mine", 1).values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void withoutAHeaderColumnsAreNumberedAndMayBeTakenByRange() throws IOException {
        Path file = Files.writeString(folder.resolve("bare.csv"), "1,2,3,4\n5,6,7,8\n");
        CsvSource source = new CsvSource(file, List.of("x4", "x1..x2"), Delimiter.COMMA, false);
        assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(2, 3)));
        assertThat(source.load("mine", 1).columns()).containsExactly("x4", "x1", "x2");
        assertThat(source.load("mine", 1).values()).containsExactly(4, 1, 2, 8, 5, 6);
        assertThat(new CsvSource(file, List.of("x3..x1"), Delimiter.COMMA, false).inspect())
                .isInstanceOf(Inspection.Failed.class);
        assertThat(new CsvSource(file, List.of("x1..x3", "x2"), Delimiter.COMMA, false).inspect())
                .isInstanceOf(Inspection.Failed.class);
    }

    @Test
    void aTableThatDoesNotFitIntoMemoryIsReadFromAFileOfDoubles() throws IOException {
        System.setProperty("ENTROPYSUM_DATA", folder.resolve("home").toString());
        int rows = 170_000;
        int columns = 100;
        StringBuilder row = new StringBuilder();
        Path file = folder.resolve("large.csv");
        try (var out = Files.newBufferedWriter(file)) {
            for (int n = 0; n < rows; n++) {
                row.setLength(0);
                for (int d = 0; d < columns; d++) {
                    row.append(d == 0 ? "" : ",").append((n + d) % 10);
                }
                out.append(row).append('\n');
            }
        }
        CsvSource source = new CsvSource(file, List.of(), Delimiter.COMMA, false);
        try {
            assertThat(source.inspect()).isEqualTo(new Inspection.Passed(new DataShape(rows, columns)));
            Dataset data = source.load("large", 1);
            assertThat(data.isStreamed()).isTrue();
            assertThat(data.columns()).startsWith("x1").endsWith("x100").hasSize(columns);
            double[] last = data.rows(rows - 1, 1).rowsOnHeap().values();
            for (int d = 0; d < columns; d++) {
                assertThat(last[d]).isEqualTo((rows - 1 + d) % 10);
            }
        } finally {
            System.clearProperty("ENTROPYSUM_DATA");
        }
    }
}
