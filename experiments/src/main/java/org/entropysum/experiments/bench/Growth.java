package org.entropysum.experiments.bench;

import java.util.Arrays;

/**
 * How the time of a unit, or the memory that it keeps, grows with one size while the others stay.
 *
 * @param size what grows
 * @param sizes its values, ascending
 * @param costs seconds or mebibytes at each
 */
public record Growth(String size, int[] sizes, double[] costs) {
    /**
     * The exponent p of the power law \( t = c\,n^p \) that fits best (least squares of logarithms).
     *
     * @return p, 1 where the time is proportional to the size, less where a part of it does not grow
     */
    public double exponent() {
        double[] x = Arrays.stream(sizes).mapToDouble(Math::log).toArray();
        double[] y = Arrays.stream(costs).map(Math::log).toArray();
        return covariance(x, y) / covariance(x, x);
    }

    /**
     * How well the straight line \( t = a + b n \) fits (least squares).
     *
     * @return R², 1 if all times are on the line
     */
    public double rSquared() {
        double[] x = Arrays.stream(sizes).asDoubleStream().toArray();
        double both = covariance(x, costs);
        return both * both / (covariance(x, x) * covariance(costs, costs));
    }

    private static double covariance(double[] x, double[] y) {
        double meanOfX = Arrays.stream(x).average().orElseThrow();
        double meanOfY = Arrays.stream(y).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanOfX) * (y[i] - meanOfY);
        }
        return sum;
    }
}
