package org.entropysum.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their time, run again, run by several workers, and run in another order. */
class ResumeTest {
    /** How often a run is killed; more than here were tried before a release. */
    private static final int KILLS = Integer.getInteger("entropysum.kills", 4);

    private static final int CELLS = Integer.getInteger("entropysum.cells", 20);
    private static final long RANDOM = 20260;
    private static final int LONGEST_PAUSE = 150;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private Path suite() throws IOException {
        return Files.writeString(folder.resolve("many.yaml"), """
            name: many
            data: {drawn: {source: ppca, rows: 300, observables: 6, latents: 2, noise: 0.1}}
            defaults: {training: {algorithm: lbfgs, steps: 2000}, data: drawn, tolerance: 1e-6}
            cells:
              - name: ppca
                model: {id: ppca}
                grid: {model.latents: [1, 2]}
                seeds: 1..%d
            """.formatted(CELLS / 2));
    }

    private List<String> command(Path suite, Path out, String... options) {
        List<String> words = new ArrayList<>(List.of("run", suite.toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        return words;
    }

    private CommandLineRun run(Path out, String... options) throws IOException {
        return CommandLineRun.of(command(suite(), out, options).toArray(String[]::new));
    }

    /** The files of the finished cells. */
    private static Map<String, String> cells(Path out) throws IOException {
        Map<String, String> cells = new TreeMap<>();
        if (Files.isDirectory(out.resolve("cells"))) {
            try (Stream<Path> files = Files.list(out.resolve("cells"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".json")).toList()) {
                    cells.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return cells;
    }

    private static Map<String, String> withoutTimes(Map<String, String> cells) throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(cell.getValue());
            assertThat(tree.remove("run")).isNotNull();
            found.put(cell.getKey(), tree.toString());
        }
        return found;
    }

    private static String resultsWithoutTimes(Path out) throws IOException {
        JsonNode results = MAPPER.readTree(Files.readAllBytes(out.resolve("results.json")));
        results.forEach(
                cell -> assertThat(((ObjectNode) cell).remove("seconds")).isNotNull());
        return results.toString();
    }

    private Process start(Path out) throws IOException {
        List<String> java = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.nd4j.log.initialization=false",
                "org.entropysum.experiments.cli.Main"));
        java.addAll(command(suite(), out));
        return new ProcessBuilder(java)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()))
                .start();
    }

    @Test
    void killedAtAnyMomentARunLosesNothingThatWasFinishedAndEndsWithTheSameBytes() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(run(undisturbed).exitCode()).isZero();
        Path killed = folder.resolve("killed");
        Random random = new Random(RANDOM);
        for (int kill = 1; kill <= KILLS; kill++) {
            Map<String, String> before = cells(killed);
            int wanted = Math.min(CELLS * kill / (KILLS + 1), CELLS - 1);
            Process process = start(killed);
            while (process.isAlive() && cells(killed).size() < wanted) {
                Thread.sleep(2);
            }
            Thread.sleep(random.nextInt(LONGEST_PAUSE));
            process.destroyForcibly().waitFor();
            assertThat(cells(killed)).containsAllEntriesOf(before);
            withoutTimes(cells(killed)); // every file that is there can be read
        }
        Map<String, String> before = cells(killed);
        assertThat(before).hasSizeLessThan(CELLS + 1).isNotEmpty();
        assertThat(run(killed).exitCode()).isZero();
        assertThat(cells(killed)).containsAllEntriesOf(before);
        assertThat(withoutTimes(cells(killed))).hasSize(CELLS).isEqualTo(withoutTimes(cells(undisturbed)));
        assertThat(resultsWithoutTimes(killed)).isEqualTo(resultsWithoutTimes(undisturbed));
        try (Stream<Path> files = Files.list(killed.resolve("cells"))) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".tmp"));
        }
    }

    @Test
    void neitherTheNumberOfWorkersNorTheOrderChangesABit() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Path parts = folder.resolve("parts");
        String few = "--seeds=1..4";
        assertThat(run(one, few).exitCode()).isZero();
        assertThat(run(two, few, "--workers", "2").exitCode()).isZero();
        assertThat(run(parts, few, "--select", "name:*=2").exitCode()).isZero();
        assertThat(run(parts, few).err()).contains("4 of them found");
        assertThat(withoutTimes(cells(two))).hasSize(8).isEqualTo(withoutTimes(cells(one)));
        assertThat(withoutTimes(cells(parts))).isEqualTo(withoutTimes(cells(one)));
        assertThat(resultsWithoutTimes(two)).isEqualTo(resultsWithoutTimes(one));
        assertThat(resultsWithoutTimes(parts)).isEqualTo(resultsWithoutTimes(one));
    }

    @Test
    void aResultIsFoundAgainUntilWhatItDependsOnChanges() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(out, "--seeds=1").exitCode()).isZero();
        Map<String, String> first = cells(out);
        assertThat(run(out, "--seeds=1").err()).contains("2 cells, 2 of them found in " + out);
        assertThat(cells(out)).isEqualTo(first);
        CommandLineRun judged = run(out, "--seeds=1", "--set", "expect=REFUTED");
        assertThat(judged.exitCode()).isEqualTo(1);
        assertThat(cells(out)).isEqualTo(first);
        CommandLineRun changed = run(out, "--seeds=1", "--set", "cells.*=2.training.steps=1999");
        assertThat(changed.err())
                .contains("1 stale result, to be found again: training.steps 2000 → 1999", "1 of them found");
        assertThat(cells(out)).hasSize(3).containsAllEntriesOf(first);
    }

    @Test
    void aDryRunTellsWhatWouldRunAndWritesNothing() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun fresh = run(out, "--dry-run", "--seeds=1..2");
        assertThat(fresh.exitCode()).isZero();
        assertThat(fresh.out())
                .contains("many: 4 cells, 0 stored, 4 to run")
                .contains("new     ppca-latents=1 (seed 1)");
        assertThat(out).doesNotExist();
        run(out, "--seeds=1..2", "--select", "name:*=1");
        assertThat(run(out, "--dry-run", "--seeds=1..2").out())
                .contains("stored  ppca-latents=1 (seed 1)", "4 cells, 2 stored, 2 to run, about ");
        assertThat(run(out, "--dry-run", "--seeds=1..2", "--rerun", "all").out())
                .contains("0 stored, 4 to run");
    }

    @Test
    void aDamagedFileIsToldAndTheCellRunsAgain() throws IOException {
        Path out = folder.resolve("out");
        run(out, "--seeds=1");
        Map<String, String> first = cells(out);
        String name = first.keySet().iterator().next();
        String damaged = Objects.requireNonNull(first.get(name)).replaceFirst("\"elbo\" : -?\\d", "\"elbo\" : 9");
        Files.writeString(out.resolve("cells").resolve(name), damaged);
        assertThat(run(out, "--seeds=1").err())
                .contains("warning: not a result, so the cell runs again: " + name, "1 of them found");
        assertThat(withoutTimes(cells(out))).isEqualTo(withoutTimes(first));
    }
}
