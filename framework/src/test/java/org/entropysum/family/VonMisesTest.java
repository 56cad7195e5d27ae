package org.entropysum.family;

final class VonMisesTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return VonMises.of(1);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {{0, 2}, {0, 0}, {0.25, -0.5}, {-3, 1}, {30, 20}, {-1e4, 1e4}};
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {{Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}};
    }

    @Override
    protected Chart chart() {
        return Chart.between(-Math.PI, Math.PI, 1);
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{4}, {-3.5}, {Double.NaN}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0.5 * Math.PI, 2};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0, -1}, {Double.NaN, 1}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{1, 0}, {0.6, 0.8}, {2, 0}};
    }

    @Override
    protected String reference() {
        return "von-mises.csv";
    }
}
