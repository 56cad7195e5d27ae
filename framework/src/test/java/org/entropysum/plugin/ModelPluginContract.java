package org.entropysum.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.FusedFormExamination;
import org.entropysum.elbo.Objective;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Trainer;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.PullbackExamination;
import org.entropysum.model.Theorem;
import org.entropysum.posterior.ManifoldProjection;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.Tolerances;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.entropysum.verification.VerificationAssert;
import org.entropysum.verification.Verifier;
import org.junit.jupiter.api.Test;

/**
 * What every model plugin has to satisfy: its name, its settings, its objections, and above all its claims, which are
 * checked in both directions: a claim that holds must be seen to hold, and one that does not must be seen to fail.
 *
 * @param <S> the settings record
 */
public abstract class ModelPluginContract<S extends ModelSpec> {
    private static final long SEED = 25_010_902;

    /** Random untrained points at which a claim is looked at. */
    private static final int POINTS = 20;

    /** Such points at which the verifier, which looks into every part of the model, is asked as well. */
    private static final int VERIFIED_POINTS = 10;

    /** As many with posteriors other than the default. */
    private static final int FEWER_POINTS = 3;

    /** What the verifier calls zero in the short training. */
    private static final double VERIFICATION = 1e-7;

    private static final double TRAINING = 1e-9;

    /**
     * The plugin.
     *
     * @return the plugin
     */
    protected abstract ModelPlugin<S> plugin();

    /**
     * Settings that differ in kind; together they should show every claim that the plugin can make.
     *
     * @return valid settings for {@link #data()}
     */
    protected abstract List<S> specs();

    /**
     * A small data set that the model can be trained on within a second.
     *
     * @return the data
     */
    protected abstract Dataset data();

    /**
     * Settings and the shape of data for which no model can be assembled.
     *
     * @return the cases; none unless the plugin has objections to make
     */
    protected List<Impossible<S>> impossible() {
        return List.of();
    }

    /**
     * What trains the model for the check of the verdict.
     *
     * @return L-BFGS, unless the model is better served otherwise
     */
    protected Algorithm algorithm() {
        return Lbfgs.standard();
    }

    /**
     * Where the short training starts.
     *
     * @param assembly the model with its posterior
     * @return where learning would start anyway; another point where that leads to a degenerate optimum
     */
    protected Parameters start(ModelAssembly assembly) {
        return assembly.initial(data(), Draws.seeded(SEED));
    }

    /**
     * How many steps the short training may take.
     *
     * @return steps of {@link #algorithm()}
     */
    protected int steps() {
        return 2000;
    }

    /**
     * Settings that do not fit data.
     *
     * @param spec the settings
     * @param shape the shape of the data
     * @param <S> the settings record
     */
    public record Impossible<S extends ModelSpec>(S spec, DataShape shape) {}

    /** One way to assemble the model. */
    private record Case<S extends ModelSpec>(S spec, Theorem theorem, String posterior) {}

    // Every posterior that fits with the first settings, those that the plugin names with all
    private List<String> posteriors(S spec) {
        return spec.equals(specs().get(0)) ? Setups.posteriors(plugin(), spec) : plugin().posteriors();
    }

    private List<Case<S>> cases() {
        List<Case<S>> cases = new ArrayList<>();
        for (S spec : specs()) {
            for (Theorem theorem : Theorem.values()) {
                for (String posterior : posteriors(spec)) {
                    cases.add(new Case<>(spec, theorem, posterior));
                }
            }
        }
        return cases;
    }

    private ModelAssembly assemble(Case<S> example) {
        return plugin().assemble(
                        example.spec(),
                        Setups.of(plugin(), example.spec(), data().shape(), example.posterior(), example.theorem()));
    }

    private Claims claims(Case<S> example) {
        return plugin().claims(example.spec(), example.theorem());
    }

    @Test
    final void pluginIntroducesItself() {
        assertThat(ModelId.of(plugin().id().value())).isEqualTo(plugin().id());
        assertThat(plugin().summary()).isNotBlank().doesNotContain("\n");
        assertThat(plugin().equations()).isNotEmpty();
        assertThat(plugin().equations())
                .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
        assertThat(plugin().posteriors()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(plugin().posteriors()).allSatisfy(name -> assertThat(name).isNotBlank());
        assertThat(plugin().theorem()).isIn((Object[]) Theorem.values());
    }

    @Test
    final void settingsAreARecordAndEachIsDescribed() {
        assertThat(plugin().specType()).isRecord();
        for (RecordComponent component : plugin().specType().getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            assertThat(setting).as("@Setting of %s", component.getName()).isNotNull();
            assertThat(setting.value())
                    .as("description of %s", component.getName())
                    .isNotBlank();
            assertThat(setting.atLeast()).as("range of %s", component.getName()).isLessThanOrEqualTo(setting.atMost());
        }
        assertThat(specs()).isNotEmpty().allSatisfy(spec -> assertThat(spec).isInstanceOf(plugin().specType()));
    }

    @Test
    final void possibleSettingsMeetNoObjection() {
        for (S spec : specs()) {
            assertThat(plugin().objections(spec, data().shape()))
                    .as(spec.toString())
                    .isEmpty();
        }
    }

    @Test
    final void impossibleSettingsMeetObjectionsThatNameASetting() {
        assumeThat(impossible()).as("cases of settings that do not fit").isNotEmpty();
        List<String> settings = new ArrayList<>(List.of(""));
        for (RecordComponent component : plugin().specType().getRecordComponents()) {
            settings.add(component.getName());
        }
        for (Impossible<S> impossible : impossible()) {
            List<Objection> objections = plugin().objections(impossible.spec(), impossible.shape());
            assertThat(objections).as("%s", impossible).isNotEmpty();
            for (Objection objection : objections) {
                assertThat(objection.setting()).isIn(settings);
                assertThat(objection.message()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    @Test
    final void pullbacksAreDerivativesOfTheNaturalParameters() {
        UniformRandomProvider random = Draws.seeded(SEED);
        for (Case<S> example : cases()) {
            ModelAssembly assembly = assemble(example);
            PullbackExamination.byParameters(
                    assembly.model(),
                    assembly.initial(data(), random),
                    source -> PullbackExamination.latents(assembly.model(), source),
                    random);
        }
    }

    @Test
    final void everyPosteriorAssembles() {
        for (Case<S> example : cases()) {
            ModelAssembly assembly = assemble(example);
            Parameters start = assembly.initial(data(), Draws.seeded(SEED));
            Evaluation evaluation = EntropySumEvaluator.of(assembly, data()).at(start);
            assertThat(evaluation.elbo()).as("%s", example).isFinite();
            assertThat(evaluation.gradient().layout().blocks())
                    .isEqualTo(assembly.layout().blocks());
        }
    }

    @Test
    final void closedFormIsBroughtWhereItIsAnnounced() {
        for (Case<S> example : cases()) {
            if (example.posterior().equals(ModelPlugin.EXACT)) {
                assertThat(assemble(example).maximumLikelihood().isPresent())
                        .as("maximum likelihood in closed form for %s", example)
                        .isEqualTo(plugin().solvesMaximumLikelihood(example.spec()));
            }
        }
    }

    /** Averages of its sums are all that a projection needs, if no direction moves q as well. */
    @Test
    final void averagedProjectionIsBroughtWhereItIsAnnounced() {
        for (Case<S> example : cases()) {
            if (example.theorem() != Theorem.ENTROPY) {
                continue;
            }
            ModelAssembly assembly = assemble(example);
            Parameters start = assembly.initial(data(), Draws.seeded(SEED));
            boolean movesPosterior = assembly.model().directions(start).stream()
                    .anyMatch(direction -> !(direction instanceof Direction.Along along) || along.movesPosterior());
            boolean averages =
                    assembly.projection().filter(ManifoldProjection::mayAverage).isPresent();
            assertThat(plugin().averagesProjection(example.spec()))
                    .as("averaged projection for %s", example)
                    .isEqualTo(averages && !movesPosterior);
        }
    }

    @Test
    final void claimsAreStatedWithReasonAndSource() {
        for (Case<S> example : cases()) {
            Claims claims = claims(example);
            assertThat(claims.theorem()).isEqualTo(example.theorem());
            assertThat(claims.because()).as("%s", example).isNotBlank();
            assertThat(claims.source()).as("%s", example).isNotBlank();
        }
    }

    /** By default the model falls under the form of the theorem that it names. */
    @Test
    final void defaultTheoremIsClaimedForSomeSettings() {
        assertThat(specs())
                .anyMatch(spec -> plugin().claims(spec, plugin().theorem()).holds());
    }

    @Test
    final void claimHoldsExactlyWhereEveryTermHasADirection() {
        for (Case<S> example : cases()) {
            ModelAssembly assembly = assemble(example);
            for (Parameters point : points(assembly)) {
                assertThat(obstacles(assembly, point).isEmpty())
                        .as("%s at a random point: %s", example, obstacles(assembly, point))
                        .isEqualTo(claims(example).holds());
            }
        }
    }

    /** Along a stated direction the natural parameters of its term grow by themselves, and those of others stay. */
    @Test
    final void statedDirectionsSolveTheCriterion() {
        for (Case<S> example : cases()) {
            if (example.posterior().equals(plugin().posteriors().get(0))) {
                ModelAssembly assembly = assemble(example);
                Parameters point =
                        points(assembly).get(0).restrictedTo(assembly.model().layout());
                for (Direction direction : assembly.model().directions(point)) {
                    if (direction instanceof Direction.Along along) {
                        assertThat(CriterionSolver.residual(assembly.model(), point, along, Draws.seeded(SEED)))
                                .as(
                                        "direction of %s: its natural parameters do not grow by themselves along it, or"
                                                + " those of another term change; share of the gap that is left",
                                        direction.term())
                                .isLessThan(CriterionSolver.SOLVED);
                    }
                }
            }
        }
    }

    private List<Parameters> points(ModelAssembly assembly) {
        var random = Draws.seeded(SEED);
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            Parameters noise = Draws.normal(assembly.layout(), random);
            points.add(assembly.initial(data(), random).plus(0.3, noise));
        }
        return points;
    }

    private static List<String> obstacles(ModelAssembly assembly, Parameters point) {
        List<String> obstacles = new ArrayList<>();
        for (Direction direction : assembly.model().directions(point)) {
            if (direction instanceof Direction.Missing missing) {
                obstacles.add(missing.term() + ": " + missing.because());
            } else if (direction instanceof Direction.Along along && along.movesPosterior()) {
                assembly.posterior().obstacleToRescaling().ifPresent(obstacles::add);
            }
        }
        return obstacles;
    }

    /** A claimed gap is what the gradient explains; a case that is denied is out of scope, and no other is. */
    @Test
    final void claimIsWhatTheVerifierFindsAtRandomPoints() {
        for (Case<S> example : cases()) {
            ModelAssembly assembly = assemble(example);
            int points = example.posterior().equals(plugin().posteriors().get(0)) ? VERIFIED_POINTS : FEWER_POINTS;
            for (Parameters point : points(assembly).subList(0, points)) {
                Verification verification = verify(assembly, point);
                assertThat(verification.verdict() == Verdict.OUT_OF_SCOPE)
                        .as("OUT_OF_SCOPE for %s", example)
                        .isEqualTo(!claims(example).holds());
                if (claims(example).holds()) {
                    VerificationAssert.assertThat(verification)
                            .as("%s", example)
                            .hasGapExplainedWithin(Tolerances.GAP_IDENTITY * size(verification));
                }
            }
        }
    }

    private static double size(Verification verification) {
        Evaluation evaluation = verification.evaluation();
        return evaluation == null ? Double.NaN : 1 + evaluation.magnitude();
    }

    /** A fused form, where an assembly brings one, gives the same numbers as the definition. */
    @Test
    final void fusedFormIsTheDefinition() {
        for (Case<S> example : cases()) {
            ModelAssembly assembly = assemble(example);
            if (assembly.fused().isPresent()) {
                List<Parameters> points = points(assembly);
                FusedFormExamination examination = new FusedFormExamination(assembly, data());
                examination.at(points.get(0), points.get(0));
                examination.at(points.get(1), points.get(2));
            }
        }
    }

    private Verification verify(ModelAssembly assembly, Parameters point) {
        Objective objective = EntropySumEvaluator.of(assembly, data());
        return new Verifier(VERIFICATION).verify(objective, data(), point, point);
    }

    /** With the default posterior; parameters of free posteriors may have their optimum at infinity. */
    @Test
    final void shortTrainingReachesTheClaimedVerdict() {
        for (Case<S> example : cases()) {
            if (example.posterior().equals(plugin().posteriors().get(0))) {
                ModelAssembly assembly = assemble(example);
                Parameters trained = new Trainer(algorithm(), steps(), TRAINING, () -> false)
                        .train(EntropySumEvaluator.of(assembly, data()), start(assembly), (state, evaluation) -> {})
                        .state()
                        .parameters();
                Verdict claimed = claims(example).holds() ? Verdict.CONFIRMED : Verdict.OUT_OF_SCOPE;
                VerificationAssert.assertThat(verify(assembly, trained))
                        .as("%s", example)
                        .hasVerdict(claimed);
            }
        }
    }

    @Test
    final void assemblyIsRepeatable() {
        for (Case<S> example : cases()) {
            double[] once =
                    assemble(example).initial(data(), Draws.seeded(SEED)).values();
            assertThat(assemble(example).initial(data(), Draws.seeded(SEED)).values())
                    .containsExactly(once);
            assertThat(Arrays.stream(once)).allMatch(Double::isFinite);
        }
    }
}
