package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.VariationalFamily;

/** The variational families of models whose latents are bits: exact where they are few, and those of the catalog. */
final class BinaryPosteriors {
    static final String FREE = "free-bernoulli";
    static final String TRUNCATED = "truncated";
    private static final int SAMPLES = 100;
    private static final long SEED = 1;

    private BinaryPosteriors() {}

    static List<String> names() {
        return List.of(ModelPlugin.EXACT, FREE, "amortized-bernoulli", TRUNCATED);
    }

    static Optional<LatentSpace> latents(int size) {
        return size > 0 ? Optional.of(new LatentSpace.Binary(size)) : Optional.empty();
    }

    static ModelAssembly assemble(GenerativeModel model, Setup setup) {
        GenerativeModel bits = EnumeratedBits.whereFew(model);
        VariationalFamily posterior = setup.familyOrExact(bits, () -> ExactEnumeration.of(new EnumeratedBits(model)));
        return ModelAssembly.of(bits, posterior, setup.expectation().orElse(expectation(bits, setup.posterior())));
    }

    // Mean fields of many bits cannot be enumerated
    private static Expectation expectation(GenerativeModel bits, String posterior) {
        boolean enumerated = bits instanceof EnumeratedBits || posterior.equals(TRUNCATED);
        return enumerated ? new Expectation.Enumeration() : new Expectation.MonteCarlo(SAMPLES, SEED);
    }
}
