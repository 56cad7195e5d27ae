package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Moment;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Thinned;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.plugin.Setting;

/**
 * How far ELBO and entropy sum are apart over training: term by term, F_c + H_c for each conditional c, and as the papers give it,
 * |F − ES| / |F| with F at the end (Damm et al. 2023, fig. 1, lower row).
 *
 * @param points how many points of the training are kept
 * @param tail the share of the training, at its end, over which the mean relative gap is taken
 */
public record GapsAnalysis(
        @Setting(value = "how many points of the training are kept", byDefault = "300", atLeast = 2, atMost = 10_000)
        int points,

        @Setting(
                value = "share of the training, at its end, over which relative gaps are averaged",
                byDefault = "0.1",
                atLeast = 0,
                atMost = 1)
        double tail)
        implements Analysis {
    @Override
    public Examination begin() {
        return new Course();
    }

    @Override
    public List<String> numbers() {
        return List.of("relative", "meanRelative", "meanSigned");
    }

    private record Point(int step, double elbo, double gap, Map<String, Double> terms) {}

    private final class Course implements Examination {
        private final Thinned<Point> course = new Thinned<>(points);

        @Override
        public void visit(Moment moment) {
            Map<String, Double> terms = new LinkedHashMap<>();
            for (EntropyTerm term : moment.evaluation().entropies().terms()) {
                terms.put(term.name(), term.gap());
            }
            course.add(new Point(
                    moment.step(),
                    moment.evaluation().elbo(),
                    moment.evaluation().gap(),
                    terms));
        }

        @Override
        public Findings findings(Trained trained) {
            double last = trained.verification().evaluation() == null
                    ? Double.NaN
                    : trained.verification().evaluation().elbo();
            List<Point> kept = course.items();
            double[] steps = kept.stream().mapToDouble(Point::step).toArray();
            double[] relative = kept.stream()
                    .mapToDouble(point -> point.gap() / Math.abs(last))
                    .toArray();
            return Findings.none()
                    .with("relative", Math.abs(relative[relative.length - 1]))
                    .with("meanRelative", tailMean(relative, true))
                    .with("meanSigned", tailMean(relative, false))
                    .with(relativePlot(steps, relative))
                    .with(termPlot(steps, kept));
        }

        private double tailMean(double[] relative, boolean absolute) {
            int from = Math.min(relative.length - 1, (int) Math.floor((1 - tail) * relative.length));
            double sum = 0;
            for (int i = from; i < relative.length; i++) {
                sum += absolute ? Math.abs(relative[i]) : relative[i];
            }
            return sum / (relative.length - from);
        }

        private Plot relativePlot(double[] steps, double[] relative) {
            double[] percent = new double[relative.length];
            for (int i = 0; i < percent.length; i++) {
                percent[i] = 100 * Math.abs(relative[i]);
            }
            return new Plot(
                    "relative",
                    "Relative gap over training",
                    "|ELBO − entropy sum| as a share of |ELBO| at the end of training, in per cent.",
                    Scale.linear("training step"),
                    Scale.logarithmic("per cent"),
                    List.of(Series.line("relative gap", steps, percent)));
        }

        private Plot termPlot(double[] steps, List<Point> kept) {
            List<Series> series = new ArrayList<>();
            for (String term : kept.get(0).terms().keySet()) {
                double[] gaps = kept.stream()
                        .mapToDouble(point -> Math.abs(point.terms().getOrDefault(term, Double.NaN)))
                        .toArray();
                series.add(Series.line(term, steps, gaps));
            }
            return new Plot(
                    "terms",
                    "Gap of each entropy over training",
                    "For each conditional of the model, by how much its expected log density differs from minus its"
                            + " entropy, in nats per data point; all of them vanish at stationary points.",
                    Scale.linear("training step"),
                    Scale.logarithmic("nats per data point"),
                    series);
        }
    }
}
