package org.entropysum.models.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Conditional;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.LinearOutput;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.network.SideBySide;
import org.entropysum.numeric.Matrix;
import org.junit.jupiter.api.Test;

/** A decoder with batch normalization must see the rows of a batch together, so its observable says that it mixes them. */
class MixingDecoderTest {
    private static final DenseNetwork DENSE = DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.RELU, 2, 3, 4);

    /** A network like another, but for what it says of its rows. */
    private record Mixing(Network network) implements Network {
        @Override
        public int inputSize() {
            return network.inputSize();
        }

        @Override
        public int outputSize() {
            return network.outputSize();
        }

        @Override
        public Layout layout() {
            return network.layout();
        }

        @Override
        public Parameters initial(UniformRandomProvider random) {
            return network.initial(random);
        }

        @Override
        public NetworkPass at(Parameters parameters, Matrix input) {
            return network.at(parameters, input);
        }

        @Override
        public boolean mixesRows() {
            return true;
        }

        @Override
        public Optional<LinearOutput> linearOutput() {
            return network.linearOutput();
        }
    }

    private static List<Conditional> observables(Network mean, Network variance) {
        return List.of(new KnownVarianceObservable(mean, 1), heteroscedastic(mean, variance));
    }

    private static Conditional heteroscedastic(Network mean, Network variance) {
        return new HeteroscedasticObservable(SideBySide.of(mean, variance), VarianceHead.LOG);
    }

    @Test
    void observablesMixRowsWhereTheirNetworksDo() {
        Network mixing = new Mixing(DENSE);
        assertThat(observables(DENSE, DENSE)).noneMatch(Conditional::mixesRows);
        assertThat(observables(mixing, mixing)).allMatch(Conditional::mixesRows);
        assertThat(heteroscedastic(DENSE, mixing).mixesRows()).isTrue();
    }
}
