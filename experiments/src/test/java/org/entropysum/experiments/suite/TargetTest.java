package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

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
}
