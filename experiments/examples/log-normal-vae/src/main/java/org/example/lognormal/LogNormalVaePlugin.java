package org.example.lognormal;

import java.util.List;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.family.*;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.*;
import org.entropysum.posterior.*;

/** From the settings of a suite to the model with its posterior. */
public final class LogNormalVaePlugin implements ModelPlugin<LogNormalVaePlugin.Spec> {
    /** What stands below {@code model:} in a suite. */
    public record Spec(
            @Setting(value = "number of latents H", atLeast = 1) int latents,
            @Setting(value = "tanh units between z and the means", byDefault = "3", atLeast = 1) int hidden)
            implements ModelSpec {}

    @Override public ModelId id() { return ModelId.of("log-normal-vae"); }

    @Override public String summary() { return "log-normal VAE: z ~ N(m, diag α²), log x ~ N(V tanh(W z + b) + c, diag σ²)"; }

    @Override public Class<Spec> specType() { return Spec.class; }

    @Override public List<String> posteriors() { return List.of("amortized-diagonal-gaussian", "free-gaussian"); }

    @Override public Optional<LatentSpace> latents(Spec spec) { return Optional.of(new LatentSpace.Real(spec.latents())); }

    // Data that are not positive are told before any run
    @Override public Optional<ExponentialFamily> observable(Spec spec, DataShape data) {
        return Optional.of(LogNormal.of(data.columns()));
    }

    @Override public Claims claims(Spec spec, Theorem theorem) {
        String because = "variances and biases of the output scale the natural parameters, and the prior has its own";
        return new Claims(theorem, true, because, "Damm et al. 2023 (arXiv 2010.14860); Warnken et al. 2025 (arXiv 2501.09022)");
    }

    @Override public ModelAssembly assemble(Spec spec, Setup setup) {
        LogNormalVae model = LogNormalVae.of(spec.latents(), spec.hidden(), setup.data().columns());
        Expectation nodes = setup.expectation().orElse(new Expectation.QuasiMonteCarlo(8, 1));
        return ModelAssembly.of(model, setup.family(model).orElseThrow(), nodes);
    }
}
