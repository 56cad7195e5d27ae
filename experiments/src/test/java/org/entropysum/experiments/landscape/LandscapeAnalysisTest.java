package org.entropysum.experiments.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.SmallSuite;
import org.junit.jupiter.api.Test;

class LandscapeAnalysisTest {
    private static CellResult iris(String settings) {
        return SmallSuite.of("""
            name: landscape
            data: {iris: {source: iris}}
            cells:
              - name: cell
                data: iris
                model: {id: linear-vae, latents: 1}
                training: [{algorithm: lbfgs, steps: 2000}, newton]
                tolerance: 1e-7
                analyses:
                  - {analysis: landscape, points: 51, %s}
            """.formatted(settings)).results().get(0);
    }

    private static double number(Findings findings, String name) {
        return Objects.requireNonNull(findings.numbers().get(name));
    }

    // From W to −W the way leads through the collapsed latent: a valley between two hills
    @Test
    void betweenTheTwoSignsOfALatentTheLandscapeTurnsWhereEntropiesSay() {
        Findings findings = iris("starts: 10").findings();
        assertThat(number(findings, "landscape.turningPoints")).isGreaterThanOrEqualTo(1);
        assertThat(number(findings, "landscape.turningDifference")).isLessThan(1e-6);
        assertThat(number(findings, "landscape.largestGap")).isLessThan(1e-9);
        assertThat(number(findings, "landscape.barrier")).isGreaterThan(1);
    }

    /** H_enc = s, H_dec = s²: F = s − s² turns at s = ½. */
    @Test
    void theTurningPointIsWhereWhatIsWonIsPaid() {
        Findings findings = new Path(IntStream.rangeClosed(0, 10)
                        .mapToObj(i -> i / 10.0)
                        .map(s -> new Path.Place(s, s - s * s, s - s * s, s, 1, s * s))
                        .toList())
                .findings();
        assertThat(number(findings, "turningPoints")).isEqualTo(1);
        assertThat(number(findings, "turningDifference")).isCloseTo(0, within(1e-12));
        assertThat(number(findings, "barrier")).isZero();
    }

    @Test
    void entropiesThatDoNotAddUpTurnElsewhere() {
        Findings findings = new Path(IntStream.rangeClosed(0, 10)
                        .mapToObj(i -> i / 10.0)
                        .map(s -> new Path.Place(s, s - s * s, s - s * s, s, 1, 2 * s * s))
                        .toList())
                .findings();
        assertThat(number(findings, "turningDifference")).isCloseTo(0.25, within(1e-12));
    }
}
