package org.entropysum.models.gaussian;

import java.util.OptionalDouble;
import org.entropysum.model.Role;
import org.entropysum.model.Theorem;
import org.entropysum.network.Activation;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.Network;
import org.entropysum.network.SideBySide;
import org.entropysum.network.UnitColumns;

/** Small variational autoencoders with tanh networks, for tests. */
record VaeForm(int observables, int latents, int hidden, Theorem theorem) {
    static VaeForm entropy(int observables, int latents, int hidden) {
        return new VaeForm(observables, latents, hidden, Theorem.ENTROPY);
    }

    static VaeForm pseudoEntropy(int observables, int latents, int hidden) {
        return new VaeForm(observables, latents, hidden, Theorem.PSEUDO_ENTROPY);
    }

    private Network network(String name, int outputs) {
        return DenseNetwork.of(name, Role.OBSERVABLE, Activation.TANH, latents, hidden, outputs);
    }

    private Noise spherical() {
        return new Noise.Spherical(observables);
    }

    private Decoder gaussian(Network mean, Noise noise) {
        return new HomoscedasticDecoder(mean, noise, theorem, OptionalDouble.empty());
    }

    Vae vae0(double variance) {
        return new Vae(
                new StandardNormalPrior(latents),
                gaussian(network("decoder", observables), new Noise.Fixed(variance, observables)));
    }

    Vae vae1() {
        return new Vae(new StandardNormalPrior(latents), gaussian(network("decoder", observables), spherical()));
    }

    Vae vae2() {
        return new Vae(
                new DiagonalNormalPrior(latents),
                gaussian(UnitColumns.of(network("decoder", observables)), spherical()));
    }

    Vae vae3(VarianceHead head) {
        Network variance =
                DenseNetwork.of("variance decoder", Role.OBSERVABLE, Activation.TANH, latents, 1, observables);
        return vae3(head, SideBySide.of(network("decoder", observables), variance));
    }

    /** Means and variances from one network, of one hidden unit as that of the variances alone. */
    Vae sharedVae3(VarianceHead head) {
        Network both = DenseNetwork.of("decoder", Role.OBSERVABLE, Activation.TANH, latents, 1, 2 * observables);
        return vae3(head, SideBySide.of(both));
    }

    private Vae vae3(VarianceHead head, SideBySide outputs) {
        return new Vae(
                new StandardNormalPrior(latents), new HeteroscedasticDecoder(outputs, head, OptionalDouble.empty()));
    }

    Vae of(ObservableKind kind, int categories) {
        Link link = kind.link(observables, categories, theorem);
        return new Vae(
                new StandardNormalPrior(latents),
                new ChartDecoder(network("decoder", link.outputs()), link, kind, theorem));
    }
}
