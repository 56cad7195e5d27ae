package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.plugin.Setups;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;

/** p-PCA on data, with what the tests need around it. */
record PpcaCase(Dataset data, ModelAssembly assembly) {
    private static final double VERDICT_TOLERANCE = 1e-9;

    static PpcaCase learnable(Dataset data, int latents, String posterior) {
        return of(data, latents, "learnable", posterior, Theorem.ENTROPY);
    }

    static PpcaCase knownNoise(Dataset data, int latents, double variance) {
        return of(data, latents, Double.toString(variance), "exact", Theorem.PSEUDO_ENTROPY);
    }

    static PpcaCase fixedNoise(Dataset data, int latents, double variance) {
        return of(data, latents, Double.toString(variance), "exact", Theorem.ENTROPY);
    }

    private static PpcaCase of(Dataset data, int latents, String noise, String posterior, Theorem theorem) {
        PpcaSpec spec = new PpcaSpec(latents, NoiseVariance.of(noise));
        PpcaPlugin plugin = new PpcaPlugin();
        return new PpcaCase(data, plugin.assemble(spec, Setups.of(plugin, spec, data.shape(), posterior, theorem)));
    }

    Objective objective() {
        return EntropySumEvaluator.of(assembly, data);
    }

    Verification verify(Parameters parameters) {
        return verify(parameters, parameters);
    }

    Verification verify(Parameters parameters, Parameters held) {
        return new Verifier(VERDICT_TOLERANCE).verify(objective(), data, parameters, held);
    }

    double gap(Parameters parameters, Parameters held) {
        return objective().at(parameters, held).gap();
    }

    Parameters random(long seed) {
        UniformRandomProvider random = Draws.seeded(seed);
        return assembly.initial(data, random);
    }

    double[] eigenvalues() {
        return SymmetricEigen.of(Moments.of(data).covariance()).values();
    }

    /** The stationary point whose weights are the given eigenvectors, 0 being the leading one. */
    Parameters spannedBy(int... retained) {
        Moments moments = Moments.of(data);
        SymmetricEigen eigen = SymmetricEigen.of(moments.covariance());
        LinearGaussian model = (LinearGaussian) assembly.model();
        int d = moments.covariance().rows();
        double rest = Arrays.stream(eigen.values()).sum()
                - Arrays.stream(retained).mapToDouble(j -> eigen.values()[j]).sum();
        double variance = model.noise() instanceof Noise.Fixed fixed ? fixed.variance() : rest / (d - retained.length);
        Matrix weights = Matrix.zeros(d, retained.length);
        for (int h = 0; h < retained.length; h++) {
            for (int i = 0; i < d; i++) {
                double entry = eigen.vectors().get(i, retained[h]);
                weights.set(i, h, Math.sqrt(eigen.values()[retained[h]] - variance) * entry);
            }
        }
        double[] variances = new double[d];
        Arrays.fill(variances, variance);
        return model.parameters(weights, moments.mean(), variances).in(assembly.layout());
    }
}
