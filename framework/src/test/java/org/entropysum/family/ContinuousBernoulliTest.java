package org.entropysum.family;

final class ContinuousBernoulliTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return ContinuousBernoulli.of(1);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {{Math.log(3)}, {0}, {1e-9}, {-0.4}, {0.7}, {-5}, {12}};
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {{Double.NaN}, {Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY}};
    }

    @Override
    protected Chart chart() {
        return Chart.between(0, 1, 1);
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{-0.5}, {1.5}, {Double.NaN}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0.75};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0}, {1}, {-1}, {2}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{0}, {1}, {-1}, {2}};
    }

    @Override
    protected String reference() {
        return "continuous-bernoulli.csv";
    }
}
