package org.entropysum.family;

import java.util.Optional;

/** A family with the settings at which its mutants are examined. */
record Examinee(ExponentialFamily family, double[][] eta, double[] usual, Chart chart, String reference) {
    static final Examinee GAMMA = new Examinee(
            Gamma.of(1),
            new double[][] {{1.5, -1.5}, {0, -1}, {-0.5, -3}},
            new double[] {2.5, 1.5},
            Chart.positive(1),
            "gamma.csv");
    static final Examinee GAMMA_WITH_BASE_MEASURE = new Examinee(
            Gamma.withBaseMeasure(1),
            new double[][] {{2.5, -1.5}, {0.5, -3}},
            new double[] {2.5, 1.5},
            Chart.positive(1),
            "gamma-with-base-measure.csv");
    static final Examinee BETA = new Examinee(
            Beta.of(1),
            new double[][] {{1, 2}, {-0.5, -0.25}},
            new double[] {2, 3},
            Chart.between(0, 1, 1),
            "beta.csv");
    static final Examinee DIRICHLET = new Examinee(
            Dirichlet.of(3),
            new double[][] {{1, 2, 3}, {-0.5, -0.25, 0.5}},
            new double[] {2, 3, 4},
            Chart.simplex(3),
            "dirichlet.csv");
    static final Examinee VON_MISES = new Examinee(
            VonMises.of(1),
            new double[][] {{0, 2}, {-3, 1}},
            new double[] {0.5 * Math.PI, 2},
            Chart.between(-Math.PI, Math.PI, 1),
            "von-mises.csv");
    static final Examinee LOG_NORMAL = new Examinee(
            LogNormal.of(1),
            new double[][] {{3, -2}, {0.5, -0.05}},
            new double[] {1, 0.25},
            Chart.positive(1),
            "log-normal.csv");
    static final Examinee WEIBULL = new Examinee(
            Weibull.of(1, 3),
            new double[][] {{-0.25}, {-1e3}},
            new double[] {0.25},
            Chart.positive(1),
            "weibull-three.csv");
    static final Examinee BINOMIAL = new Examinee(
            Binomial.of(1, 20),
            new double[][] {{Math.log(0.25)}, {3}},
            new double[] {0.2},
            Chart.real(1),
            "binomial.csv");
    static final Examinee GEOMETRIC = new Examinee(
            Geometric.of(1),
            new double[][] {{Math.log(0.7)}, {-2}},
            new double[] {0.3},
            Chart.real(1),
            "geometric.csv");

    ExponentialFamilyContract contract(ExponentialFamily examined) {
        return new ExponentialFamilyContract() {
            @Override
            protected ExponentialFamily family() {
                return examined;
            }

            @Override
            protected double[][] naturalParameters() {
                return eta;
            }

            @Override
            protected double[][] improperParameters() {
                return new double[0][];
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

            @Override
            protected Chart chart() {
                return chart;
            }

            @Override
            protected Optional<double[][]> support(double[] row) {
                boolean discrete = !(family instanceof ContinuousFamily) && chart.dimension() == family.eventSize();
                return discrete
                        ? Optional.of(GeometricTest.counts(family instanceof Binomial ? 20 : 200))
                        : Optional.empty();
            }

            @Override
            protected double[][] outsideSupport() {
                return new double[][] {{-1}};
            }
        };
    }

    @Override
    public String toString() {
        return family.name();
    }
}
