package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.ColumnMoments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Examination;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Mistakes that one network for means and variances invites, each of which a check of the contract has to notice. */
class SharedDecoderMutationTest {
    private static final int D = 3;
    private static final int ROWS = 4;
    private static final String GROWTH = "naturalParametersGrowByThemselvesAlongTheDirection";
    private static final String IDENTITY = "gapEqualsDirectionalDerivativeAnywhere";
    private static final String AT_REST = "directionLeavesTheOtherTermsAtRest";
    private static final double[] OF_MEANS = {-1, -1, -1, 0, 0, 0};
    private static final double[] OF_BOTH = {-1, -1, -1, -1, -1, -1};
    private static final double[] OF_VARIANCES = {0, 0, 0, -1, -1, -1};

    /** A decoder whose last layer moves in another way, or whose network is scaled several times. */
    private record Mistaken(HeteroscedasticDecoder right, double[] rates, int times) implements Decoder {
        @Override
        public Conditional observable() {
            return right.observable();
        }

        @Override
        public Layout layout() {
            return right.layout();
        }

        @Override
        public List<Network> networks() {
            return Stream.generate(() -> right.networks().get(0)).limit(times).toList();
        }

        @Override
        public Direction direction(Parameters parameters, int latents) {
            double[] rest = new double[rates.length];
            Parameters tangent = (right.head() == VarianceHead.LINEAR
                            ? right.outputs().velocity(parameters, rates, rest)
                            : right.outputs().velocity(parameters, rest, rates))
                    .orElseThrow();
            return Direction.Along.parameters(NAME, tangent, latents);
        }

        @Override
        public Decoder evaluating(Parameters parameters, Iterable<Matrix> latents) {
            return this;
        }

        @Override
        public Parameters initial(ColumnMoments moments, UniformRandomProvider random) {
            return right.initial(moments, random);
        }

        @Override
        public int degreesOfFreedom() {
            return right.degreesOfFreedom();
        }

        @Override
        public Map<String, INDArray> usual(Parameters parameters) {
            return right.usual(parameters);
        }
    }

    private static final class Contract extends VaeContract.NearTheStart {
        Contract(Vae vae) {
            super(vae, VaeData.normals(ROWS, D));
        }
    }

    private static Contract contract(VarianceHead head, double[] rates, int times) {
        Vae vae = VaeForm.entropy(D, 2, 4).sharedVae3(head);
        return new Contract(new Vae(vae.prior(), new Mistaken((HeteroscedasticDecoder) vae.decoder(), rates, times)));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("log head: biases of the means", contract(VarianceHead.LOG, OF_MEANS, 1), GROWTH),
                Arguments.of("log head: biases of the means, too", contract(VarianceHead.LOG, OF_BOTH, 1), IDENTITY),
                Arguments.of("linear head: rows of the means", contract(VarianceHead.LINEAR, OF_MEANS, 1), IDENTITY),
                Arguments.of("linear head: rows of the means, too", contract(VarianceHead.LINEAR, OF_BOTH, 1), GROWTH),
                Arguments.of("first layer scaled once a head", contract(VarianceHead.LOG, OF_VARIANCES, 2), AT_REST));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsCaught(String mistake, GenerativeModelContract contract, String check) {
        assertThat(Examination.fails(contract, check)).isTrue();
    }

    static Stream<Arguments> right() {
        return Stream.of(VarianceHead.LOG, VarianceHead.LINEAR)
                .map(head -> Arguments.of(head, contract(head, OF_VARIANCES, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("right")
    void withoutAMistakeNothingFails(VarianceHead head, GenerativeModelContract contract) {
        assertThat(Stream.of(GROWTH, IDENTITY, AT_REST).filter(check -> Examination.fails(contract, check)))
                .isEmpty();
    }
}
