package org.entropysum.models.gaussian;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModelContract;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeDiagonalGaussian;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;

/** The contract for a variational autoencoder of two latents, at points anywhere. */
abstract class VaeContract extends GenerativeModelContract {
    private final Vae vae;
    private final Dataset data;

    VaeContract(Vae vae, Dataset data) {
        this.vae = vae;
        this.data = data;
    }

    @Override
    protected ModelAssembly free() {
        return ModelAssembly.of(vae, FreeDiagonalGaussian.of(data.shape().rows(), 2), new Expectation.GaussHermite(2));
    }

    @Override
    protected Optional<ModelAssembly> exact() {
        return Optional.empty();
    }

    @Override
    protected Dataset data() {
        return data;
    }

    /** The same at points nearer to the start, since the outputs of a linear head have to stay positive. */
    abstract static class NearTheStart extends VaeContract {
        NearTheStart(Vae vae, Dataset data) {
            super(vae, data);
        }

        @Override
        protected Parameters point(ModelAssembly assembly, UniformRandomProvider random) {
            return assembly.initial(data(), random).plus(0.2, Draws.normal(assembly.layout(), random));
        }
    }
}
