package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.entropysum.plugin.Setting;
import org.entropysum.posterior.ModelAssembly;

/**
 * Pictures of the latent space and of the space of the data over training (Damm et al. 2023, fig. 10): the means of q of data
 * points in the plane of two latents, and data points with E[x|z] at these means in the plane of the data's first two principal
 * components.
 *
 * @param rows how many data points are shown, the first of the data
 * @param moments how many moments of the training are shown, the last always
 * @param across the latent on the horizontal axis, from 1
 * @param up the latent on the vertical axis, from 1
 */
public record LatentSpaceAnalysis(
        @Setting(
                value = "how many data points are shown, from the first",
                byDefault = "400",
                atLeast = 1,
                atMost = 5000)
        int rows,

        @Setting(value = "about how many moments of the training are shown", byDefault = "3", atLeast = 2, atMost = 20)
        int moments,

        @Setting(value = "number of the latent on the horizontal axis", byDefault = "1", atLeast = 1)
        int across,

        @Setting(value = "number of the latent on the vertical axis", byDefault = "2", atLeast = 1)
        int up)
        implements Analysis {
    @Override
    public Examination begin() {
        return new Course();
    }

    @Override
    public List<String> numbers() {
        return List.of();
    }

    private record Look(int step, Matrix means, Matrix reconstructed) {}

    private final class Course implements Examination {
        private final Thinned<Look> course = new Thinned<>(moments);

        @Override
        public void visit(Moment moment) {
            if (course.keepsNext()) {
                course.add(look(moment.step(), moment.assembly(), moment.parameters(), moment.data()));
            } else {
                course.pass();
            }
        }

        @Override
        public Findings findings(Trained trained) {
            List<Look> looks = new ArrayList<>(course.items());
            looks.removeIf(look -> look.step() >= trained.steps());
            looks.add(look(trained.steps(), trained.assembly(), trained.parameters(), trained.data()));
            Matrix plane = plane(trained.data());
            Matrix shown = shown(trained.data()).rowsOnHeap().times(plane);
            Findings findings = Findings.none();
            for (Look look : looks) {
                findings = findings.with(latents(look)).with(data(look, plane, shown));
            }
            return findings;
        }
    }

    private Batch shown(Dataset data) {
        return data.rows(0, Math.min(rows, data.shape().rows()));
    }

    private Look look(int step, ModelAssembly assembly, Parameters parameters, Dataset data) {
        if (Math.max(across, up) > assembly.model().latentSize()) {
            throw new IllegalArgumentException("there are only "
                    + assembly.model().latentSize() + " latents; expected smaller numbers for across and up");
        }
        Matrix means = new GaussianLatents(assembly, parameters).at(shown(data)).marginalMean();
        return new Look(step, means, new Generated(assembly.model(), parameters).mean(means));
    }

    /** The two leading eigenvectors of the covariance as columns. */
    private static Matrix plane(Dataset data) {
        SymmetricEigen eigen = SymmetricEigen.of(Moments.of(data).covariance());
        int[] leading = IntStream.range(0, eigen.values().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.values()[i]))
                .mapToInt(Integer::intValue)
                .limit(2)
                .toArray();
        Matrix plane = Matrix.zeros(eigen.values().length, 2);
        for (int j = 0; j < leading.length; j++) {
            for (int d = 0; d < plane.rows(); d++) {
                plane.set(d, j, eigen.vectors().get(d, leading[j]));
            }
        }
        return plane;
    }

    private Plot latents(Look look) {
        return new Plot(
                "latents-at-" + look.step(),
                "Latent space at step " + look.step(),
                "Means of q of data points in the plane of two latents, after " + look.step() + " steps of training;"
                        + " latents are without units.",
                Scale.linear("latent " + across),
                Scale.linear("latent " + up),
                List.of(Series.points("means of q", column(look.means(), across - 1), column(look.means(), up - 1))));
    }

    private static Plot data(Look look, Matrix plane, Matrix shown) {
        Matrix reconstructed = look.reconstructed().times(plane);
        return new Plot(
                "data-at-" + look.step(),
                "Data and reconstructions at step " + look.step(),
                "Data points, and E[x|z] at the means of q, in the plane of the first two principal components of the"
                        + " data, after "
                        + look.step() + " steps of training; in the units of the data, without units here.",
                Scale.linear("first principal component"),
                Scale.linear("second principal component"),
                List.of(
                        Series.points("data", column(shown, 0), column(shown, 1)),
                        Series.points("reconstructions", column(reconstructed, 0), column(reconstructed, 1))));
    }

    private static double[] column(Matrix matrix, int column) {
        double[] values = new double[matrix.rows()];
        Arrays.setAll(values, row -> matrix.get(row, column));
        return values;
    }
}
