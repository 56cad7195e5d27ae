package org.entropysum.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private static final double ROUNDING = 1e-15;

    @Test
    void constantStays() {
        assertThat(new Schedule.Constant(0.1).at(0)).isEqualTo(0.1);
        assertThat(new Schedule.Constant(0.1).at(1_000_000)).isEqualTo(0.1);
    }

    @Test
    void exponentialFallsByTheRatioInTheGivenSteps() {
        Schedule schedule = new Schedule.Exponential(0.8, 0.25, 10);
        assertThat(schedule.at(0)).isEqualTo(0.8);
        assertThat(schedule.at(5)).isEqualTo(0.4, within(ROUNDING));
        assertThat(schedule.at(20)).isEqualTo(0.05, within(ROUNDING));
    }

    @Test
    void stepFallsAtOnceAfterTheGivenSteps() {
        Schedule schedule = new Schedule.Step(0.8, 0.5, 10);
        assertThat(schedule.at(9)).isEqualTo(0.8);
        assertThat(schedule.at(10)).isEqualTo(0.4);
        assertThat(schedule.at(29)).isEqualTo(0.2);
    }

    @Test
    void cosineGoesFromFirstToLastAndStaysThere() {
        Schedule schedule = new Schedule.Cosine(1, 0.2, 100);
        assertThat(schedule.at(0)).isEqualTo(1);
        assertThat(schedule.at(50)).isEqualTo(0.6, within(ROUNDING));
        assertThat(schedule.at(100)).isEqualTo(0.2, within(ROUNDING));
        assertThat(schedule.at(500)).isEqualTo(0.2, within(ROUNDING));
    }

    @Test
    void linearGoesFromFirstToLastAndStaysThere() {
        Schedule schedule = new Schedule.Linear(10, 1, 9);
        assertThat(schedule.at(0)).isEqualTo(10);
        assertThat(schedule.at(3)).isEqualTo(7, within(ROUNDING));
        assertThat(schedule.at(12)).isEqualTo(1);
    }

    @Test
    void levelsFollowEachOtherAfterEqualShares() {
        Schedule schedule = new Schedule.Levels(List.of(10.0, 4.0, 1.0), 9);
        assertThat(schedule.at(0)).isEqualTo(10);
        assertThat(schedule.at(2)).isEqualTo(10);
        assertThat(schedule.at(3)).isEqualTo(4);
        assertThat(schedule.at(6)).isEqualTo(1);
        assertThat(schedule.at(900)).isEqualTo(1);
        assertThat(new Schedule.Levels(List.of(2.0, 1.0), 5).at(2)).isEqualTo(2);
        assertThat(new Schedule.Levels(List.of(2.0, 1.0), 5).at(3)).isEqualTo(1);
    }

    @Test
    void schedulesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Schedule.Exponential(1, 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Step(1, 1.5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Step(1, Double.NaN, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Cosine(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Linear(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.Levels(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
