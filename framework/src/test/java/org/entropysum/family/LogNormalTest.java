package org.entropysum.family;

final class LogNormalTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return LogNormal.of(1);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {{3, -2}, {-1, -0.5}, {-1, -50}, {0.5, -0.05}, {1e4, -1e4}};
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {{0, 0}, {0, 1}, {Double.POSITIVE_INFINITY, -1}, {0, Double.NaN}};
    }

    @Override
    protected Chart chart() {
        return Chart.positive(1);
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{0}, {-1}, {Double.NaN}, {Double.POSITIVE_INFINITY}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {1, 0.25};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0, 0}, {0, -1}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{1, 1}, {1, 0.5}};
    }

    @Override
    protected String reference() {
        return "log-normal.csv";
    }
}
