package org.entropysum.models.expfamily;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ParameterChart;
import org.entropysum.numeric.Matrix;

/**
 * Where the components of a mixture start. Every data point of a sample goes to its nearest centre, and a component starts at
 * the member whose mean parameters are \( (1-\lambda)\,\bar T_c + \lambda\,\bar T \), the mean of T over its points drawn a little
 * towards that over all, which is proper wherever a single component could be learned. Distances are between data points where
 * columns have locations, between their statistics elsewhere, in units of standard deviations.
 */
record StartingComponents(Components components, MixtureStart start) {
    /** λ. */
    private static final double TOWARDS_ALL = 0.2;

    /** More data than this are represented by as many, evenly spread over the rows. */
    private static final int SAMPLE = 5000;

    Matrix choose(Dataset data, UniformRandomProvider random) {
        Matrix x = sample(data);
        int[] locations = components.chart().locations();
        double[] centre = new double[x.columns()];
        for (int d = 0; d < centre.length; d++) {
            centre[d] = locations[d] < 0 ? 0 : x.columnSums().get(0, d) / x.rows();
        }
        Matrix shifted = x.columns(0, x.columns())
                .addScaled(-1, Matrix.over(centre, 1, centre.length).repeatRows(x.rows()));
        Matrix statistics = Matrix.copyOf(components.family().sufficientStatistics(shifted.toArray()));
        Matrix coordinates = members(statistics, clusters(shifted, random));
        moveTo(coordinates, locations, centre);
        return coordinates;
    }

    private static Matrix sample(Dataset data) {
        int rows = data.shape().rows();
        int d = data.shape().columns();
        int count = Math.min(rows, SAMPLE);
        if (count == rows) {
            return data.rows(0, rows).rowsOnHeap();
        }
        Matrix sample = Matrix.zeros(count, d);
        for (Batch batch : data.chunks(SAMPLE)) {
            int first = batch.firstRow();
            for (int n = first; n < first + batch.rows(); n++) {
                int i = (int) ((long) n * count / rows);
                if ((long) n * count % rows < count) {
                    System.arraycopy(batch.rowsOnHeap().values(), (n - first) * d, sample.values(), i * d, d);
                }
            }
        }
        return sample;
    }

    private int[] clusters(Matrix x, UniformRandomProvider random) {
        Matrix features = Factors.of(components.family()).features(x);
        return new Clusters(features).choose(components.count(), start, random);
    }

    private Matrix members(Matrix statistics, int[] clusters) {
        Matrix mean = Matrix.zeros(components.count(), statistics.columns());
        int[] counts = new int[components.count()];
        for (int n = 0; n < clusters.length; n++) {
            counts[clusters[n]]++;
            for (int j = 0; j < mean.columns(); j++) {
                mean.add(clusters[n], j, statistics.get(n, j));
            }
        }
        Matrix all = mean.columnSums().scale(1.0 / clusters.length);
        for (int k = 0; k < counts.length; k++) {
            for (int j = 0; j < mean.columns(); j++) {
                double own = counts[k] == 0 ? all.get(0, j) : mean.get(k, j) / counts[k];
                mean.set(k, j, (1 - TOWARDS_ALL) * own + TOWARDS_ALL * all.get(0, j));
            }
        }
        ExponentialFamily family = components.family();
        ParameterChart chart = components.chart();
        return chart.coordinates(Matrix.copyOf(family.naturalFromMean(mean.toArray())));
    }

    private static void moveTo(Matrix coordinates, int[] locations, double[] centre) {
        for (int k = 0; k < coordinates.rows(); k++) {
            for (int d = 0; d < centre.length; d++) {
                if (locations[d] >= 0) {
                    coordinates.add(k, locations[d], centre[d]);
                }
            }
        }
    }
}
