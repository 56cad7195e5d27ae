package org.entropysum.family;

final class GaussianSphericalTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return GaussianSpherical.of(2);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {
            {1.5, -2, -0.25}, {0, 0, -0.5}, {-40, 3, -8}, {3e50, -1e50, -0.5e100}, {3e-50, 0, -0.5e-100}
        };
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {
            {0, 0, 0},
            {0, 0, 1},
            {Double.NaN, 0, -1},
            {0, Double.POSITIVE_INFINITY, -1},
            {0, 0, Double.NEGATIVE_INFINITY}
        };
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {3, -4, 2};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0, 0, 0}, {0, 0, -1}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{1, 2, 5}, {1, 2, 4}};
    }

    @Override
    protected String reference() {
        return "gaussian-spherical.csv";
    }
}
