package org.entropysum.family;

import java.util.Optional;
import java.util.stream.Stream;

/** The contract of a family that a test gives, right or wrong: with settings and references of the right one. */
class GivenFamily extends ExponentialFamilyContract {
    private final ExponentialFamily family;
    private final double[][] eta;
    private final double[][] improper;
    private final double[] usual;
    private final String reference;

    private GivenFamily(
            ExponentialFamily family, double[][] eta, double[][] improper, double[] usual, String reference) {
        this.family = family;
        this.eta = eta;
        this.improper = improper;
        this.usual = usual;
        this.reference = reference;
    }

    static ExponentialFamilyContract gaussian(ExponentialFamily family) {
        double[][] eta = {{0, 0, -0.5, -0.5}, {1.5, -2, -0.5, -2}, {-4, 3, -8, -0.05}};
        return new GivenFamily(
                family, eta, new double[][] {{0, 0, 0.5, -1}}, new double[] {0, 0, 1, 1}, "gaussian-diagonal.csv");
    }

    static ExponentialFamilyContract known(ExponentialFamily family) {
        double[][] eta = {{0.5, -1}, {1, -2}, {3, 0.5}};
        return new GivenFamily(
                family,
                eta,
                new double[][] {{0, Double.NaN}},
                new double[] {0.245, -0.49},
                "gaussian-known-variance.csv");
    }

    static ExponentialFamilyContract laplace(ExponentialFamily family) {
        return new GivenFamily(
                family,
                new double[][] {{-1, -1}, {-0.3, -4}},
                new double[][] {{-1, 1}},
                new double[] {1, 1},
                "laplace-scale.csv");
    }

    static ExponentialFamilyContract bernoulli(ExponentialFamily family) {
        double[][] support = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[][] eta = {{0.25, 0}, {0.5, -1.5}, {3, -4}};
        return new Discrete(
                family,
                eta,
                new double[][] {{0, Double.NaN}},
                new double[] {0.5621765008857981, 0.5},
                "bernoulli.csv",
                support);
    }

    static ExponentialFamilyContract poisson(ExponentialFamily family) {
        double[][] support = Stream.iterate(0.0, x -> x + 1)
                .limit(120)
                .map(x -> new double[] {x})
                .toArray(double[][]::new);
        double[][] eta = {{0}, {Math.log(2)}, {Math.log(9)}, {-3}};
        return new Discrete(family, eta, new double[][] {{Double.NaN}}, new double[] {1}, "poisson.csv", support);
    }

    @Override
    protected ExponentialFamily family() {
        return family;
    }

    @Override
    protected double[][] naturalParameters() {
        return eta;
    }

    @Override
    protected double[][] improperParameters() {
        return improper;
    }

    @Override
    protected double[] usualParametersOfTheFirst() {
        return usual;
    }

    @Override
    protected double[][] impossibleUsualParameters() {
        return new double[0][];
    }

    @Override
    protected double[][] impossibleMeanParameters() {
        return new double[0][];
    }

    @Override
    protected String reference() {
        return reference;
    }

    private static final class Discrete extends GivenFamily {
        private final double[][] support;

        Discrete(
                ExponentialFamily family,
                double[][] eta,
                double[][] improper,
                double[] usual,
                String reference,
                double[][] support) {
            super(family, eta, improper, usual, reference);
            this.support = support;
        }

        @Override
        protected Optional<double[][]> support(double[] eta) {
            return Optional.of(support);
        }
    }
}
