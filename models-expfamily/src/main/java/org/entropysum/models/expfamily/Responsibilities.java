package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.numeric.Exponentials;

/**
 * The responsibilities of components for a block of data, \( r_{nk} = e^{l_{nk} - \log \sum_j e^{l_{nj}}} \). All are kept with
 * one row a component, so that loops run over data points. Work space of one thread, filled again and again.
 */
final class Responsibilities {
    /** Below this share of the largest, a weight is zero to the last digit of any sum. */
    private static final double NEGLIGIBLE = Math.exp(-50);

    private final int components;
    private final double[] logJoint;
    private final double[] weights;
    private final double[] largest;
    private final double[] inverse;
    private final double[] normalizers;
    private final double[] line;
    private int rows;
    private boolean normalizersKnown;

    Responsibilities(int components, int room) {
        this.components = components;
        this.logJoint = new double[components * room];
        this.weights = new double[components * room];
        this.largest = new double[room];
        this.inverse = new double[room];
        this.normalizers = new double[room];
        this.line = new double[room];
    }

    /** Where log joint densities l are to be written, [K, B]. */
    double[] logJoint() {
        return logJoint;
    }

    /** r, [K, B]. */
    double[] weights() {
        return weights;
    }

    /** Computes r of l for that many data points. */
    void normalize(int count) {
        rows = count;
        normalizersKnown = false;
        findLargest();
        for (int k = 0; k < components; k++) {
            System.arraycopy(logJoint, k * rows, line, 0, rows);
            subtract(line, largest, rows);
            System.arraycopy(line, 0, weights, k * rows, rows);
        }
        Exponentials.replace(weights, 0, components * rows);
        findInverse();
        for (int k = 0; k < components; k++) {
            for (int n = 0; n < rows; n++) {
                double relative = weights[k * rows + n];
                weights[k * rows + n] = relative < NEGLIGIBLE ? 0 : relative * inverse[n];
            }
        }
    }

    private void findLargest() {
        System.arraycopy(logJoint, 0, largest, 0, rows);
        for (int k = 1; k < components; k++) {
            System.arraycopy(logJoint, k * rows, line, 0, rows);
            maximize(largest, line, rows);
        }
    }

    // 1/Σ e^{l − max l}
    private void findInverse() {
        Arrays.fill(inverse, 0, rows, 0);
        for (int k = 0; k < components; k++) {
            System.arraycopy(weights, k * rows, line, 0, rows);
            add(inverse, line, rows);
        }
        for (int n = 0; n < rows; n++) {
            inverse[n] = 1 / inverse[n];
        }
    }

    // Loops without offsets, which the compiler turns into vector instructions

    private static void maximize(double[] into, double[] other, int length) {
        for (int n = 0; n < length; n++) {
            into[n] = Math.max(into[n], other[n]);
        }
    }

    private static void subtract(double[] from, double[] other, int length) {
        for (int n = 0; n < length; n++) {
            from[n] -= other[n];
        }
    }

    private static void add(double[] into, double[] other, int length) {
        for (int n = 0; n < length; n++) {
            into[n] += other[n];
        }
    }

    double weight(int k, int n) {
        return weights[k * rows + n];
    }

    /** log r, which has digits where r is zero. */
    double logWeight(int k, int n) {
        return logJoint[k * rows + n] - normalizers()[n];
    }

    private double[] normalizers() {
        if (!normalizersKnown) {
            normalizersKnown = true;
            for (int n = 0; n < rows; n++) {
                normalizers[n] = largest[n] - Math.log(inverse[n]);
            }
        }
        return normalizers;
    }

    /** −Σ r log r over all data points, nats. */
    double entropy() {
        double sum = 0;
        for (int k = 0; k < components; k++) {
            for (int n = 0; n < rows; n++) {
                double weight = weight(k, n);
                sum -= weight == 0 ? 0 : weight * logWeight(k, n);
            }
        }
        return sum;
    }
}
