package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.experiments.suite.NamedPosterior;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Criterion;
import org.entropysum.verification.CriterionAnswer;
import org.entropysum.verification.CriterionFinding;

/**
 * Examines a model without training it: does the criterion hold, does the plugin say so, and does the gap identity hold at
 * random parameters with a random q?
 *
 * @param plugin the model
 * @param spec its settings
 * @param theorem the form of the theorem
 * @param posterior the variational family
 * @param <S> the type of the settings
 */
public record ModelCheck<S extends ModelSpec>(
        ModelPlugin<S> plugin, S spec, Theorem theorem, NamedPosterior posterior) {
    private static final long SEED = 20_100_414;

    /** The points at which the criterion is solved; the worst answer counts. */
    private static final int SOLVED_POINTS = 3;

    /** How far random points are from where learning would start. */
    private static final double SPREAD = 0.5;

    /**
     * A check of settings that came from a file.
     *
     * @param plugin the model
     * @param spec its settings, of the plugin's own type
     * @param theorem the form of the theorem
     * @param posterior the variational family
     * @param <S> the type of the settings
     * @return the check
     */
    public static <S extends ModelSpec> ModelCheck<S> of(
            ModelPlugin<S> plugin, ModelSpec spec, Theorem theorem, NamedPosterior posterior) {
        return new ModelCheck<>(plugin, plugin.specType().cast(spec), theorem, posterior);
    }

    /**
     * What stands against the settings with data of this shape.
     *
     * @param shape the shape
     * @return the objections
     */
    public List<Objection> objections(DataShape shape) {
        return plugin.objections(spec, shape);
    }

    private ModelAssembly assembly(DataShape shape) {
        return plugin.assemble(spec, posterior.setup(plugin, spec, shape, theorem));
    }

    /**
     * A small table of random numbers that the model can take.
     *
     * @param refusal is told why a table cannot be taken
     * @return the table, or empty if the model takes none that is known here
     */
    public Optional<Dataset> syntheticData(Consumer<String> refusal) {
        return SyntheticTables.firstFor(
                new SyntheticTables.Taster() {
                    @Override
                    public boolean fits(DataShape shape) {
                        objections(shape).forEach(objection -> refusal.accept(objection.message()));
                        return objections(shape).isEmpty();
                    }

                    @Override
                    public Optional<ExponentialFamily> family(DataShape shape) {
                        return plugin.observable(spec, shape);
                    }

                    @Override
                    public boolean takes(Dataset table) {
                        return isFinite(table, refusal);
                    }
                },
                SEED);
    }

    private boolean isFinite(Dataset table, Consumer<String> refusal) {
        try {
            ModelAssembly assembly = assembly(table.shape());
            Parameters point = point(assembly, table, RandomSource.SPLIT_MIX_64.create(SEED));
            EntropySumEvaluator.of(assembly, table).at(point);
            return Arrays.stream(point.values()).allMatch(Double::isFinite);
        } catch (NumericFailure | IllegalArgumentException refused) {
            refusal.accept(String.valueOf(refused.getMessage()));
            return false;
        }
    }

    private static Parameters point(ModelAssembly assembly, Dataset data, UniformRandomProvider random) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] steps = new double[assembly.layout().size()];
        Arrays.setAll(steps, i -> normal.sample());
        return assembly.initial(data, random).plus(SPREAD, Parameters.of(assembly.layout(), steps));
    }

    /**
     * Examines the model.
     *
     * @param data the data
     * @param points the number of random points for the gap identity
     * @return what was found
     */
    public ModelCheckResult run(Dataset data, int points) {
        long start = System.nanoTime();
        ModelAssembly assembly = assembly(data.shape());
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        List<Parameters> places = new ArrayList<>();
        for (int i = 0; i < Math.max(points, SOLVED_POINTS); i++) {
            places.add(point(assembly, data, random));
        }
        Criterion criterion = criterion(assembly, data, places, random).under(theorem, assembly.model());
        List<Direction> stated = assembly.model().directions(places.get(0));
        ModelCheckResult.Identity identity = new GapIdentity(assembly, data).at(places.subList(0, points));
        Claims claims = plugin.claims(spec, theorem);
        boolean agrees = agrees(claims, criterion.answer()) && agree(criterion, stated);
        return new ModelCheckResult(
                plugin.id().value(),
                theorem.label(),
                posterior.toString(),
                spec.toString(),
                data.name() + ", " + data.shape().rows() + " rows, "
                        + data.shape().columns() + " columns",
                assembly.model().layout().size(),
                new ModelCheckResult.ClaimsMade(claims.holds(), claims.because(), claims.source()),
                found(criterion, stated),
                identity,
                agrees,
                agrees && identity.holds(),
                (System.nanoTime() - start) / 1e9);
    }

    private static Criterion criterion(
            ModelAssembly assembly, Dataset data, List<Parameters> places, UniformRandomProvider random) {
        return places.stream()
                .limit(SOLVED_POINTS)
                .map(place -> Criterion.of(assembly, data, place, random))
                .reduce(Criterion::worse)
                .orElseThrow();
    }

    /** A plugin speaks of its model; a q of the catalog that cannot rescale its latents is no mistake of it. */
    private static boolean agrees(Claims claims, CriterionAnswer answer) {
        return answer == CriterionAnswer.CANNOT_RESCALE || claims.holds() == answer.holds();
    }

    private static boolean agree(Criterion criterion, List<Direction> stated) {
        for (int i = 0; i < stated.size(); i++) {
            if (isStated(stated.get(i))
                    != criterion.findings().get(i).solution().found()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStated(Direction direction) {
        return direction instanceof Direction.Along;
    }

    private static ModelCheckResult.CriterionFound found(Criterion criterion, List<Direction> stated) {
        List<ModelCheckResult.TermFound> terms = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            terms.add(found(criterion.findings().get(i), isStated(stated.get(i))));
        }
        return new ModelCheckResult.CriterionFound(
                criterion.answer().name(), criterion.answer().holds(), criterion.sentence(), terms);
    }

    private static ModelCheckResult.TermFound found(CriterionFinding finding, boolean stated) {
        List<Double> rates = finding.solution().direction() instanceof Direction.Along along && along.movesPosterior()
                ? Arrays.stream(along.latentRates()).boxed().toList()
                : List.of();
        return new ModelCheckResult.TermFound(
                finding.term(),
                finding.answer().name(),
                finding.solution().residual(),
                finding.solution().blocks(),
                rates,
                stated,
                finding.sentence());
    }
}
