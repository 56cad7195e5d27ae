package org.example.weibull;

import java.util.List;
import java.util.Optional;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.*;
import org.entropysum.posterior.*;

/** From the settings of a suite to the model with its posterior. */
public final class WeibullMixturePlugin implements ModelPlugin<WeibullMixturePlugin.Spec> {
    /** What stands below {@code model:} in a suite. */
    public record Spec(
            @Setting(value = "number of components K", atLeast = 1) int components,
            @Setting(value = "shape k of all components", byDefault = "2") double shape) implements ModelSpec {}

    @Override public ModelId id() { return ModelId.of("weibull-mixture"); }
    @Override public String summary() { return "Weibull mixture: c ~ Cat(π), x ~ λ_c k x^(k−1) exp(−λ_c x^k)"; }
    @Override public List<String> equations() { return List.of("c ~ Cat(π)", "x_d | c ~ λ_cd k x^(k−1) exp(−λ_cd x^k)"); }

    @Override public Class<Spec> specType() { return Spec.class; }

    @Override public List<String> posteriors() { return List.of(EXACT, "free-categorical"); }

    @Override public Optional<LatentSpace> latents(Spec spec) {
        return Optional.of(new LatentSpace.Categorical(spec.components()));
    }

    // h(x) = k x^(k−1) varies, so that pseudo entropies add up
    @Override public Theorem theorem() { return Theorem.PSEUDO_ENTROPY; }

    @Override public Claims claims(Spec spec, Theorem theorem) {
        boolean holds = theorem == Theorem.PSEUDO_ENTROPY;
        String because = holds ? "logits and rates scale the natural parameters" : "the base measure varies";
        return new Claims(theorem, holds, because, "Warnken et al. 2025 (arXiv 2501.09022)");
    }

    @Override public ModelAssembly assemble(Spec spec, Setup setup) {
        int columns = setup.data().columns();
        WeibullMixture model = WeibullMixture.of(spec.components(), spec.shape(), columns, setup.theorem());
        VariationalFamily q = setup.familyOrExact(model, () -> ExactEnumeration.of(model));
        return ModelAssembly.of(model, q, new Expectation.Enumeration());
    }
}
