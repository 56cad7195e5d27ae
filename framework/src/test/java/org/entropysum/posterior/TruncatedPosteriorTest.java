package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.entropysum.testkit.Tolerances.SUMMATION;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TruncatedPosteriorTest {
    private static final int H = 6;
    private static final int S = 5;

    private final Dataset data = ToyData.bits(12);
    private final Batch all = data.chunks(12).get(0);
    private final BinaryCausesToy model = new BinaryCausesToy(H, 3, false);
    private final Parameters point = Draws.normal(model.layout(), Draws.seeded(5));

    private TruncatedPosterior family(long seed) {
        return TruncatedPosterior.of(model, StateSets.random(12, S, H, seed), Evolution.standard(H));
    }

    private double elbo(VariationalFamily family) {
        return EntropySumEvaluator.of(ModelAssembly.of(model, family, new Expectation.Enumeration()), data)
                .at(point)
                .elbo();
    }

    private double best() {
        return elbo(TruncatedResponsibilities.of(model, S));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void visitsNeverLowerTheElboAndFindTheBestStates(long seed) {
        RememberingFamily family = family(seed);
        double before = elbo(family);
        for (int visit = 0; visit < 40; visit++) {
            family = family.visited(point, all, visit);
            double after = elbo(family);
            assertThat(after).isGreaterThanOrEqualTo(before - SUMMATION);
            before = after;
        }
        assertThat(before).isCloseTo(best(), within(SUMMATION));
    }

    @Test
    void setsStayDistinct() {
        RememberingFamily family = family(1);
        for (int visit = 0; visit < 10; visit++) {
            family = family.visited(point, all, visit);
        }
        assertDistinct(((TruncatedPosterior) family).sets());
        assertDistinct(StateSets.random(3, 64, H, 9));
    }

    private static void assertDistinct(StateSets sets) {
        for (int n = 0; n < sets.rows(); n++) {
            assertThat(Set.of(sets.set(n))).hasSize(sets.size());
        }
    }

    @Test
    void visitIsAValueFixedByItsSeedWhateverTheBatches() {
        TruncatedPosterior family = family(1);
        double[] before = family.sets().z(0, 12).values();
        double[] whole = family.visited(point, all, 7).sets().z(0, 12).values();
        RememberingFamily parts = family;
        for (Batch part : data.chunks(5)) {
            parts = parts.visited(point, part, 7);
        }
        assertThat(((TruncatedPosterior) parts).sets().z(0, 12).values()).containsExactly(whole);
        assertThat(family.sets().z(0, 12).values()).containsExactly(before).isNotEqualTo(whole);
        assertThat(family.visited(point, all, 8).sets().z(0, 12).values()).isNotEqualTo(whole);
    }

    @Test
    void rowsOutsideTheBatchKeepTheirStates() {
        TruncatedPosterior family = family(1);
        List<Batch> parts = data.chunks(5);
        TruncatedPosterior after = family.visited(point, parts.get(1), 7);
        assertThat(after.sets().z(0, 5).values())
                .containsExactly(family.sets().z(0, 5).values());
        assertThat(after.sets().z(10, 2).values())
                .containsExactly(family.sets().z(10, 2).values());
    }

    @Test
    void entropyIsThatOfTheNormalizedWeights() {
        Matrix entropy = Matrix.copyOf(family(1).at(point, all).entropy());
        assertThat(entropy.values()).hasSize(12);
        for (double h : entropy.values()) {
            assertThat(h).isBetween(0.0, Math.log(S));
        }
    }

    @Test
    void bitsSurviveBeyondOneWord() {
        var random = Draws.seeded(3);
        BitState left = BitState.random(200, 0.5, random);
        BitState right = BitState.random(200, 0.5, random);
        for (int cut : new int[] {1, 63, 64, 65, 128, 199}) {
            double[] child = bits(left.crossed(right, cut));
            for (int i = 0; i < 200; i++) {
                assertThat(child[i]).isEqualTo(bits(i < cut ? left : right)[i]);
            }
        }
        for (int bit : new int[] {0, 63, 64, 199}) {
            double[] child = bits(left.flipped(bit));
            for (int i = 0; i < 200; i++) {
                assertThat(child[i]).isEqualTo(i == bit ? 1 - bits(left)[i] : bits(left)[i]);
            }
        }
    }

    private static double[] bits(BitState state) {
        double[] bits = new double[200];
        state.write(bits, 0, 200);
        return bits;
    }

    @Test
    void impossibleStatesGiveWayAndHaveNoChildren() {
        BitState[] set = {BitState.random(4, 0, Draws.seeded(1)), BitState.random(4, 1, Draws.seeded(1))};
        double[] logJoint = {Double.NEGATIVE_INFINITY, -3};
        Set<BitState> found = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            found.addAll(List.of(new Evolution(4, 1, 0).offspring(set, logJoint, 4, Draws.seeded(seed))));
        }
        assertThat(found)
                .containsExactlyInAnyOrder(set[1].flipped(0), set[1].flipped(1), set[1].flipped(2), set[1].flipped(3));
    }

    @Test
    void refusesWhatIsNoNumber() {
        BitState[] set = {BitState.random(4, 0, Draws.seeded(1))};
        assertThatExceptionOfType(NumericFailure.class)
                .isThrownBy(() -> new Evolution(4, 1, 0).offspring(set, new double[] {Double.NaN}, 4, Draws.seeded(1)))
                .withMessageContaining("log joint");
    }

    @Test
    void refusesMoreStatesThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateSets.random(2, 9, 3, 1))
                .withMessage("there are no 9 distinct states of 3 bits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TruncatedPosterior.of(model, StateSets.random(2, 4, 3, 1), Evolution.standard(3)))
                .withMessageContaining("states of 3 bits do not fit a model with 6 latents");
        assertThatIllegalArgumentException().isThrownBy(() -> new Evolution(0, 1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Evolution(1, 1, Double.NaN));
    }
}
