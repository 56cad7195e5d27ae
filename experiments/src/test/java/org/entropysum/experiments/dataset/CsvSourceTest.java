package org.entropysum.experiments.dataset;

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
            return new CsvSource(file, List.of(columns), delimiter);
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
        assertThat(new CsvSource(folder.resolve("tabel.csv"), List.of(), Delimiter.COMMA).inspect())
                .isEqualTo(Inspection.Failed.at(
                        "path", "there is no file " + folder.resolve("tabel.csv") + "; did you mean \"table.csv\"?"));
        assertThat(new CsvSource(folder, List.of(), Delimiter.COMMA).inspect())
                .isEqualTo(Inspection.Failed.at("path", "this is a directory; expected a CSV file"));
        assertThat(new CsvSource(Path.of("/dev/zero"), List.of(), Delimiter.COMMA).inspect())
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
}
