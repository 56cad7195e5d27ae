package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.model.Block;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.Expectation;

/**
 * How much estimates of the ELBO scatter: by log densities at sampled latents, and by entropies, from the same numbers of data
 * points drawn at random with one draw of latents each (Damm et al. 2023, figs. 2 and 6).
 *
 * @param samples the numbers of data points
 * @param repeats how many estimates of each kind and number
 * @param draws draws of latents for each data point
 */
public record SpreadAnalysis(
        @Setting(value = "numbers of data points of an estimate", byDefault = "", atLeast = 0)
        List<Integer> samples,

        @Setting(value = "estimates of each kind and number", byDefault = "10", atLeast = 2)
        int repeats,

        @Setting(value = "draws of latents for each data point", byDefault = "1", atLeast = 1)
        int draws)
        implements Analysis {
    private static final List<Integer> PUBLISHED = List.of(10, 100, 1000, 10_000);

    /** Takes the published numbers where none are given. {@inheritDoc} */
    public SpreadAnalysis {
        samples = samples.isEmpty() ? PUBLISHED : List.copyOf(samples);
        if (samples.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("expected numbers of at least 1 data point, not " + samples);
        }
    }

    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        List<String> names = new ArrayList<>(List.of("ratio"));
        samples.forEach(count -> names.addAll(List.of("elbo-" + count, "entropies-" + count, "ratio-" + count)));
        return names;
    }

    private record Estimates(double[] elbo, double[] entropies) {}

    private Findings findings(Trained trained) {
        if (trained.assembly().layout().blocks().stream().anyMatch(Block::perDatum)) {
            throw new IllegalArgumentException("q has parameters for each row, so rows cannot be drawn at random");
        }
        UniformRandomProvider random = trained.random("spread");
        List<Estimates> all =
                samples.stream().map(count -> estimates(trained, count, random)).toList();
        double[] elbo = all.stream().mapToDouble(it -> deviation(it.elbo())).toArray();
        double[] entropies =
                all.stream().mapToDouble(it -> deviation(it.entropies())).toArray();
        Findings findings = Findings.none().with("ratio", smallestRatio(elbo, entropies));
        for (int i = 0; i < elbo.length; i++) {
            int count = samples.get(i);
            findings = findings.with("elbo-" + count, elbo[i])
                    .with("entropies-" + count, entropies[i])
                    .with("ratio-" + count, elbo[i] / entropies[i]);
        }
        return findings.with(deviations(elbo, entropies)).with(scatter(all));
    }

    private static double smallestRatio(double[] elbo, double[] entropies) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < elbo.length; i++) {
            least = Math.min(least, elbo[i] / entropies[i]);
        }
        return least;
    }

    private Estimates estimates(Trained trained, int count, UniformRandomProvider random) {
        double[] elbo = new double[repeats];
        double[] entropies = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            Dataset rows = drawn(trained.data(), count, random);
            Evaluation estimate = EntropySumEvaluator.of(
                            trained.assembly().with(new Expectation.MonteCarlo(draws, random.nextLong())), rows)
                    .at(trained.parameters());
            elbo[i] = estimate.elbo();
            entropies[i] = estimate.entropies().value();
        }
        return new Estimates(elbo, entropies);
    }

    private static Dataset drawn(Dataset data, int count, UniformRandomProvider random) {
        int columns = data.shape().columns();
        int[] wanted = new int[count];
        Arrays.setAll(wanted, i -> random.nextInt(data.shape().rows()));
        Arrays.sort(wanted);
        double[] values = new double[count * columns];
        for (int i = 0; i < count; i++) {
            double[] row = data.rows(wanted[i], 1).rowsOnHeap().values();
            System.arraycopy(row, 0, values, i * columns, columns);
        }
        return Dataset.of(data.name(), data.columns(), values);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private double[] counts() {
        return samples.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private Plot deviations(double[] elbo, double[] entropies) {
        return new Plot(
                "deviations",
                "Standard deviation of estimates of the ELBO",
                "Standard deviation over " + repeats
                        + " estimates against the number of data points of an estimate, in nats per"
                        + " data point: log densities at sampled latents, and entropies.",
                Scale.logarithmic("data points"),
                Scale.logarithmic("nats per data point"),
                List.of(Series.line("sampled ELBO", counts(), elbo), Series.line("entropies", counts(), entropies)));
    }

    private Plot scatter(List<Estimates> all) {
        return new Plot(
                "estimates",
                "Estimates of the ELBO",
                "Each point is an estimate, against the number of data points that it comes from, in nats per data"
                        + " point.",
                Scale.logarithmic("data points"),
                Scale.linear("nats per data point"),
                List.of(
                        points("sampled ELBO", all.stream().map(Estimates::elbo)),
                        points("entropies", all.stream().map(Estimates::entropies))));
    }

    private Series points(String name, Stream<double[]> estimates) {
        double[] x = samples.stream()
                .flatMapToDouble(count ->
                        java.util.stream.DoubleStream.generate(() -> count).limit(repeats))
                .toArray();
        return Series.points(name, x, estimates.flatMapToDouble(Arrays::stream).toArray());
    }
}
