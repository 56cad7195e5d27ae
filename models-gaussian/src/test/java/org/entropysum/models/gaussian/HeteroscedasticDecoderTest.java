package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.entropysum.data.ColumnMoments;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where decoders of means and variances start, with two networks and with one. */
class HeteroscedasticDecoderTest {
    private static final double ROUNDING = 1e-12;
    private static final int D = 3;
    private static final Dataset DATA = VaeData.curve(50, 0.6);

    private static Parameters start(Vae vae) {
        return vae.initial(DATA, Draws.seeded(2));
    }

    @ParameterizedTest
    @EnumSource(VarianceHead.class)
    void outputsOfOneNetworkStartAroundMeansAndVarianceOfTheData(VarianceHead head) {
        double[] biases = start(VaeForm.entropy(D, 1, 2).sharedVae3(head))
                .matrix("decoder biases 2")
                .values();
        ColumnMoments moments = ColumnMoments.of(DATA);
        assertThat(Arrays.copyOf(biases, D)).containsExactly(moments.mean().values(), within(ROUNDING));
        for (int d = D; d < 2 * D; d++) {
            assertThat(head.variance(biases[d])).isCloseTo(moments.meanVariance(), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @EnumSource(VarianceHead.class)
    void oneNetworkStartsWithTheBiasesOfTwo(VarianceHead head) {
        Parameters two = start(VaeForm.entropy(D, 1, 2).vae3(head));
        Matrix one = start(VaeForm.entropy(D, 1, 2).sharedVae3(head)).matrix("decoder biases 2");
        assertThat(two.matrix("decoder biases 2").values())
                .containsExactly(one.columns(0, D).values());
        assertThat(two.matrix("variance decoder biases 2").values())
                .containsExactly(one.columns(D, 2 * D).values());
    }
}
