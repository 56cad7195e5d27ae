package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Statistics;

/**
 * The M-step of a mixture of any family: \( \pi_c = N_c/N \), and the member with the mean parameters
 * \( \nabla A(\eta_c) = \frac1{N_c} \sum_n r_{nc} T(x^{(n)}) \), in closed form or by Newton's method as the family has it. Where
 * columns have locations, sums are around those held before. The sums of a component are \( N_c \) and the L of T.
 *
 * <p>A maximum on the boundary (a count that never occurs, a bit that is always set) has no natural parameters; where events
 * have probabilities, so that the likelihood is bounded, the member next to it in double precision stands for it, whose gap is
 * zero to rounding. On the boundary of a density there is nothing to stand for: that is a failure.
 */
final class FamilyMaximization implements Maximization {
    /** Next to a boundary, as a share of the way to the mean over all data: two units in the last place of 1. */
    private static final double NEXT_TO = 4 * Math.ulp(1.0);

    private final Mixture model;
    private final Components components;
    private final int[] locations;
    private final boolean[] discrete;

    FamilyMaximization(Mixture model) {
        this.model = model;
        this.components = model.components();
        this.locations = components.chart().locations();
        this.discrete = Factors.of(components.family()).discreteStatistics();
    }

    private int stride() {
        return 1 + components.family().statisticSize();
    }

    private boolean hasLocations() {
        return Arrays.stream(locations).anyMatch(place -> place >= 0);
    }

    @Override
    public Statistics statistics(Parameters held, Batch batch, Nodes nodes) {
        Matrix centres = centres(held);
        double[] sums = new double[components.count() * stride()];
        Matrix statistics = hasLocations() ? Matrix.zeros(0, 0) : statistics(batch.rowsOnHeap());
        for (int k = 0; k < components.count(); k++) {
            Matrix own = hasLocations() ? statistics(around(batch.rowsOnHeap(), centres.row(k))) : statistics;
            add(nodes.weight().columns(k, k + 1), own, sums, k * stride());
        }
        return new Statistics(sums);
    }

    private Matrix statistics(Matrix x) {
        return Matrix.copyOf(components.family().sufficientStatistics(x.toArray()));
    }

    private static Matrix around(Matrix x, Matrix centre) {
        return x.columns(0, x.columns()).addScaled(-1, centre.repeatRows(x.rows()));
    }

    private static void add(Matrix responsibilities, Matrix statistics, double[] sums, int at) {
        Matrix weighted = responsibilities.transposeTimes(statistics);
        sums[at] += responsibilities.columnSums().get(0, 0);
        for (int j = 0; j < weighted.columns(); j++) {
            sums[at + 1 + j] += weighted.get(0, j);
        }
    }

    /** The location of each column, zero where it has none, [K, D]. */
    private Matrix centres(Parameters held) {
        Matrix coordinates = components.coordinates(held);
        Matrix centres = Matrix.zeros(components.count(), locations.length);
        for (int k = 0; k < centres.rows(); k++) {
            for (int d = 0; d < locations.length; d++) {
                centres.set(k, d, locations[d] < 0 ? 0 : coordinates.get(k, locations[d]));
            }
        }
        return centres;
    }

    @Override
    public Parameters maximize(Parameters held, Statistics total) {
        Matrix coordinates = components.coordinates(held);
        Matrix centres = centres(held);
        double[] counts = new double[components.count()];
        for (int k = 0; k < counts.length; k++) {
            counts[k] = total.sums()[k * stride()];
            if (counts[k] > 0) {
                place(member(total.sums(), k), centres, coordinates, k);
            }
        }
        return model.prior().with(components.with(held, coordinates), counts);
    }

    /** The coordinates of a component around its centre; those of a component without any data may be anything. */
    private Matrix member(double[] sums, int k) {
        int at = k * stride();
        Matrix mean = Matrix.zeros(1, stride() - 1);
        for (int j = 0; j < mean.columns(); j++) {
            mean.set(0, j, sums[at + 1 + j] / sums[at]);
        }
        try {
            return finite(mean);
        } catch (NumericFailure boundary) {
            return nextTo(mean, sums, k);
        }
    }

    private Matrix finite(Matrix mean) {
        Matrix eta = Matrix.copyOf(components.family().naturalFromMean(mean.toArray()));
        Matrix coordinates = components.chart().coordinates(eta);
        NumericFailure.requireFinite(components.family().name(), coordinates.values());
        return coordinates;
    }

    private Matrix nextTo(Matrix boundary, double[] sums, int k) {
        Matrix inside = boundary.row(0);
        for (int j = 0; j < inside.columns(); j++) {
            double own = boundary.get(0, j);
            inside.set(0, j, discrete[j] ? own + NEXT_TO * (overall(sums, j) - own) : own);
        }
        try {
            return finite(inside);
        } catch (NumericFailure failure) {
            throw new NumericFailure("component " + k, String.valueOf(failure.getMessage()));
        }
    }

    /** The mean of a statistic over all data; around centres that differ it is not needed. */
    private double overall(double[] sums, int statistic) {
        double count = 0;
        double sum = 0;
        for (int k = 0; k < components.count(); k++) {
            count += sums[k * stride()];
            sum += sums[k * stride() + 1 + statistic];
        }
        return sum / count;
    }

    private void place(Matrix member, Matrix centres, Matrix coordinates, int k) {
        for (int d = 0; d < locations.length; d++) {
            if (locations[d] >= 0) {
                member.add(0, locations[d], centres.get(k, d));
            }
        }
        System.arraycopy(member.values(), 0, coordinates.values(), k * member.columns(), member.columns());
    }
}
