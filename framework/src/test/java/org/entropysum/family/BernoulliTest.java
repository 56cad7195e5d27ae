package org.entropysum.family;

import java.util.Optional;

final class BernoulliTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return Bernoulli.of(2);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {{0.25, 0}, {0.5, -1.5}, {3, -4}, {-8, 8}, {1e-6, 30}};
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {{Double.NaN, 0}, {0, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 0}};
    }

    @Override
    protected Optional<double[][]> support(double[] eta) {
        return Optional.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    }

    @Override
    protected double[][] outsideSupport() {
        return new double[][] {{0.5, 0}, {0, 2}, {-1, 1}, {Double.NaN, 0}};
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0.5621765008857981, 0.5};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0, 0.5}, {0.5, 1}, {-0.1, 0.5}, {0.5, 1.1}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{0, 0.5}, {0.5, 1}, {-0.1, 0.5}, {0.5, 1.1}};
    }

    @Override
    protected String reference() {
        return "bernoulli.csv";
    }
}
