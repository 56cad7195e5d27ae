package org.entropysum.experiments.analysis.standard;

import java.util.Arrays;
import java.util.List;
import org.entropysum.data.Batch;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.Expectation;

/**
 * How unevenly the magnitudes of the latents of a data point are spread: the Gini coefficient of \( |z_1|, \dots, |z_H| \) for draws
 * of q, 0 where all are equal and near 1 where one has it all; 0.414 for many normal latents of one scale and 0.5 for Laplace
 * ones. As a figure of merit of sparse codes in Velychko et al. (AISTATS 2024).
 *
 * @param rows how many data points are looked at, from the first
 * @param samples draws of each q
 */
public record SparsenessAnalysis(
        @Setting(value = "how many data points are looked at, from the first", byDefault = "1000", atLeast = 1)
        int rows,

        @Setting(value = "draws of each q", byDefault = "10", atLeast = 1, atMost = 10_000)
        int samples)
        implements Analysis {
    @Override
    public Examination begin() {
        return this::findings;
    }

    @Override
    public List<String> numbers() {
        return List.of("gini", "deviation");
    }

    private Findings findings(Trained trained) {
        Batch shown =
                trained.data().rows(0, Math.min(rows, trained.data().shape().rows()));
        long seed = trained.random("sparseness").nextLong();
        Matrix z = new GaussianLatents(
                        trained.assembly(), trained.optimum().state().held())
                .at(shown)
                .nodes(new Expectation.MonteCarlo(samples, seed))
                .z();
        double sum = 0;
        double squares = 0;
        for (int row = 0; row < z.rows(); row++) {
            double gini = gini(z.row(row).values());
            sum += gini;
            squares += gini * gini;
        }
        double mean = sum / z.rows();
        return Findings.none()
                .with("gini", mean)
                .with("deviation", Math.sqrt(Math.max(0, squares / z.rows() - mean * mean)));
    }

    /** \( \sum_{ij} ||z_i| - |z_j|| \,/\, 2H \sum_i |z_i| \), by the order of the magnitudes. */
    static double gini(double... values) {
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double sum = 0;
        double ranked = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            ranked += (2 * i + 1 - sorted.length) * sorted[i];
        }
        return ranked / (sorted.length * sum);
    }
}
