package org.entropysum.experiments.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {
    private static final KnownNames NAMES =
            KnownNames.of(List.of("latents", "noise", "learningRate", "pseudo-entropy", "entropy", "x"));

    @ParameterizedTest
    @CsvSource({
        "latnets, latents",
        "latent, latents",
        "LATENTS, latents",
        "nosie, noise",
        "learning-rate, learningRate",
        "learning_rate, learningRate",
        "pseudoentropie, pseudo-entropy",
        "entrpy, entropy",
        "X, x"
    })
    void theNearestNameIsTheOneThatWasMeant(String unknown, String meant) {
        assertThat(NAMES.nearest(unknown)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"y", "steps", "posterior", "lats", "''"})
    void noNameIsNearToSomethingElse(String unknown) {
        assertThat(NAMES.nearest(unknown)).isEmpty();
    }

    @Test
    void ofTwoNearNamesTheNearerIsTaken() {
        assertThat(KnownNames.of(List.of("alphabet", "alpha-beta")).nearest("alphabeta"))
                .contains("alpha-beta");
    }

    @Test
    void veryLongNamesAreComparedWithNothing() {
        assertThat(KnownNames.of(List.of("x".repeat(70))).nearest("x".repeat(70)))
                .isEmpty();
    }

    @Test
    void theNamesAreShownAsAChoice() {
        assertThat(KnownNames.of(List.of("a", "b")).oneOf()).isEqualTo("one of a, b");
        assertThat(KnownNames.of(List.of("a")).oneOf()).isEqualTo("a");
        assertThat(KnownNames.of(List.of()).insteadOf("a")).isEqualTo("there is none to choose from");
        assertThat(KnownNames.of(List.of("alpha", "beta")).insteadOf("alhpa"))
                .isEqualTo("expected one of alpha, beta; did you mean \"alpha\"?");
        assertThat(KnownNames.of(IntStream.range(0, 30).mapToObj(i -> "n" + i).toList())
                        .oneOf())
                .endsWith("n23, … (6 more)");
    }
}
