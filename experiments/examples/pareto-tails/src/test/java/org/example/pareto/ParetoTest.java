package org.example.pareto;

import org.entropysum.family.*;

/** The whole examination of the family. */
class ParetoTest extends ExponentialFamilyContract {
    private static final double MINIMUM = 2;

    @Override protected ExponentialFamily family() { return Pareto.of(1, MINIMUM); }

    @Override protected double[][] naturalParameters() { return new double[][] {{-1.25}, {-2}, {-4.5}, {-1e3}}; }

    @Override protected double[][] improperParameters() { return new double[][] {{-1}, {0}, {1}, {Double.NaN}}; }

    // x = m exp(eʸ), so that all y are events
    @Override protected Chart chart() {
        return new Chart.OfColumns(1, x -> Math.log(Math.log(x / MINIMUM)), y -> MINIMUM * Math.exp(Math.exp(y)),
                y -> Math.log(MINIMUM) + Math.exp(y) + y);
    }

    @Override protected double[][] outsideSupport() { return new double[][] {{1.9}, {0}, {-1}, {Double.POSITIVE_INFINITY}}; }

    @Override protected double[] usualParametersOfTheFirst() { return new double[] {0.25}; }

    @Override protected double[][] impossibleUsualParameters() { return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}}; }

    @Override protected double[][] impossibleMeanParameters() { return new double[][] {{0}, {-1}, {Double.POSITIVE_INFINITY}}; }

    @Override protected String reference() { return "pareto.csv"; }
}
