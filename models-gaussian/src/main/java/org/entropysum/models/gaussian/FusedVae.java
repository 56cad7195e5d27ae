package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entropysum.fused.FusedTerm;
import org.entropysum.fused.LinearDecoderTerm;
import org.entropysum.fused.NodewiseForm;
import org.entropysum.fused.NormalPriorTerm;
import org.entropysum.fused.SpreadDecoderTerm;
import org.entropysum.model.Theorem;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.Network;
import org.entropysum.numeric.Exponentials;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.VariationalFamily;

/** The fused forms of models with Gaussian observables whose means are dense networks or linear. */
final class FusedVae {
    private FusedVae() {}

    /** The fused form of a variational autoencoder, if there is one for its decoder. */
    static Optional<FusedForm> of(Vae vae, VariationalFamily posterior) {
        return observable(vae.decoder()).map(term -> form(vae.prior(), posterior, term));
    }

    /** The fused form of a linear Gaussian model with a sampled q. */
    static Optional<FusedForm> of(LinearGaussian model, Theorem theorem, VariationalFamily posterior) {
        return variances(model.noise(), theorem)
                .map(noise -> LinearDecoderTerm.linear(
                        model.latentSize(), model.mean().linearOutput().orElseThrow(), noise))
                .map(term -> form(model.prior(), posterior, term));
    }

    private static FusedForm form(LatentPrior prior, VariationalFamily posterior, FusedTerm observable) {
        FusedTerm term = prior instanceof DiagonalNormalPrior
                ? NormalPriorTerm.of(DiagonalNormalPrior.LOG_VARIANCES)
                : NormalPriorTerm.standard();
        return NodewiseForm.of(posterior, prior.latents(), term, observable);
    }

    private static Optional<FusedTerm> observable(Decoder decoder) {
        if (decoder instanceof HomoscedasticDecoder gaussian && isLinearAtTheEnd(gaussian.mean())) {
            return variances(gaussian.noise(), gaussian.theorem())
                    .map(noise -> LinearDecoderTerm.of((DenseNetwork) gaussian.mean(), noise));
        }
        return decoder instanceof HeteroscedasticDecoder gaussian ? spread(gaussian) : Optional.empty();
    }

    private static Optional<FusedTerm> spread(HeteroscedasticDecoder decoder) {
        List<DenseNetwork> dense = decoder.networks().stream()
                .filter(DenseNetwork.class::isInstance)
                .map(DenseNetwork.class::cast)
                .toList();
        SpreadDecoderTerm.Head head = head(decoder.head());
        if (dense.size() < decoder.networks().size()) {
            return Optional.empty();
        }
        return Optional.of(
                dense.size() == 1
                        ? SpreadDecoderTerm.shared(dense.get(0), head)
                        : SpreadDecoderTerm.of(dense.get(0), dense.get(1), head));
    }

    private static boolean isLinearAtTheEnd(Network network) {
        return network instanceof DenseNetwork && network.linearOutput().isPresent();
    }

    /** The noise of terms with true entropies; a known variance has pseudo entropies, which are not fused. */
    private static Optional<LinearDecoderTerm.Variances> variances(Noise noise, Theorem theorem) {
        if (noise instanceof Noise.Spherical) {
            return Optional.of(LinearDecoderTerm.Variances.learned(Noise.LOG_VARIANCE));
        }
        if (noise instanceof Noise.Diagonal) {
            return Optional.of(LinearDecoderTerm.Variances.learned(Noise.LOG_VARIANCES));
        }
        return theorem == Theorem.ENTROPY
                ? Optional.of(LinearDecoderTerm.Variances.fixed(((Noise.Fixed) noise).variance()))
                : Optional.empty();
    }

    private static SpreadDecoderTerm.Head head(VarianceHead head) {
        return new SpreadDecoderTerm.Head() {
            @Override
            public double variance(double a) {
                return head.variance(a);
            }

            @Override
            public void evaluate(double[] a, int length, SpreadDecoderTerm.Values into) {
                if (head == VarianceHead.LOG) {
                    for (int i = 0; i < length; i++) {
                        into.precision()[i] = -a[i];
                    }
                    Exponentials.replace(into.precision(), 0, length);
                    System.arraycopy(a, 0, into.logVariance(), 0, length);
                    Arrays.fill(into.growth(), 0, length, 1);
                    return;
                }
                for (int i = 0; i < length; i++) {
                    double variance = head.variance(a[i]);
                    into.precision()[i] = 1 / variance;
                    into.logVariance()[i] = Math.log(variance);
                    into.growth()[i] = head.slope(a[i]) / variance;
                }
            }
        };
    }
}
