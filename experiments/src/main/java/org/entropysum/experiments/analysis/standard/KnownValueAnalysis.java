package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Moment;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Thinned;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.ModelAssembly;

/**
 * ELBO and entropy sum over training against what they are known to reach: the log-likelihood where the model knows it, its
 * maximum in closed form where there is a formula, or a value that is given (Damm et al. 2023, fig. 1, upper row).
 *
 * @param value the ELBO that is known from elsewhere, nats per data point; without, the maximum in closed form
 * @param ppca H of probabilistic PCA whose maximum likelihood is the known value (Tipping and Bishop 1999)
 * @param points how many points of the training are kept
 */
public record KnownValueAnalysis(
        @Setting(
                value = "ELBO that is known from elsewhere, nats per data point; the maximum in closed form if left"
                        + " out",
                byDefault = "")
        Optional<Double> value,

        @Setting(
                value = "the known value is the maximum likelihood of probabilistic PCA with so many latents",
                byDefault = "",
                atLeast = 1)
        Optional<Integer> ppca,

        @Setting(value = "how many points of the training are kept", byDefault = "60", atLeast = 2, atMost = 10_000)
        int points)
        implements Analysis {
    private static final int CHUNK = 1024;

    @Override
    public Examination begin() {
        return new Course();
    }

    @Override
    public List<String> numbers() {
        return List.of("known", "difference", "relative");
    }

    private record Point(int step, double elbo, double sum, double logLikelihood) {}

    private final class Course implements Examination {
        private final Thinned<Point> course = new Thinned<>(points);

        @Override
        public void visit(Moment moment) {
            if (!course.keepsNext()) {
                course.pass();
                return;
            }
            course.add(new Point(
                    moment.step(),
                    moment.evaluation().elbo(),
                    moment.evaluation().entropies().value(),
                    logLikelihood(moment.assembly(), moment.parameters(), moment.data())));
        }

        @Override
        public Findings findings(Trained trained) {
            double known = value.orElseGet(() -> maximum(trained));
            double elbo = trained.optimum().evaluation().elbo();
            return Findings.none()
                    .with("known", known)
                    .with("difference", elbo - known)
                    .with("relative", Math.abs((elbo - known) / known))
                    .with(plot(known));
        }

        private Plot plot(double known) {
            double[] steps = course.items().stream().mapToDouble(Point::step).toArray();
            List<Series> series = new ArrayList<>();
            double[] line = new double[steps.length];
            Arrays.fill(line, known);
            series.add(Series.line("known value", steps, line));
            double[] likelihood =
                    course.items().stream().mapToDouble(Point::logLikelihood).toArray();
            if (Arrays.stream(likelihood).anyMatch(Double::isFinite)) {
                series.add(Series.line("log-likelihood", steps, likelihood));
            }
            series.add(Series.line(
                    "ELBO",
                    steps,
                    course.items().stream().mapToDouble(Point::elbo).toArray()));
            series.add(Series.line(
                    "entropy sum",
                    steps,
                    course.items().stream().mapToDouble(Point::sum).toArray()));
            return new Plot(
                    "over-training",
                    "ELBO and entropy sum against the known value",
                    "ELBO, entropy sum and, where the model knows it, log-likelihood over training, and the value that"
                            + " they are known to reach, in nats per data point.",
                    Scale.linear("training step"),
                    Scale.linear("nats per data point"),
                    series);
        }
    }

    private double maximum(Trained trained) {
        if (ppca.isPresent()) {
            return ppcaMaximum(trained.data(), ppca.get());
        }
        ModelAssembly assembly = trained.assembly();
        double maximum = assembly.maximumLikelihood()
                .map(closed -> logLikelihood(assembly, closed.fit(trained.data()), trained.data()))
                .orElse(Double.NaN);
        if (Double.isFinite(maximum)) {
            return maximum;
        }
        throw new IllegalArgumentException(
                "the model has no maximum in closed form; expected the setting value or ppca");
    }

    // −½ (Σ_h log ℓ_h + (D − H) log σ² + D log 2πe), σ² the mean of the D − H smallest eigenvalues ℓ of the covariance
    private static double ppcaMaximum(Dataset data, int latents) {
        double[] eigenvalues =
                SymmetricEigen.of(Moments.of(data).covariance()).values().clone();
        Arrays.sort(eigenvalues);
        int rest = eigenvalues.length - latents;
        if (rest < 1) {
            throw new IllegalArgumentException(
                    "p-PCA of " + eigenvalues.length + " columns has fewer latents than " + latents);
        }
        double noise = Arrays.stream(eigenvalues).limit(rest).average().orElseThrow();
        double sum = rest * Math.log(noise);
        for (int i = rest; i < eigenvalues.length; i++) {
            sum += Math.log(eigenvalues[i]);
        }
        return -0.5 * (sum + eigenvalues.length * (1 + Math.log(2 * Math.PI)));
    }

    private static double logLikelihood(ModelAssembly assembly, Parameters parameters, Dataset data) {
        if (!(assembly.model() instanceof MarginalLikelihood marginal)) {
            return Double.NaN;
        }
        double sum = 0;
        for (Batch chunk : data.chunks(CHUNK)) {
            for (double row :
                    Matrix.copyOf(marginal.logMarginal(parameters, chunk.x())).values()) {
                sum += row;
            }
        }
        return sum / data.shape().rows();
    }
}
