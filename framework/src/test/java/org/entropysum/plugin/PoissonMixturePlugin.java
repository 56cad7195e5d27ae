package org.entropysum.plugin;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.family.Poisson;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.toy.PoissonMixtureToy;

/** A plugin around a toy. Its base measure varies, so it falls under the pseudo-entropy form of the theorem. */
class PoissonMixturePlugin implements ModelPlugin<PoissonMixturePlugin.Spec> {
    /**
     * The settings.
     *
     * @param components K
     */
    record Spec(
            @Setting(value = "number of components", byDefault = "2", atLeast = 1)
            int components) implements ModelSpec {}

    @Override
    public ModelId id() {
        return ModelId.of("poisson-toy");
    }

    @Override
    public String summary() {
        return "p(x) = Σ π_c Π Poisson(x_d; λ_cd)";
    }

    @Override
    public Class<Spec> specType() {
        return Spec.class;
    }

    @Override
    public List<String> posteriors() {
        return List.of("exact", "free");
    }

    @Override
    public Theorem theorem() {
        return Theorem.PSEUDO_ENTROPY;
    }

    @Override
    public Claims claims(Spec spec, Theorem theorem) {
        boolean holds = theorem == Theorem.PSEUDO_ENTROPY;
        String because = holds ? "logits and log rates are natural parameters" : "the base measure 1/x! varies";
        return new Claims(theorem, holds, because, "a test");
    }

    @Override
    public List<Objection> objections(Spec spec, DataShape data) {
        return spec.components() <= data.rows()
                ? List.of()
                : List.of(new Objection("components", "more components than data points"));
    }

    @Override
    public ModelAssembly assemble(Spec spec, Setup setup) {
        PoissonMixtureToy model =
                new ToyUnder(setup.theorem(), spec.components(), setup.data().columns());
        return ModelAssembly.of(
                        model,
                        setup.posterior().equals("exact")
                                ? ExactEnumeration.of(model)
                                : FreeCategorical.of(model, setup.data().rows()),
                        new Expectation.Enumeration())
                .with((Maximization) model);
    }

    /** The toy, without direction for its observable where entropies proper are asked for. */
    private static final class ToyUnder extends PoissonMixtureToy {
        private final Theorem theorem;

        ToyUnder(Theorem theorem, int k, int d) {
            super(k, d, Poisson.of(d));
            this.theorem = theorem;
        }

        @Override
        public List<Direction> directions(Parameters parameters) {
            List<Direction> right = super.directions(parameters);
            return theorem == Theorem.PSEUDO_ENTROPY
                    ? right
                    : List.of(right.get(0), new Direction.Missing("observable", "1/x! varies"));
        }
    }
}
