package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "-4.1553833, −4.155383",
        "0, 0.000000",
        "-0.0, 0.000000",
        "0.00255449, 0.002554",
        "1e-9, 1.00000e−9",
        "-12345678.9, −1.23457e7"
    })
    void natsHaveSixDecimalsWhereThatIsEnough(double number, String text) {
        assertThat(NumberText.nats(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "3.14e-13, 3.1e−13",
        "-8.96e-5, −9.0e−5",
        "9.96e-5, 1.0e−4",
        "0.893, 0.893",
        "-0.25, −0.25",
        "0, 0",
        "999.9, 1000",
        "1.6e5, 1.6e5",
        "4.9e-324, 4.9e−324"
    })
    void sizesHaveAFewDigits(double number, String text) {
        assertThat(NumberText.size(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0471828, 0.047183", "12345678.9, 1.235e7", "3, 3", "-0.1738, −0.1738", "100, 100"})
    void parametersHaveFiveDigits(double number, String text) {
        assertThat(NumberText.parameter(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.013, 0.01", "52.03, 52.0", "3600, 3600"})
    void secondsHaveDecimalsWhereThereAreFew(double seconds, String text) {
        assertThat(NumberText.seconds(seconds)).isEqualTo(text);
    }

    @Test
    void whereThereIsNoNumberThereIsADash() {
        assertThat(NumberText.nats(null))
                .isEqualTo(NumberText.size(null))
                .isEqualTo(NumberText.parameter(null))
                .isEqualTo("–");
    }
}
