package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.MadeResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = directory.resolve("results.json");
        List<CellResult> cells = Examples.suite().cells();
        ResultsJson.write(file, cells);
        assertThat(ResultsJson.read(file)).isEqualTo(cells);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.30000000000000004",
                "-0.0",
                "1e23",
                "2e-3",
                "2.2250738585072014E-308",
                "4.9e-324",
                "1.7976931348623157e308",
                "-3.141592653589793",
                "9007199254740993",
                "1.0000000000000002",
                "-404.962780"
            })
    void everyDoubleKeepsAllItsBits(double number) throws IOException {
        Path file = directory.resolve("results.json");
        ResultsJson.write(file, List.of(cell(number)));
        CellResult cell = ResultsJson.read(file).get(0);
        assertThat(Double.doubleToRawLongBits(number(cell.elbo()))).isEqualTo(Double.doubleToRawLongBits(number));
        assertThat(cell.parameters().get("w")).isEqualTo(List.of(number));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNull(double number) throws IOException {
        String text = ResultsJson.text(List.of(cell(number)));
        assertThat(text).contains("\"elbo\": null", "\"w\": [ null ]").doesNotContain("NaN", "Infinity");
    }

    @Test
    void aCellHasTheseKeysInThisOrder() throws IOException {
        JsonNode cell =
                new ObjectMapper().readTree(ResultsJson.text(List.of(cell(1)))).get(0);
        assertThat(names(cell))
                .containsExactly(
                        "cell",
                        "model",
                        "dataset",
                        "seed",
                        "verdict",
                        "expect",
                        "passed",
                        "reason",
                        "elbo",
                        "entropySum",
                        "entropies",
                        "gap",
                        "directional",
                        "bound",
                        "gradientNorm",
                        "logLikelihood",
                        "degreesOfFreedom",
                        "bic",
                        "steps",
                        "seconds",
                        "parameters",
                        "terms",
                        "parts",
                        "checks",
                        "trace",
                        "failure",
                        "stationaryPoint",
                        "heldOut",
                        "findings");
        assertThat(names(cell.get("entropies"))).containsExactly("posterior", "prior", "observable", "baseMeasure");
    }

    @Test
    void entriesOfListsTakeOneLineEach() throws IOException {
        assertThat(ResultsJson.text(Examples.suite().cells()).lines())
                .contains("    \"entropies\": { \"posterior\": null, \"prior\": null, \"observable\": null,"
                        + " \"baseMeasure\": null },")
                .contains("      { \"quantity\": \"steps\", \"value\": 6.0, \"within\": 0.0, \"atLeast\": null,"
                        + " \"atMost\": null, \"source\": \"\", \"actual\": 6.0, \"passed\": true }");
    }

    @Test
    void keysOfALaterVersionArePassedOver() throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(
                file, ResultsJson.text(List.of(cell(1))).replace("\"model\"", "\"mood\": \"good\", \"model\""));
        assertThat(ResultsJson.read(file)).containsExactly(cell(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[{}]", "[{\"cell\": \"a\"}]"})
    void whatIsNoListOfCellsIsRefused(String text) throws IOException {
        Path file = directory.resolve("results.json");
        Files.writeString(file, text);
        assertThatIOException().isThrownBy(() -> ResultsJson.read(file)).withMessageContaining("line: 1");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static double number(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    private static CellResult cell(double number) {
        return MadeResult.of("a")
                .seed(Long.MAX_VALUE)
                .elbo(number)
                .entropySum(number)
                .gap(0.0)
                .directional(0.0)
                .bound(0.0)
                .gradientNorm(0.0)
                .degreesOfFreedom(3)
                .steps(10)
                .parameters(Map.of("w", List.of(number)))
                .done();
    }
}
