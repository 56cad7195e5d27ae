package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.draws.DrawsSource;
import org.entropysum.plugin.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each settings record, bound from the least and from the most that a suite can say of it. */
class SettingsRecordsTest {
    private static final Path FOLDER = Path.of("suites");

    /** A record from its required keys only, and from all keys, none of which has the value that it has in the first. */
    record Case(Record least, String leastText, Record most, String mostText) {}

    static Stream<Case> cases() {
        return Stream.concat(ownCases(), DataSourceCases.all());
    }

    private static final Optional<StopSpec> STOP =
            Optional.of(new StopSpec(Optional.of(1e-8), Optional.empty(), Optional.empty(), Optional.empty(), 1e-9));

    private static Stream<Case> ownCases() {
        return Stream.of(
                new Case(new TrainingSpec.ClosedForm(), "{}", new TrainingSpec.ClosedForm(), "{}"),
                new Case(new TrainingSpec.None(), "{}", new TrainingSpec.None(), "{}"),
                new Case(new TrainingSpec.Projection(), "{}", new TrainingSpec.Projection(), "{}"),
                new Case(
                        new TrainingSpec.ExpectationMaximization(1000, 1, Optional.empty()), "{}",
                        new TrainingSpec.ExpectationMaximization(3, 4, STOP),
                                "{steps: 3, starts: 4, stop: {gradient: 1e-8}}"),
                new Case(
                        new TrainingSpec.Lbfgs(500, 1, TrainingSpec.Goal.ELBO, Map.of(), Optional.empty()),
                        "{}",
                        new TrainingSpec.Lbfgs(3, 4, TrainingSpec.Goal.ENTROPIES, Map.of("log variance", -1.5), STOP),
                        "{steps: 3, starts: 4, objective: entropies, fixed: {log variance: -1.5},"
                                + " stop: {gradient: 1e-8}}"),
                new Case(
                        new TrainingSpec.Newton(50, Optional.empty()), "{}",
                        new TrainingSpec.Newton(3, STOP), "{steps: 3, stop: {gradient: 1e-8}}"),
                new Case(
                        new StopSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1e-9),
                        "{}",
                        new StopSpec(
                                Optional.of(1e-3),
                                Optional.of(1e-4),
                                Optional.of(TimeSpan.of("2h")),
                                Optional.of(5),
                                0),
                        "{gradient: 1e-3, directions: 1e-4, time: 2h, patience: 5, rise: 0}"),
                new Case(
                        new ScheduleSpec.Constant(1), "{value: 1}",
                        new ScheduleSpec.Constant(2), "{value: 2}"),
                new Case(
                        new ScheduleSpec.Linear(1, 2, Optional.empty()), "{from: 1, to: 2}",
                        new ScheduleSpec.Linear(3, 4, Optional.of(5)), "{from: 3, to: 4, steps: 5}"),
                new Case(
                        new ScheduleSpec.Cosine(1, 0, Optional.empty()), "{from: 1}",
                        new ScheduleSpec.Cosine(3, 4, Optional.of(5)), "{from: 3, to: 4, steps: 5}"),
                new Case(
                        new ScheduleSpec.Exponential(1, 0.5, Optional.empty()), "{from: 1, ratio: 0.5}",
                        new ScheduleSpec.Exponential(3, 0.1, Optional.of(5)), "{from: 3, ratio: 0.1, steps: 5}"),
                new Case(
                        new ScheduleSpec.Step(1, 0.5, 2), "{from: 1, ratio: 0.5, steps: 2}",
                        new ScheduleSpec.Step(3, 0.1, 5), "{from: 3, ratio: 0.1, steps: 5}"),
                new Case(
                        new ScheduleSpec.Levels(List.of(1.0), Optional.empty()), "{values: [1]}",
                        new ScheduleSpec.Levels(List.of(3.0, 0.5), Optional.of(5)), "{values: [3, 0.5], steps: 5}"),
                new Case(
                        new AnnealingSpec(AnnealingSpec.What.PRIOR, new ScheduleSpec.Constant(1)),
                                "{what: prior, weight: 1}",
                        new AnnealingSpec(
                                        AnnealingSpec.What.DIVERGENCE, new ScheduleSpec.Cosine(2, 1, Optional.empty())),
                                "{what: divergence, weight: {schedule: cosine, from: 2, to: 1}}"),
                new Case(new ExpectationSpec.Enumeration(), "{}", new ExpectationSpec.Enumeration(), "{}"),
                new Case(new ExpectationSpec.SigmaPoints(), "{}", new ExpectationSpec.SigmaPoints(), "{}"),
                new Case(
                        new ExpectationSpec.GaussHermite(10), "{}",
                        new ExpectationSpec.GaussHermite(3), "{order: 3}"),
                new Case(
                        new ExpectationSpec.MonteCarlo(100, Optional.empty(), ExpectationSpec.Draws.FROZEN), "{}",
                        new ExpectationSpec.MonteCarlo(5, Optional.of(6L), ExpectationSpec.Draws.FRESH),
                                "{samples: 5, seed: 6, draws: fresh}"),
                new Case(
                        new ExpectationSpec.QuasiMonteCarlo(128, Optional.empty(), ExpectationSpec.Draws.FROZEN), "{}",
                        new ExpectationSpec.QuasiMonteCarlo(5, Optional.of(6L), ExpectationSpec.Draws.FRESH),
                                "{samples: 5, seed: 6, draws: fresh}"),
                new Case(
                        new ToyPpca.Spec(1, new ToyPpca.NoiseVariance(OptionalDouble.empty())), "{latents: 1}",
                        new ToyPpca.Spec(2, new ToyPpca.NoiseVariance(OptionalDouble.of(3))),
                                "{latents: 2, noise: 3}"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsLeftOutHasItsDefault(Case of) {
        assertThat(bind(of.least(), of.leastText())).isEqualTo(of.least());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyKeyIsBound(Case of) throws ReflectiveOperationException {
        assertThat(bind(of.most(), of.mostText())).isEqualTo(of.most());
        for (var component : of.most().getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            assertThat(component.getAccessor().invoke(of.most()))
                    .as(component.getName())
                    .isNotEqualTo(component.getAccessor().invoke(of.least()));
        }
    }

    @ParameterizedTest
    @MethodSource("settingsRecords")
    void everyComponentSaysWhatItMeans(Class<?> type) {
        assertThat(type.getRecordComponents())
                .allSatisfy(component -> assertThat(component.getAnnotation(Setting.class))
                        .as("%s.%s", type.getSimpleName(), component.getName())
                        .isNotNull());
    }

    static Stream<Class<?>> settingsRecords() {
        return Stream.of(
                        Stream.of(Suite.class, CellSpec.class, Target.class),
                        Stream.of(TrainingSpec.class, ScheduleSpec.class, ExpectationSpec.class)
                                .flatMap(type -> Stream.of(type.getPermittedSubclasses())),
                        Stream.of(StopSpec.class, AnnealingSpec.class),
                        DataSourceCatalog.standard().settings().values().stream())
                .flatMap(types -> types);
    }

    @ParameterizedTest
    @MethodSource("settingsRecords")
    void everySettingsRecordHasACase(Class<?> type) {
        // Some settings of Adam and of targets exclude each other
        List<Class<?>> elsewhere =
                List.of(Suite.class, CellSpec.class, TrainingSpec.Adam.class, Target.class, DrawsSource.class);
        assertThat(Stream.concat(elsewhere.stream(), cases().map(it -> it.most().getClass())))
                .contains(type);
    }

    private static final Choice SCHEDULES =
            Choice.of(ScheduleSpec.class, "schedule", "schedule", ScheduleSpec.SCHEDULES);

    private static Object bind(Record like, String text) {
        Problems problems = new Problems("text");
        Choice sources = Choice.of(
                DataSource.class,
                "source",
                "source",
                DataSourceCatalog.standard().settings());
        Binder binder = new Binder(new Scalars(FOLDER), List.of(sources, SCHEDULES), problems);
        Object bound = TreeReader.read(text, problems)
                .flatMap(node -> binder.bind(like.getClass(), (Node.Mapping) node, ""))
                .orElse(null);
        assertThat(problems.list()).isEmpty();
        return java.util.Objects.requireNonNull(bound);
    }

    record Third(
            @Setting(value = "a list of records", byDefault = "")
            List<Target> targets,

            @Setting(value = "a map", byDefault = "") Map<String, Integer> counts,

            @Setting(value = "a nested record", byDefault = "")
            Optional<Target> target,

            @Setting(value = "a truth value", byDefault = "false")
            boolean flag) {}

    @org.junit.jupiter.api.Test
    void recordsOfOtherModulesMayHoldListsMapsAndRecords() {
        Third none = new Third(List.of(), Map.of(), Optional.empty(), false);
        Third all = new Third(List.of(new Target(1, 2)), Map.of("a", 3), Optional.of(new Target(4, 5)), true);
        assertThat(bind(none, "{}")).isEqualTo(none);
        assertThat(bind(
                        none,
                        "{targets: [{value: 1, within: 2}], counts: {a: 3}, target: {value: 4, within: 5},"
                                + " flag: true}"))
                .isEqualTo(all);
    }

    record Impossible(Thread thread) {}

    @org.junit.jupiter.api.Test
    void aTypeThatSuitesCannotExpressIsToldAsAProblem() {
        Problems problems = new Problems("text");
        Binder binder = new Binder(new Scalars(FOLDER), List.of(), problems);
        TreeReader.read("{thread: 1}", problems)
                .ifPresent(node -> binder.bind(Impossible.class, (Node.Mapping) node, ""));
        assertThat(problems.list())
                .extracting(Object::toString)
                .containsExactly(
                        "text:1:10: \"thread\" must be a value that suites cannot express (java.lang.Thread), not 1");
    }
}
