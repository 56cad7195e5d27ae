package org.entropysum.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.FusedFormContract;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.ConstantNetwork;
import org.entropysum.network.DenseNetwork;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;
import org.entropysum.testkit.Draws;
import org.junit.jupiter.api.Test;

/** The fused terms against decoders in plain form, for several depths, activations, rules and kinds of q. */
class FusedTermsTest extends FusedFormContract {
    private static final int D = 7;
    private static final int H = 3;
    private static final int ROWS = 300;

    private static Dataset data(int rows) {
        List<String> names = new ArrayList<>();
        for (int d = 0; d < D; d++) {
            names.add("x" + d);
        }
        double[] values = Draws.normal(rows * D, Draws.seeded(5));
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 + 0.5 * values[i];
        }
        return Dataset.of("normal", names, values);
    }

    private static VariationalFamily amortized() {
        return AmortizedPosterior.of(
                DiagonalGaussianPosterior.coordinates(H),
                DenseNetwork.of("encoder", Role.POSTERIOR, Activation.TANH, D, 6, 2 * H));
    }

    private static DenseNetwork decoder(String name, Activation activation, int... hidden) {
        return decoder(name, D, activation, hidden);
    }

    private static DenseNetwork decoder(String name, int outputs, Activation activation, int... hidden) {
        int[] sizes = new int[hidden.length + 2];
        sizes[0] = H;
        System.arraycopy(hidden, 0, sizes, 1, hidden.length);
        sizes[sizes.length - 1] = outputs;
        return DenseNetwork.of(name, Role.OBSERVABLE, activation, sizes);
    }

    private static ConstantNetwork constant() {
        return ConstantNetwork.of("variance", Role.OBSERVABLE, H, D);
    }

    private static final class LogHead implements SpreadDecoderTerm.Head {
        @Override
        public double variance(double a) {
            return Math.exp(a);
        }

        @Override
        public void evaluate(double[] a, int length, SpreadDecoderTerm.Values into) {
            for (int i = 0; i < length; i++) {
                into.precision()[i] = Math.exp(-a[i]);
                into.logVariance()[i] = a[i];
                into.growth()[i] = 1;
            }
        }
    }

    private static FusedTerm prior(boolean learned) {
        return learned ? NormalPriorTerm.of(DenseDecoderToy.PRIOR) : NormalPriorTerm.standard();
    }

    private static Example linear(Expectation rule, VariationalFamily q, boolean learnedPrior, DenseNetwork mean) {
        FusedTerm observable = LinearDecoderTerm.of(mean, LinearDecoderTerm.Variances.learned("variance biases"));
        ModelAssembly plain = ModelAssembly.of(new DenseDecoderToy(H, mean, constant(), learnedPrior), q, rule);
        return new Example(
                rule + " " + mean.layout().blocks(),
                plain.with(NodewiseForm.of(q, H, prior(learnedPrior), observable)),
                data(ROWS));
    }

    private static Example spread(Expectation rule, Activation activation, int... hidden) {
        DenseNetwork mean = decoder("mean", activation, hidden);
        DenseNetwork variance = decoder("variance", activation, 4);
        ModelAssembly plain = ModelAssembly.of(new DenseDecoderToy(H, mean, variance, false), amortized(), rule);
        FusedTerm observable = SpreadDecoderTerm.of(mean, variance, new LogHead());
        return new Example(
                "spread, " + activation,
                plain.with(NodewiseForm.of(amortized(), H, prior(false), observable)),
                data(ROWS));
    }

    /** One network of means and log variances: the plain form reads the halves of its outputs. */
    private static Example shared(Expectation rule, Activation activation, int... hidden) {
        DenseNetwork both = decoder("both", 2 * D, activation, hidden);
        GenerativeModel plain = new DenseDecoderToy(
                H, new OutputRange(both, 0, D, true), new OutputRange(both, D, 2 * D, false), false);
        FusedTerm observable = SpreadDecoderTerm.shared(both, new LogHead());
        return new Example(
                "shared, " + activation,
                ModelAssembly.of(plain, amortized(), rule)
                        .with(NodewiseForm.of(amortized(), H, prior(false), observable)),
                data(ROWS));
    }

    @Override
    protected List<Example> examples() {
        Expectation draws = new Expectation.MonteCarlo(5, 11);
        Expectation one = new Expectation.MonteCarlo(1, 12);
        return List.of(
                linear(draws, amortized(), false, decoder("mean", Activation.RELU, 9, 8)),
                linear(draws, amortized(), true, decoder("mean", Activation.RELU, 9, 2)),
                linear(draws, amortized(), true, decoder("mean", Activation.TANH, 1)),
                linear(one, amortized(), true, decoder("mean", Activation.LEAKY_RELU, 6)),
                linear(new Expectation.QuasiMonteCarlo(8, 1), amortized(), false, decoder("mean", Activation.TANH, 6)),
                linear(
                        new Expectation.SigmaPoints(),
                        FreeGaussian.of(ROWS, H),
                        true,
                        decoder("mean", Activation.SOFTPLUS, 5)),
                linear(draws, FreeGaussian.of(ROWS, H), false, decoder("mean", Activation.SIGMOID)),
                spread(draws, Activation.RELU, 9, 8),
                spread(one, Activation.SOFTPLUS, 5),
                shared(draws, Activation.RELU, 9, 8),
                shared(one, Activation.TANH));
    }

    @Test
    void nodesThatWeighDifferentlyAreLeftToTheDefinition() {
        NodewiseForm form = (NodewiseForm) examples().get(0).assembly().fused().orElseThrow();
        assertThat(form.covers(new Expectation.GaussHermite(3), Weights.NONE)).isFalse();
    }

    @Test
    void decoderThatIsNotLinearAtTheEndIsRefused() {
        DenseNetwork bent = decoder("mean", Activation.RELU, 4).ending(Activation.SIGMOID);
        assertThatThrownBy(() -> LinearDecoderTerm.of(bent, LinearDecoderTerm.Variances.fixed(1)))
                .hasMessageContaining("not linear");
    }

    @Test
    void meansAndOutputsOfVariancesAreEquallyMany() {
        assertThatThrownBy(() -> SpreadDecoderTerm.shared(decoder("both", 5, Activation.RELU, 4), new LogHead()))
                .hasMessageContaining("5 outputs");
        DenseNetwork mean = decoder("mean", Activation.RELU, 4);
        DenseNetwork variance = decoder("variance", D - 1, Activation.RELU, 4);
        assertThatThrownBy(() -> SpreadDecoderTerm.of(mean, variance, new LogHead()))
                .hasMessageContaining("7 means and 6 outputs");
    }
}
