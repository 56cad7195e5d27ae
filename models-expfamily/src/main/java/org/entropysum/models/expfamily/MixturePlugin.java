package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entropysum.data.DataShape;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.ModelAssembly;

/** The plugin {@code mixture}. */
final class MixturePlugin implements ModelPlugin<MixtureSpec> {
    private static final String EXAMPLE = """
        name: mixture
        data:
          faithful: {source: faithful}
        cells:
          - name: gamma                               # any family of the catalog, or a product of several
            data: faithful
            model: {id: mixture, family: gamma, components: 2}
            theorem: pseudo-entropy
            training: {algorithm: em, steps: 2000}
        """;
    /** Families of vectors say for how many columns they are. */
    private static final int MOST_COLUMNS = 10_000;

    @Override
    public ModelId id() {
        return ModelId.of("mixture");
    }

    @Override
    public String summary() {
        return "Mixture of any family: c ~ Cat(π), x ~ h(x) exp(η_cᵀT(x) − A(η_c))";
    }

    @Override
    public List<String> equations() {
        return List.of("c ~ Cat(π)", "x | c ~ h(x) exp(η_cᵀ T(x) − A(η_c))");
    }

    @Override
    public Optional<String> example() {
        return Optional.of(EXAMPLE);
    }

    @Override
    public Class<MixtureSpec> specType() {
        return MixtureSpec.class;
    }

    @Override
    public List<String> posteriors() {
        return MixtureAssembly.POSTERIORS;
    }

    @Override
    public Optional<LatentSpace> latents(MixtureSpec spec) {
        return Optional.of(new LatentSpace.Categorical(spec.components()));
    }

    /** Which holds for every family, and is the theorem of entropies where the base measure is constant. */
    @Override
    public Theorem theorem() {
        return Theorem.PSEUDO_ENTROPY;
    }

    @Override
    public Claims claims(MixtureSpec spec, Theorem theorem) {
        boolean holds = theorem == Theorem.PSEUDO_ENTROPY || !varies(spec.family());
        return new Claims(
                theorem,
                holds,
                holds
                        ? "each component moves freely within its family"
                        : "the base measure of " + spec.family().id() + " varies, so that only pseudo entropies add up",
                "Warnken et al. 2025 (arXiv 2501.09022)");
    }

    /** Whether the base measure varies; how many columns there are makes no difference to that. */
    private static boolean varies(FamilyChoice family) {
        int columns = 1;
        while (!family.objections(columns).isEmpty() && columns < MOST_COLUMNS) {
            columns++;
        }
        return Mixture.varies(family.create(columns));
    }

    @Override
    public List<Objection> objections(MixtureSpec spec, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        spec.family().objections(data.columns()).forEach(it -> objections.add(new Objection("family", it.message())));
        if (data.rows() < spec.components()) {
            objections.add(new Objection(
                    "components",
                    spec.components() + " components need at least as many data points, not " + data.rows()));
        }
        return List.copyOf(objections);
    }

    @Override
    public Optional<ExponentialFamily> observable(MixtureSpec spec, DataShape data) {
        return spec.family().objections(data.columns()).isEmpty()
                ? Optional.of(spec.family().create(data.columns()))
                : Optional.empty();
    }

    @Override
    public ModelAssembly assemble(MixtureSpec spec, Setup setup) {
        ExponentialFamily family = spec.family().create(setup.data().columns());
        Components components = new Components(family, spec.components(), Set.of());
        Mixture model = new Mixture(spec.weights(), components, setup.theorem(), spec.start());
        return MixtureAssembly.of(model, setup);
    }
}
