package org.entropysum.family;

final class GaussianDiagonalTest extends ExponentialFamilyContract {
    @Override
    protected ExponentialFamily family() {
        return GaussianDiagonal.of(2);
    }

    @Override
    protected double[][] naturalParameters() {
        return new double[][] {
            {0, 0, -0.5, -0.5},
            {1.5, -2, -0.5, -2},
            {-40, 3, -8, -0.05},
            {3e50, -1e50, -0.5e100, -2e100},
            {3e-50, 0, -0.5e-100, -1e-99},
            {0, 1e-3, -5e19, -5e-21}
        };
    }

    @Override
    protected double[][] improperParameters() {
        return new double[][] {
            {0, 0, 0, -1},
            {0, 0, -1, 1},
            {Double.NaN, 0, -1, -1},
            {0, 0, -1, Double.NaN},
            {0, Double.POSITIVE_INFINITY, -1, -1},
            {0, 0, Double.NEGATIVE_INFINITY, -1}
        };
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return new double[] {0, 0, 1, 1};
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[][] {{0, 0, 1, 0}, {0, 0, -1, 1}};
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[][] {{1, 2, 2, 4}, {1, 2, 0.5, 5}};
    }

    @Override
    protected String reference() {
        return "gaussian-diagonal.csv";
    }
}
