package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardNormalTest {
    /** Relative; a few units in the last place. */
    private static final double ULPS = 1e-15;

    // p and the root of log Φ(x) = log p (upper half: of log (1 − Φ(x))), by mpmath with 50 digits at the double p
    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.047096299361199237",
        "1e-100, -21.273453560965324294",
        "1e-20, -9.2623400897984075796",
        "1e-10, -6.3613409024040561991",
        "1e-05, -4.2648907939228246102",
        "0.001, -3.0902323061678135354",
        "0.01, -2.3263478740408410931",
        "0.02425, -1.9729610513118848376",
        "0.05, -1.644853626951472688",
        "0.0749, -1.4402382675279636631",
        "0.0751, -1.4388253927525399824",
        "0.1, -1.2815515655446004353",
        "0.25, -0.6744897501960817432",
        "0.4, -0.25334710313579974132",
        "0.5, 0.0",
        "0.500001, 2.5066282747057051991e-6",
        "0.75, 0.6744897501960817432",
        "0.925, 1.4395314709384562291",
        "0.9251, 1.4402382675279638594",
        "0.9751, 1.9616778690637854204",
        "0.999, 3.0902323061678132778",
        "0.9999999999990905, 7.0477002566644087254",
        "0.9999999999999999, 8.2095361516013868556"
    })
    void quantileHasAllItsDigits(double p, double expected) {
        assertThat(StandardNormal.quantile(p)).isCloseTo(expected, within(ULPS * Math.abs(expected)));
    }

    @Test
    void endsAreInfinite() {
        assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesWhatIsNoProbability(double p) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardNormal.quantile(p))
                .withMessageContaining("between 0 and 1");
    }
}
