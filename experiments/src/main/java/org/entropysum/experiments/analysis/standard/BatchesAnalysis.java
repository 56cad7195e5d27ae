package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Moment;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Thinned;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;

/**
 * Single batches over training (Damm et al. 2023, fig. 2a): their ELBO and their entropies, each batch normalized by itself where
 * the networks do so in training, and the ELBO of the same rows and draws in evaluation, where the moments of the training data
 * are kept.
 *
 * @param rows data points of a batch, consecutive ones from a random place
 * @param batches how many batches the numbers at the end are means over
 * @param points how many points of the training are kept
 */
public record BatchesAnalysis(
        @Setting(value = "data points of a batch", byDefault = "256", atLeast = 2)
        int rows,

        @Setting(value = "batches that the numbers at the end are means over", byDefault = "10", atLeast = 1)
        int batches,

        @Setting(value = "how many points of the training are kept", byDefault = "200", atLeast = 2, atMost = 10_000)
        int points)
        implements Analysis {
    @Override
    public Examination begin() {
        return new Course();
    }

    @Override
    public List<String> numbers() {
        return List.of("trainingElbo", "trainingEntropies", "trainingGap", "evaluationElbo", "shift");
    }

    /** A batch at a step of training: ELBO and entropy sum as training sees them, and the ELBO in evaluation. */
    private record Look(int step, double elbo, double entropies, double evaluation) {}

    private final class Course implements Examination {
        private final Thinned<Look> course = new Thinned<>(points);

        @Override
        public void visit(Moment moment) {
            if (!course.keepsNext()) {
                course.pass();
                return;
            }
            Rows drawn = new Rows(moment.data(), moment.parameters());
            UniformRandomProvider random = Trained.random(moment.seed() + moment.step(), "batches");
            course.add(drawn.look(moment.step(), moment.training(), moment.assembly(), random));
        }

        @Override
        public Findings findings(Trained trained) {
            Rows drawn = new Rows(trained.data(), trained.parameters());
            UniformRandomProvider random = trained.random("batches");
            ModelAssembly training = trained.optimum().objective().assembly();
            List<Look> last = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                last.add(drawn.look(trained.steps(), training, trained.assembly(), random));
            }
            List<Look> all = new ArrayList<>(course.items());
            all.removeIf(look -> look.step() >= trained.steps());
            all.add(last.get(0));
            double elbo = mean(last, Look::elbo);
            double entropies = mean(last, Look::entropies);
            double evaluation = mean(last, Look::evaluation);
            return Findings.none()
                    .with("trainingElbo", elbo)
                    .with("trainingEntropies", entropies)
                    .with("trainingGap", elbo - entropies)
                    .with("evaluationElbo", evaluation)
                    .with("shift", elbo - evaluation)
                    .with(plot(all));
        }
    }

    private static double mean(List<Look> looks, ToDoubleFunction<Look> value) {
        return looks.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Batches of a data set at a point of parameter space. */
    private final class Rows {
        private final Dataset data;
        private final Parameters parameters;

        Rows(Dataset data, Parameters parameters) {
            this.data = data;
            this.parameters = parameters;
            if (parameters.layout().blocks().stream().anyMatch(Block::perDatum)) {
                throw new IllegalArgumentException(
                        "q has parameters for each row, so batches cannot be drawn at random");
            }
        }

        Look look(int step, ModelAssembly training, ModelAssembly evaluation, UniformRandomProvider random) {
            int count = Math.min(rows, data.shape().rows());
            int first = random.nextInt(data.shape().rows() - count + 1);
            Dataset batch = Dataset.of(
                    data.name(),
                    data.columns(),
                    data.rows(first, count).rowsOnHeap().values());
            long seed = random.nextLong();
            Expectation rule = training.expectation().redrawn(frozen -> seed);
            Evaluation seen = EntropySumEvaluator.of(training.with(rule), batch).at(parameters);
            Evaluation kept = training.mixesRows()
                    ? EntropySumEvaluator.of(evaluation.with(rule), batch).at(parameters)
                    : seen;
            return new Look(step, seen.elbo(), seen.entropies().value(), kept.elbo());
        }
    }

    private Plot plot(List<Look> all) {
        double[] steps = all.stream().mapToDouble(Look::step).toArray();
        List<Series> series = new ArrayList<>();
        series.add(Series.line("ELBO of a batch", steps, values(all, Look::elbo)));
        series.add(Series.line("its entropies", steps, values(all, Look::entropies)));
        double[] evaluation = values(all, Look::evaluation);
        if (!Arrays.equals(evaluation, values(all, Look::elbo))) {
            series.add(Series.line("its ELBO in evaluation", steps, evaluation));
        }
        return new Plot(
                "batches",
                "Single batches over training",
                "ELBO and entropy sum of a batch of " + rows
                        + " data points with fresh draws, as training sees it, another"
                        + " batch at each step; in evaluation normalizations keep the moments of the training data."
                        + " In nats per data point.",
                Scale.linear("training step"),
                Scale.linear("nats per data point"),
                series);
    }

    private static double[] values(List<Look> all, ToDoubleFunction<Look> value) {
        return all.stream().mapToDouble(value).toArray();
    }
}
