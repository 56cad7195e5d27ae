package org.entropysum.experiments.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.learning.Schedule;
import org.entropysum.plugin.ModelCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainings of one algorithm or several, and what stands against them before anything runs. */
class TrainingPlanTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static final String PPCA = "model: {id: ppca, latents: 1}";

    private LoadResult load(String model, String rest) throws IOException {
        Path file = folder.resolve("suite.yaml");
        Files.writeString(file, """
            name: toy
            data: {iris: iris}
            cells:
              - name: one
                data: iris
                %s
                %s
            """.formatted(model, rest.replace(" / ", "\n    ")));
        return new SuiteLoader(ModelCatalog.discover(), DataSourceCatalog.standard()).load(file);
    }

    private List<TrainingSpec> steps(String training) throws IOException {
        LoadResult result = load(PPCA + "\n    posterior: free-gaussian", "training: " + training);
        assertThat(result).as(result.toString()).isInstanceOf(LoadResult.Loaded.class);
        return ((LoadResult.Loaded) result).suite().cells().get(0).training().steps();
    }

    @Test
    void oneAlgorithmOrAListOfThem() throws IOException {
        TrainingSpec lbfgs = new TrainingSpec.Lbfgs(500, 1, TrainingSpec.Goal.ELBO, Map.of(), Optional.empty());
        TrainingSpec newton = new TrainingSpec.Newton(7, Optional.empty());
        assertThat(steps("lbfgs")).containsExactly(lbfgs);
        assertThat(steps("{algorithm: newton, steps: 7}")).containsExactly(newton);
        assertThat(steps("[lbfgs, {algorithm: newton, steps: 7}, projection]"))
                .containsExactly(lbfgs, newton, new TrainingSpec.Projection());
    }

    @Test
    void aLearningRateIsANumberOrASchedule() throws IOException {
        TrainingSpec.Adam fixed = (TrainingSpec.Adam)
                steps("{algorithm: adam, learningRate: 0.5}").get(0);
        assertThat(fixed.learningRate()).isEqualTo(new ScheduleSpec.Constant(0.5));
        TrainingSpec.Adam falling =
                (TrainingSpec.Adam) steps("{algorithm: adam, learningRate: {schedule: cosine, from: 0.5}, steps: 9}")
                        .get(0);
        assertThat(falling.learningRate().over(9)).isEqualTo(new Schedule.Cosine(0.5, 0, 9));
        assertThat(new ScheduleSpec.Linear(2, 1, Optional.of(3)).over(9)).isEqualTo(new Schedule.Linear(2, 1, 3));
        assertThat(new ScheduleSpec.Exponential(2, 0.5, Optional.empty()).over(9))
                .isEqualTo(new Schedule.Exponential(2, 0.5, 9));
        assertThat(new ScheduleSpec.Step(2, 0.5, 4).over(9)).isEqualTo(new Schedule.Step(2, 0.5, 4));
    }

    @Test
    void entropiesAreLearnedInMinibatchesAndAnnealedWhereTheirScalesCanBeAveraged() throws IOException {
        String training = "training: {algorithm: adam, objective: entropies, batch: 50, runningAverage: 0.8,"
                + " annealing: {what: prior, weight: {schedule: levels, values: [2, 1]}}}";
        LoadResult learnable = load("model: {id: sparse-coding, latents: 2}", training);
        assertThat(learnable).as(learnable.toString()).isInstanceOf(LoadResult.Loaded.class);
        TrainingSpec.Adam adam = (TrainingSpec.Adam) ((LoadResult.Loaded) learnable)
                .suite()
                .cells()
                .get(0)
                .training()
                .steps()
                .get(0);
        assertThat(adam.projectsEachStep()).isTrue();
        assertThat(adam.decay()).isEqualTo(0.8);
        assertThat(adam.annealing().orElseThrow().weight().over(6))
                .isEqualTo(new Schedule.Levels(List.of(2.0, 1.0), 6));
        assertThat(problems(load("model: {id: sparse-coding, latents: 2, prior: unit}", training)))
                .singleElement()
                .asString()
                .contains("of model sparse-coding these averages have no closed form");
    }

    @Test
    void everyTermCanBeAnnealed() throws IOException {
        for (AnnealingSpec.What what : AnnealingSpec.What.values()) {
            String name = what.name().toLowerCase(java.util.Locale.ROOT);
            TrainingSpec.Adam adam =
                    (TrainingSpec.Adam) steps("{algorithm: adam, annealing: {what: " + name + ", weight: 2}}")
                            .get(0);
            assertThat(adam.annealing().orElseThrow().what()).isEqualTo(what);
        }
    }

    @Test
    void epochsAreStepsOfAllBatches() throws IOException {
        TrainingSpec.Adam adam = (TrainingSpec.Adam)
                steps("{algorithm: adam, epochs: 3, batch: 50}").get(0);
        assertThat(adam.stepsOf(4)).isEqualTo(12);
        assertThat(((TrainingSpec.Adam) steps("adam").get(0)).stepsOf(4)).isEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        training: [lbfgs, none]                       | 7:15: "training": the algorithm none stands alone, not in a list of several
        training: []                                  | 7:15: "training": expected at least one algorithm; none means no training
        training: [lbfgs, closed-form]                | 7:15: "training": closed-form starts anew; expected it first, not as step 2
        training: [lbfgs, {algorithm: em, starts: 2}] | 7:15: "training": only the first algorithm can have several starts, not step 2
        training: [lbgfs]                             | 7:16: unknown algorithm "lbgfs"; expected one of adam, closed-form, em, lbfgs, newton, none, projection; did you mean "lbfgs"?
        training: {algorithm: adam, steps: 2, epochs: 3} | 7:15: algorithm adam: expected either steps or epochs, not both
        training: {algorithm: adam, learningRate: fast} | 7:47: "learningRate": expected a number greater than 0, or a mapping with the key "schedule", not fast
        training: {algorithm: adam, learningRate: {schedule: sine}} | 7:58: unknown schedule "sine"; expected one of constant, cosine, exponential, levels, linear, step
        training: {algorithm: adam, stop: {time: long}} | 7:46: "time": expected a time such as 90s, 10m or 2h, not long
        training: {algorithm: adam, batch: 151}       | 7:27: a minibatch of 151 rows is larger than the 150 data points; leave batch out for all data in each step
        training: {algorithm: adam, batch: 9, objective: entropies} | 7:27: entropies are functions of averages over all data, and of model ppca these averages have no closed form with these settings; leave out batch, or learn the elbo
        training: {algorithm: lbfgs, objective: entropies, fixed: {log variance: 0}} | 7:27: the sum of entropies moves parameters along with the others; expected either fixed or the objective entropies
        training: {algorithm: adam, batch: 9, runningAverage: 0.5} | 7:15: algorithm adam: runningAverage is for the objective entropies in minibatches; expected batch and objective: entropies with it
        training: {algorithm: adam, learningRate: {schedule: levels, values: [1, -1]}} | 7:47: schedule levels: expected values of at least 0, not [1.0, -1.0]
        training: {algorithm: adam, learningRate: {schedule: levels, values: []}} | 7:74: "values" must be a list of at least one item, not an empty list
        posterior: free-gaussian / training: {algorithm: adam, objective: entropies, annealing: {what: prior, weight: 1}} | 8:27: entropies are functions of averages over all data, and of model ppca these averages have no closed form with these settings; leave out annealing, or learn the elbo
        training: [lbfgs, {algorithm: adam, annealing: {what: prior, weight: 1}}] | 7:35: annealing needs a posterior with parameters of its own, which "exact" has not: it is the best one for the ELBO, not for a weighted bound
        posterior: free-gaussian / training: closed-form | 8:15: "closed-form" needs the posterior "exact", not "free-gaussian"; expected em, lbfgs, adam or none
        expectation: {rule: monte-carlo, draws: fresh} / training: [lbfgs, newton] | 7:18: fresh draws need a step of adam for the ELBO or for entropies in minibatches; all other algorithms see frozen draws
        """)
    void whatCannotWorkIsToldAtItsPlace(String rest, String problem) throws IOException {
        assertThat(problems(load(PPCA, rest))).containsExactly("suite.yaml:" + problem);
    }

    @Test
    void theManifoldNeedsDirections() throws IOException {
        String fixed = "model: {id: ppca, latents: 1, noise: 0.1}";
        String problem = " needs directions along which all entropies scale, and model ppca has none under the theorem"
                + " entropy: the noise variance is fixed";
        assertThat(problems(load(fixed, "training: [lbfgs, projection]")))
                .containsExactly("suite.yaml:7:23: projection" + problem);
        assertThat(problems(load(fixed, "training: {algorithm: lbfgs, objective: entropies}")))
                .containsExactly("suite.yaml:7:27: the objective entropies" + problem);
        assertThat(load(fixed, "theorem: pseudo-entropy\n    training: [lbfgs, projection]"))
                .isInstanceOf(LoadResult.Loaded.class);
    }

    private List<String> problems(LoadResult result) {
        assertThat(result).isInstanceOf(LoadResult.Rejected.class);
        return ((LoadResult.Rejected) result)
                .problems().stream()
                        .map(Problem::toString)
                        .map(line -> line.replace(folder + "/", ""))
                        .toList();
    }
}
