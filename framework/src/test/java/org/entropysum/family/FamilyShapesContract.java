package org.entropysum.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batches, shapes and orders of what a family computes, and what it refuses. */
abstract class FamilyShapesContract extends ExaminedFamily {
    @Test
    final void resultsAreBatchesOfDoubles() {
        int b = naturalParameters().length;
        int d = family().eventSize();
        int l = family().statisticSize();
        assertThat(b).as("the contract needs several rows").isGreaterThan(1);
        assertThat(naturalParameters()).hasDimensions(b, l);
        assertBatch("sample", events(), b, d);
        assertBatch("T", family().sufficientStatistics(events()), b, l);
        assertBatch("A", family().logPartition(eta()), b, 1);
        assertBatch("∇A", family().meanParameters(eta()), b, l);
        assertBatch("log density", family().logDensity(eta(), events()), b, 1);
        assertBatch("log densities", family().logDensities(eta(), array(values(events().getRow(0, true)))), 1, b);
        assertBatch("entropy", family().entropy(eta()), b, 1);
        assertBatch("log h", family().baseMeasure().logarithm(events()), b, 1);
    }

    private static void assertBatch(String what, INDArray array, int rows, int columns) {
        assertThat(array.shape()).as(what).containsExactly(rows, columns);
        assertThat(array.dataType()).as(what).isEqualTo(DataType.DOUBLE);
        assertThat(array.ordering()).as("order of %s", what).isEqualTo('c');
    }

    @Test
    final void aBatchIsItsRows() {
        INDArray whole = family().logPartition(eta());
        INDArray mean = family().meanParameters(eta());
        INDArray entropy = family().entropy(eta());
        for (int i = 0; i < naturalParameters().length; i++) {
            INDArray row = array(naturalParameters()[i]);
            assertThat(values(family().logPartition(row))).containsExactly(whole.getDouble(i, 0));
            assertThat(values(family().meanParameters(row))).containsExactly(values(mean.getRow(i, true)));
            assertThat(values(family().entropy(row))).containsExactly(entropy.getDouble(i, 0));
        }
    }

    @Test
    final void aSingleRowOfNaturalParametersServesAllEvents() {
        for (Drawn member : drawn()) {
            INDArray events = member.events(5);
            INDArray repeated = Matrix.copyOf(member.eta()).repeatRows(5).toArray();
            assertThat(values(family().logDensity(member.eta(), events)))
                    .as("log density of %s", member)
                    .containsExactly(values(family().logDensity(repeated, events)));
            if (family() instanceof ContinuousFamily continuous) {
                assertThat(values(continuous.eventGradient(member.eta(), events)))
                        .as("event gradient of %s", member)
                        .containsExactly(values(continuous.eventGradient(repeated, events)));
            }
        }
    }

    @Test
    final void properRowsAreProper() {
        assertThat(family().isProper(eta())).isTrue();
        for (ReferenceValues.Setting setting : references()) {
            assertThat(family().isProper(array(setting.eta())))
                    .as(setting.name())
                    .isTrue();
        }
    }

    @Test
    final void oneImproperRowSpoilsTheBatch() {
        assertThat(improperParameters()).isNotEmpty();
        for (double[] improper : improperParameters()) {
            assertThat(family().isProper(array(improper)))
                    .as(Arrays.toString(improper))
                    .isFalse();
            assertThat(family().isProper(array(naturalParameters()[0], improper)))
                    .as("behind a proper row: %s", Arrays.toString(improper))
                    .isFalse();
        }
    }

    @Test
    final void logDensitiesAreLogDensityPairByPair() {
        INDArray events = drawn().get(0).events(7);
        Matrix pairs = Matrix.copyOf(family().logDensities(eta(), events));
        assertThat(new int[] {pairs.rows(), pairs.columns()}).containsExactly(7, naturalParameters().length);
        for (int s = 0; s < pairs.columns(); s++) {
            double[] single = values(family().logDensity(array(naturalParameters()[s]), events));
            for (int n = 0; n < pairs.rows(); n++) {
                assertThat(pairs.get(n, s))
                        .as("event %s under distribution %s", n, s)
                        .isCloseTo(single[n], within(IDENTITY * (1 + Math.abs(single[n]))));
            }
        }
    }

    @Test
    final void argumentsAreReadInAnyOrderAndNeverWritten() {
        INDArray eta = eta().dup('f');
        INDArray events = events().dup('f');
        assertThat(values(family().logDensity(eta, events)))
                .containsExactly(values(family().logDensity(eta(), events())));
        assertThat(values(family().meanParameters(eta))).containsExactly(values(family().meanParameters(eta())));
        assertThat(values(family().logPartition(eta))).containsExactly(values(family().logPartition(eta())));
        assertThat(values(family().entropy(eta))).containsExactly(values(family().entropy(eta())));
        assertThat(values(family().sufficientStatistics(events)))
                .containsExactly(values(family().sufficientStatistics(events())));
        assertThat(values(eta)).containsExactly(values(eta()));
        assertThat(values(events)).containsExactly(values(events()));
    }

    @Test
    final void wrongShapesAreRefusedWithFamilyAndShape() {
        INDArray wideEta = Matrix.zeros(2, family().statisticSize() + 1).toArray();
        INDArray wideEvents = Matrix.zeros(2, family().eventSize() + 1).toArray();
        INDArray one = array(naturalParameters()[0]);
        assertRefused(wideEta, () -> family().isProper(wideEta));
        assertRefused(wideEta, () -> family().logPartition(wideEta));
        assertRefused(wideEta, () -> family().meanParameters(wideEta));
        assertRefused(wideEta, () -> family().entropy(wideEta));
        assertRefused(wideEta, () -> family().sample(wideEta, Draws.seeded(1)));
        assertRefused(wideEta, () -> family().logDensity(wideEta, events()));
        assertRefused(wideEta, () -> family().logDensities(wideEta, events()));
        assertRefused(wideEvents, () -> family().sufficientStatistics(wideEvents));
        assertRefused(wideEvents, () -> family().logDensity(one, wideEvents));
        assertRefused(wideEvents, () -> family().logDensities(one, wideEvents));
        if (family() instanceof ContinuousFamily continuous) {
            assertRefused(wideEvents, () -> continuous.eventGradient(one, wideEvents));
        }
    }

    private void assertRefused(INDArray wrong, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(family().name())
                .hasMessageContaining(Arrays.toString(wrong.shape()));
    }

    @Test
    final void rowsThatDoNotPairAreRefused() {
        INDArray two = array(naturalParameters()[0], naturalParameters()[1]);
        INDArray three = drawn().get(0).events(3);
        assertThatThrownBy(() -> family().logDensity(two, three))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(family().name())
                .hasMessageContaining("2")
                .hasMessageContaining("3");
    }
}
