package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;

/** Components that stand for no data, or for next to a single point. */
record DegenerateComponents(Mixture mixture) {
    /** A component that stands for less than this many data points is empty. */
    private static final double EMPTY = 1e-6;

    /** A Gaussian component is collapsed if its variance in some direction is below this share of the data's. */
    private static final double COLLAPSED = 1e-7;

    /** Elsewhere, if the variance of a statistic is: scales of positive data differ by more than those of locations. */
    private static final double POINT = 1e-12;

    private static final int CHUNK = 1024;

    List<String> find(Parameters parameters, Dataset data) {
        double[] counts = counts(parameters, data);
        double[] shares = smallestShares(parameters, data);
        List<String> degeneracies = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] < EMPTY) {
                degeneracies.add("component " + k + " is empty");
            } else if (shares[k] < limit()) {
                degeneracies.add("component " + k + " has collapsed onto " + Math.round(counts[k])
                        + " data points: its " + tensor() + " is next to singular");
            }
        }
        return degeneracies;
    }

    private Optional<GaussianForm> gaussian() {
        return GaussianForm.of(mixture.components());
    }

    private double limit() {
        return gaussian().isPresent() ? COLLAPSED : POINT;
    }

    private String tensor() {
        return gaussian().isPresent() ? "covariance" : "variance of the sufficient statistics";
    }

    /** How many data points each component stands for under the exact posterior. */
    private double[] counts(Parameters parameters, Dataset data) {
        double[] counts = new double[mixture.components().count()];
        for (Batch batch : data.chunks(CHUNK)) {
            Matrix logJoint = mixture.logJoint(parameters, batch.x());
            for (int n = 0; n < logJoint.rows(); n++) {
                double[] responsibilities = Elementary.softmax(logJoint.values(), n * counts.length, counts.length);
                for (int k = 0; k < counts.length; k++) {
                    counts[k] += responsibilities[k];
                }
            }
        }
        return counts;
    }

    /** For each component the smallest variance, as a share of that of the data. A mass at a point has no density to grow. */
    private double[] smallestShares(Parameters parameters, Dataset data) {
        double[] shares = new double[mixture.components().count()];
        java.util.Arrays.fill(shares, 1);
        if (gaussian().isPresent()) {
            Matrix covariances = gaussian().orElseThrow().covariances(parameters);
            double[] variances =
                    Spread.of(data.chunks(CHUNK), Batch::rowsOnHeap).variances();
            for (int k = 0; k < shares.length; k++) {
                shares[k] = smallestEigenvalue(covariances.row(k).values(), variances);
            }
        } else if (Factors.of(mixture.components().family()).areContinuous()) {
            smallestStatistics(parameters, data, shares);
        }
        return shares;
    }

    private static double smallestEigenvalue(double[] covariance, double[] variances) {
        int d = variances.length;
        Matrix relative = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                relative.set(i, j, covariance[i * d + j] / Math.sqrt(variances[i] * variances[j]));
            }
        }
        return SymmetricEigen.of(relative).values()[d - 1];
    }

    private void smallestStatistics(Parameters parameters, Dataset data, double[] shares) {
        var family = mixture.components().family();
        Matrix fisher = Matrix.copyOf(family.fisherInformation(
                mixture.components().natural(parameters).toArray()));
        double[] variances = Spread.of(
                        data.chunks(CHUNK), batch -> Matrix.copyOf(family.sufficientStatistics(batch.x())))
                .variances();
        for (int k = 0; k < shares.length; k++) {
            for (int j = 0; j < variances.length; j++) {
                shares[k] = Math.min(shares[k], fisher.get(k, j * variances.length + j) / variances[j]);
            }
        }
    }
}
