package org.example.pareto;

import org.entropysum.family.ExponentialFamily;
import org.entropysum.plugin.*;

/** The family that the jar brings; any model with an observable of any family takes it by its name. */
public final class ParetoModels extends ModelModule {
    public ParetoModels() { super("pareto-tails"); }

    @Override protected void configurePlugins() { bindFamily(ParetoPlugin.class); }

    /** In a suite: {@code family: {id: pareto, minimum: 1}}. */
    public static final class ParetoPlugin implements FamilyPlugin<ParetoPlugin.Spec> {
        public record Spec(@Setting(value = "minimum m, known", atLeast = Double.MIN_VALUE) double minimum)
                implements FamilySpec {}

        @Override public String id() { return "pareto"; }

        @Override public String summary() { return "numbers above a known minimum m with exponent a, a mᵃ / xᵃ⁺¹"; }

        @Override public Class<Spec> specType() { return Spec.class; }

        @Override public ExponentialFamily create(Spec spec, int columns) { return Pareto.of(columns, spec.minimum()); }
    }
}
