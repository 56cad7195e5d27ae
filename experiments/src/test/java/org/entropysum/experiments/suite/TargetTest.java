package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void aTargetAdmitsWhatIsNearAndNeverNaN() {
        Target target = new Target(-2, 0.5);
        assertThat(target.admits(-2.5)).isTrue();
        assertThat(target.admits(-1.5)).isTrue();
        assertThat(target.admits(-1.4)).isFalse();
        assertThat(target.admits(2)).isFalse();
        assertThat(target.admits(Double.NaN)).isFalse();
    }

    @Test
    void limitsAreMetFromTheInsideOnly() {
        Target between = new Target(Optional.empty(), Optional.empty(), Optional.of(1.0), Optional.of(2.0), "");
        assertThat(between.admits(1)).isTrue();
        assertThat(between.admits(2)).isTrue();
        assertThat(between.admits(0.9)).isFalse();
        assertThat(between.admits(2.1)).isFalse();
        assertThat(between.admits(Double.NaN)).isFalse();
    }

    @Test
    void aValueAndLimitsExcludeEachOther() {
        Optional<Double> one = Optional.of(1.0);
        assertThatThrownBy(() -> new Target(one, one, one, Optional.empty(), ""))
                .hasMessage("expected value and within, or atLeast, atMost or both");
        assertThatThrownBy(() -> new Target(one, Optional.empty(), Optional.empty(), Optional.empty(), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
