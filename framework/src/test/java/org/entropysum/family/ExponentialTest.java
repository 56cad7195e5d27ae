package org.entropysum.family;

final class ExponentialTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return Exponential.of(1);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {{-0.25}, {-1}, {-1e3}, {-1e-50}, {-1e100}};
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {{0}, {1}, {Double.NaN}, {Double.NEGATIVE_INFINITY}};
    }

    @Override
    protected Chart chart() {
        return Chart.positive(1);
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{-1}, {Double.NaN}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0.25};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}};
    }

    @Override
    protected String reference() {
        return "exponential.csv";
    }
}
