package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.entropysum.experiments.report.ResultsJson;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.TermResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The bundled suite {@code first-light}, run as a user runs it, against numbers that others have published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstLightTest {
    /** The published log likelihoods have six decimals; EM ones are stopped at 1e-4. */
    private static final Offset<Double> CLOSED_FORM = within(1e-5);

    private static final Offset<Double> EM = within(1e-4);
    private static final Offset<Double> ENTROPY = within(1e-6);
    private static final double GAP = 1e-9;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final Map<String, CellResult> results = new java.util.LinkedHashMap<>();
    private final Map<String, CellResult> plainResults = new java.util.LinkedHashMap<>();

    @BeforeAll
    void runTheSuiteWithAndWithoutClosedForms() throws IOException {
        results.putAll(run(folder.resolve("fast")));
        plainResults.putAll(run(folder.resolve("plain"), "--plain"));
    }

    private static Map<String, CellResult> run(Path out, String... options) throws IOException {
        String[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("run", "first-light", "--out", out.toString()),
                        java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return ResultsJson.read(out.resolve("results.json")).stream()
                .collect(Collectors.toMap(CellResult::cell, cell -> cell));
    }

    private CellResult cell(String name) {
        CellResult cell = results.get(name);
        assertThat(cell).as("cell %s of %s", name, results.keySet()).isNotNull();
        return java.util.Objects.requireNonNull(cell);
    }

    @Test
    void likelihoodsAreThePublishedOnes() {
        List<Double> iris = List.of(-470.669458, -404.962780, -379.914630);
        List<Double> arrests = List.of(-834.943119, -795.044781, -774.832335);
        for (int h = 1; h <= 3; h++) {
            assertThat(cell("ppca-iris-" + h).logLikelihood()).isCloseTo(iris.get(h - 1), CLOSED_FORM);
            assertThat(cell("ppca-usarrests-" + h).logLikelihood()).isCloseTo(arrests.get(h - 1), CLOSED_FORM);
        }
        assertThat(cell("mixture-faithful-2-full").logLikelihood()).isCloseTo(-1130.263960, EM);
        assertThat(cell("mixture-faithful-2-diagonal").logLikelihood()).isCloseTo(-1147.806353, EM);
        assertThat(cell("mixture-faithful-2-tied").logLikelihood()).isCloseTo(-1140.186759, EM);
        assertThat(cell("mixture-faithful-3-tied").logLikelihood()).isCloseTo(-1126.315928, EM);
    }

    @Test
    void entropiesOfTheMixtureAreThePublishedOnes() {
        CellResult mixture = cell("mixture-faithful-2-full");
        assertThat(mixture.entropies().posterior()).isCloseTo(0.002554, ENTROPY);
        assertThat(mixture.entropies().prior()).isCloseTo(0.651007, ENTROPY);
        assertThat(mixture.entropies().observable()).isCloseTo(3.506930, ENTROPY);
    }

    @Test
    void confirmedCellsHaveNoGap() {
        assertThat(results.values().stream().filter(cell -> cell.verdict().equals("CONFIRMED")))
                .hasSize(11)
                .allSatisfy(cell -> {
                    double elbo = java.util.Objects.requireNonNull(cell.elbo());
                    double sum = java.util.Objects.requireNonNull(cell.entropySum());
                    assertThat(Math.abs(elbo - sum)).as(cell.cell()).isLessThanOrEqualTo(GAP * (1 + Math.abs(elbo)));
                });
    }

    @Test
    void entropiesAreTakenApart() {
        assertThat(cell("mixture-faithful-2-full").parts())
                .extracting(TermResult::name)
                .containsExactly("component[0]", "component[1]");
        assertThat(cell("ppca-iris-stopped-early").parts())
                .extracting(TermResult::name)
                .contains("prior[0]", "observable[3]");
    }

    @Test
    void negativeControlsAreSeenThrough() {
        assertThat(cell("ppca-iris-fixed-noise-entropy").verdict()).isEqualTo("OUT_OF_SCOPE");
        assertThat(cell("ppca-iris-fixed-noise-entropy").reason()).contains("noise variance is fixed at 0.1");
        assertThat(cell("ppca-iris-fixed-noise-pseudo-entropy").verdict()).isEqualTo("CONFIRMED");
        assertThat(cell("ppca-iris-stopped-early").verdict()).isEqualTo("NOT_STATIONARY");
    }

    @Test
    void bicOfTheMixtureIsThePublishedOne() {
        // mclust's table for Old Faithful: VVV,2 has BIC 2322.192 (printed to three decimals)
        assertThat(cell("mixture-faithful-2-full").bic()).isCloseTo(2322.192, within(5e-4));
        assertThat(cell("mixture-faithful-2-full").degreesOfFreedom()).isEqualTo(11);
    }

    @Test
    void withoutClosedFormsTheVerdictsAreTheSame() {
        assertThat(plainResults.keySet()).isEqualTo(results.keySet());
        plainResults.forEach((name, plain) -> {
            assertThat(plain.verdict()).as(name).isEqualTo(cell(name).verdict());
            assertThat(plain.logLikelihood()).as(name).isCloseTo(cell(name).logLikelihood(), EM);
        });
    }

    @Test
    void resultsReportAndCellsAreWritten() throws IOException {
        try (var files = Files.list(folder.resolve("fast"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "results.json", "results.csv", "report.html", "junit.xml", "provenance.json", "cells");
        }
    }
}
