package org.entropysum.experiments.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Dataset;
import org.entropysum.numeric.Matrix;
import org.entropysum.verification.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedModelsTest {
    private static final double ROUNDING = 1e-10;
    private static final int MUTATIONS = 400;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private Trained trained;

    @BeforeAll
    void train() {
        trained = Trained.in(folder);
    }

    private Path saved(String cell) throws IOException {
        Path directory = folder.resolve("of-" + cell);
        trained.model(cell).save(directory);
        return directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "free", "mixture"})
    void loadedModelIsTheSavedOneToTheBit(String cell) throws IOException {
        TrainedModel loaded = TrainedModel.load(saved(cell));
        assertThat(loaded.parameters().values())
                .containsExactly(trained.model(cell).parameters().values());
        assertThat(loaded.description()).isEqualTo(trained.model(cell).description());
        Dataset data = trained.data(cell);
        assertThat(loaded.elbo(data)).isEqualTo(trained.model(cell).elbo(data));
        assertThat(loaded.elbo(data)).isCloseTo(loaded.description().training().elbo(), within(1e-7));
        assertThat(loaded.verify(data, 1e-6).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(loaded.entropies(data).value()).isCloseTo(loaded.elbo(data), within(1e-6));
    }

    private static void assertClose(INDArray found, INDArray expected) {
        double[] values = Matrix.copyOf(found).values();
        double[] others = Matrix.copyOf(expected).values();
        assertThat(values).hasSize(others.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(others[i], within(ROUNDING * (1 + Math.abs(others[i]))));
        }
    }

    @Test
    void linearModelReconstructsThroughTheMeansOfItsLatents() {
        TrainedModel model = trained.model("exact");
        Dataset data = trained.data("exact");
        assertClose(model.reconstruct(data), model.decode(model.encode(data)));
        Matrix mean = Matrix.over(data.values(), data.shape().rows(), 3)
                .columnSums()
                .scale(1.0 / data.shape().rows());
        assertClose(model.decode(Matrix.zeros(1, 1).toArray()), mean.toArray());
        double spread = Arrays.stream(Matrix.copyOf(model.encode(data)).values())
                .map(z -> z * z)
                .sum();
        assertThat(spread / data.shape().rows()).isBetween(0.5, 1.0); // E z² = 1 less the variance of q
    }

    @Test
    void samplesHaveTheMeanOfTheModelAndFollowTheSeed() {
        TrainedModel model = trained.model("mixture");
        int rows = 20000;
        Matrix drawn = Matrix.copyOf(model.sample(rows, 7));
        assertThat(drawn.values())
                .containsExactly(Matrix.copyOf(model.sample(rows, 7)).values());
        assertThat(drawn.values())
                .isNotEqualTo(Matrix.copyOf(model.sample(rows, 8)).values());
        Dataset data = trained.data("mixture");
        Matrix found = drawn.columnSums().scale(1.0 / rows);
        Matrix expected = Matrix.over(data.values(), data.shape().rows(), 2)
                .columnSums()
                .scale(1.0 / data.shape().rows());
        assertThat(found.get(0, 0)).isCloseTo(expected.get(0, 0), within(0.05)); // sd 1.1 / √20000 · 6
        assertThat(found.get(0, 1)).isCloseTo(expected.get(0, 1), within(0.6)); // sd 13.6 / √20000 · 6
    }

    private static Dataset other(int rows) {
        double[] values = new double[3 * rows];
        UniformRandomProvider random = RandomSource.PHILOX_4X64.create(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble();
        }
        return Dataset.of("other", List.of("a", "b", "c"), values);
    }

    @Test
    void freePosteriorKnowsItsOwnRowsUntilItIsRefitted() {
        TrainedModel free = trained.model("free");
        assertThatIllegalStateException()
                .isThrownBy(() -> free.elbo(other(20)))
                .withMessageContaining("free-gaussian has parameters for each of the 60 rows")
                .withMessageContaining("refitted(data)");
        TrainedModel refitted = free.refitted(other(20));
        assertThat(refitted.encode(other(20)).shape()).containsExactly(20, 1);
        assertThat(free.elbo(trained.data("free"))).isFinite();
        // at the same Ψ and Θ the best Gaussian q of p-PCA is the exact one
        assertThat(refitted.elbo(other(20))).isCloseTo(trained.model("exact").elbo(other(20)), within(1e-4));
        assertThat(trained.model("exact").refitted(other(20))).isSameAs(trained.model("exact"));
    }

    @Test
    void dataOfOtherColumnsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trained.model("mixture").elbo(other(20)))
                .withMessageContaining("the model takes rows of 2 numbers")
                .withMessageContaining("not of 3");
    }

    private static void assertUnreadable(Path directory, String... parts) {
        assertThatExceptionOfType(UnreadableModel.class)
                .isThrownBy(() -> TrainedModel.load(directory))
                .satisfies(failure -> assertThat(failure.getMessage()).contains(parts));
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, by));
    }

    @Test
    void whatWasChangedIsToldWithTheFileAndTheTensor() throws IOException {
        Path directory = saved("free");
        Path description = directory.resolve("model.json");
        Path parameters = directory.resolve("parameters.bin");
        byte[] bytes = Files.readAllBytes(parameters);
        bytes[3] ^= 1;
        Files.write(parameters, bytes);
        assertUnreadable(directory, "parameters.bin", "SHA-256", "it was changed");
        Files.write(parameters, Arrays.copyOf(bytes, bytes.length - 1));
        assertUnreadable(directory, "parameters.bin", "has " + (bytes.length - 1) + " bytes");
        Files.delete(parameters);
        assertUnreadable(directory, "parameters.bin", "no such file");
        saved("free");
        replace(description, "\"format\" : 1", "\"format\" : 2");
        assertUnreadable(directory, "model.json", "has format 2");
        saved("free");
        replace(description, "\"name\" : \"mean\"", "\"name\" : \"middle\"");
        assertUnreadable(directory, "model.json", "has other parameters now", "middle");
        saved("free");
        replace(description, "\"latents\"", "\"latnets\"");
        assertUnreadable(directory, "model.json:", "did you mean \"latents\"?");
        saved("free");
        replace(description, "\"latents\" : 1", "\"latents\" : 2");
        assertUnreadable(directory, "model.json", "weights");
        assertUnreadable(folder.resolve("nowhere"), "model.json", "no such file");
    }

    @Test
    void mutatedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        Path directory = saved("free");
        UniformRandomProvider random = RandomSource.PHILOX_4X64.create(5);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = directory.resolve(i % 4 == 0 ? "parameters.bin" : "model.json");
            byte[] sound = Files.readAllBytes(file);
            Files.write(file, mutated(sound, random));
            try {
                TrainedModel.load(directory);
            } catch (UnreadableModel unreadable) {
                refused++;
                assertThat(unreadable.getMessage()).contains(directory.toString());
            } finally {
                Files.write(file, sound);
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    private static byte[] mutated(byte[] sound, UniformRandomProvider random) {
        int at = random.nextInt(sound.length);
        int length = 1 + random.nextInt(8);
        int end = Math.min(sound.length, at + length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(sound, at);
            case 1 -> joined(Arrays.copyOf(sound, at), Arrays.copyOfRange(sound, end, sound.length));
            case 2 -> joined(Arrays.copyOf(sound, end), Arrays.copyOfRange(sound, at, sound.length));
            case 3 -> joined(sound, Arrays.copyOf(sound, at));
            default -> {
                byte[] bytes = sound.clone();
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
