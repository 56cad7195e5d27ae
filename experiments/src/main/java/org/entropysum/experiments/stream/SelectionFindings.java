package org.entropysum.experiments.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;

/** What the readings of all learners say about the selection. */
record SelectionFindings(StreamingSelection settings, List<Readings> readings, int batches) {
    static final List<String> NUMBERS = List.of(
            "right",
            "rightCorrected",
            "rightSampled",
            "rowsToDetection",
            "deviationRatio",
            "leastDeviationRatio",
            "deviationSampled",
            "deviationEntropies",
            "sampledDifference",
            "closedFormDifference",
            "likelihoodDifference");

    private static final int POINTS = 240;

    private Readings.Penalty published() {
        return new Readings.Penalty(true, settings.batch());
    }

    private Readings.Penalty corrected() {
        return new Readings.Penalty(false, settings.memory());
    }

    Findings all() {
        Findings findings = Findings.none()
                .with("right", right(Estimate.ENTROPIES, published()))
                .with("rightCorrected", right(Estimate.ENTROPIES, corrected()))
                .with("rightSampled", right(Estimate.SAMPLED, published()))
                .with("rowsToDetection", rowsToDetection())
                .with("deviationRatio", ratios()[ratios().length / 2])
                .with("leastDeviationRatio", ratios()[0])
                .with("deviationSampled", most(Estimate.SAMPLED))
                .with("deviationEntropies", most(Estimate.ENTROPIES))
                .with("sampledDifference", difference(Estimate.SAMPLED))
                .with("closedFormDifference", difference(Estimate.CLOSED_FORM))
                .with("likelihoodDifference", difference(Estimate.LIKELIHOOD));
        return findings.with(criterion("bic", "BIC from entropies", Estimate.ENTROPIES, published()))
                .with(criterion("bic-sampled", "BIC from the sampled ELBO", Estimate.SAMPLED, published()))
                .with(criterion("bic-corrected", "Corrected BIC from entropies", Estimate.ENTROPIES, corrected()))
                .with(estimates());
    }

    private int regimes() {
        return settings.dimensions().values().size();
    }

    private int start(int regime) {
        return Math.toIntExact((long) batches * regime / regimes());
    }

    private int settled(int regime) {
        int length = start(regime + 1) - start(regime);
        return start(regime + 1) - Math.max(1, (int) (settings.tail() * length));
    }

    /** In how many regimes the criterion, averaged over the last part, is least for the true dimension. */
    private int right(Estimate estimate, Readings.Penalty penalty) {
        int right = 0;
        for (int regime = 0; regime < regimes(); regime++) {
            int from = settled(regime);
            int to = start(regime + 1);
            double[] means = readings.stream()
                    .mapToDouble(each -> mean(each.criterion(estimate, penalty), from, to))
                    .toArray();
            right += readings.get(least(means)).latents()
                            == settings.dimensions().values().get(regime)
                    ? 1
                    : 0;
        }
        return right;
    }

    /** After how many rows of a regime the criterion from entropies prefers the true dimension for good; the longest. */
    private double rowsToDetection() {
        List<double[]> criteria = readings.stream()
                .map(each -> each.criterion(Estimate.ENTROPIES, published()))
                .toList();
        int longest = 0;
        for (int regime = 0; regime < regimes(); regime++) {
            int wrong = start(regime + 1) - 1;
            while (wrong >= start(regime) && isRight(criteria, wrong, regime)) {
                wrong--;
            }
            if (wrong == start(regime + 1) - 1) {
                return Double.NaN;
            }
            longest = Math.max(longest, wrong + 1 - start(regime));
        }
        return (double) longest * settings.batch();
    }

    private boolean isRight(List<double[]> criteria, int batch, int regime) {
        double[] here = criteria.stream().mapToDouble(each -> each[batch]).toArray();
        return readings.get(least(here)).latents()
                == settings.dimensions().values().get(regime);
    }

    /** By how much the noise of entropies is smaller than that of the sampled ELBO, of each model in each regime, sorted. */
    private double[] ratios() {
        return readings.stream()
                .flatMapToDouble(each -> IntStream.range(0, regimes())
                        .mapToDouble(regime -> deviation(each, Estimate.SAMPLED, regime)
                                / deviation(each, Estimate.ENTROPIES, regime)))
                .sorted()
                .toArray();
    }

    private double most(Estimate estimate) {
        double most = 0;
        for (Readings each : readings) {
            for (int regime = 0; regime < regimes(); regime++) {
                most = Math.max(most, deviation(each, estimate, regime));
            }
        }
        return most;
    }

    /** Standard deviation about a straight line over the batches of the last part of a regime, nats per data point. */
    private double deviation(Readings each, Estimate estimate, int regime) {
        double[] values = Arrays.copyOfRange(each.of(estimate), settled(regime), start(regime + 1));
        double middle = (values.length - 1) / 2.0;
        double mean = mean(values, 0, values.length);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            products += (i - middle) * (values[i] - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = products / squares;
        double residuals = 0;
        for (int i = 0; i < values.length; i++) {
            double residual = values[i] - mean - slope * (i - middle);
            residuals += residual * residual;
        }
        return Math.sqrt(residuals / values.length);
    }

    /** How far the mean over the last part of a regime is from that of the entropies, at most. */
    private double difference(Estimate estimate) {
        double most = 0;
        for (Readings each : readings) {
            for (int regime = 0; regime < regimes(); regime++) {
                double other = mean(each.of(estimate), settled(regime), start(regime + 1));
                double entropies = mean(each.of(Estimate.ENTROPIES), settled(regime), start(regime + 1));
                most = Math.max(most, Math.abs(other - entropies));
            }
        }
        return most;
    }

    /** Of what was read. */
    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static int least(double[] values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] ? i : least;
        }
        return least;
    }

    private Plot criterion(String name, String title, Estimate estimate, Readings.Penalty penalty) {
        List<Series> series = readings.stream()
                .map(each -> line("H = " + each.latents(), each.criterion(estimate, penalty)))
                .toList();
        return new Plot(
                name,
                title,
                "The information criterion of each model over the stream, in nats for " + penalty.rows()
                        + " data points; less is better. The intrinsic dimension is "
                        + settings.dimensions() + " in regimes of equal length.",
                Scale.linear("rows seen"),
                Scale.linear("BIC"),
                series);
    }

    private Plot estimates() {
        Readings largest = readings.get(readings.size() - 1);
        List<Series> series = new ArrayList<>();
        for (Estimate estimate :
                List.of(Estimate.SAMPLED, Estimate.CLOSED_FORM, Estimate.LIKELIHOOD, Estimate.ENTROPIES)) {
            series.add(line(estimate.toString(), largest.of(estimate)));
        }
        return new Plot(
                "estimates",
                "Estimates of the log-likelihood",
                "What stands for the log-likelihood in the criterion, for the model with " + largest.latents()
                        + " latents, batch by batch, in nats per data point.",
                Scale.linear("rows seen"),
                Scale.linear("nats per data point"),
                series);
    }

    /** Single batches at even distances, without those where nothing was read. */
    private Series line(String name, double[] values) {
        int stride = Math.max(1, batches / POINTS / settings.every()) * settings.every();
        int count = (batches + stride - 1) / stride;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = (double) i * stride * settings.batch();
            y[i] = values[i * stride];
        }
        return Series.line(name, x, y);
    }
}
