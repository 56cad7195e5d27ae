package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.model.GenerativeModel;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.Evolution;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeBernoulli;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.TruncatedPosterior;

/** The variational families of models whose latents are bits. */
final class BinaryPosteriors {
    static final String FREE = "free-bernoulli";
    static final String TRUNCATED = "truncated";
    private static final int STATES = 30;
    private static final int SAMPLES = 100;
    private static final long SEED = 1;

    private BinaryPosteriors() {}

    static List<String> names() {
        return List.of(ModelPlugin.EXACT, FREE, TRUNCATED);
    }

    static ModelAssembly assemble(GenerativeModel model, Setup setup) {
        GenerativeModel bits = EnumeratedBits.whereFew(model);
        int rows = setup.data().rows();
        return switch (setup.posterior()) {
            case FREE -> ModelAssembly.of(bits, FreeBernoulli.of(rows, bits.latentSize()), meanField(bits));
            case TRUNCATED -> ModelAssembly.of(bits, truncated(bits, rows), new Expectation.Enumeration());
            default ->
                ModelAssembly.of(bits, ExactEnumeration.of(new EnumeratedBits(model)), new Expectation.Enumeration());
        };
    }

    private static Expectation meanField(GenerativeModel bits) {
        return bits instanceof EnumeratedBits
                ? new Expectation.Enumeration()
                : new Expectation.MonteCarlo(SAMPLES, SEED);
    }

    private static TruncatedPosterior truncated(GenerativeModel bits, int rows) {
        int h = bits.latentSize();
        int states = h < Integer.SIZE - 2 ? Math.min(STATES, 1 << h) : STATES;
        return TruncatedPosterior.of(bits, StateSets.random(rows, states, h, SEED), Evolution.standard(h));
    }
}
