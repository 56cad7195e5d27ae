package org.example.pareto;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.family.*;

/**
 * D independent Pareto variables of known minimum m and exponent a, p(x) = a mᵃ / xᵃ⁺¹ on x ≥ m: T = log(x/m), η = −a − 1,
 * A = −Σ log a_d, h = m⁻ᴰ. The base measure is constant, so the entropy is the entropy, H = Σ log(m/a_d) + 1 + 1/a_d.
 */
public final class Pareto extends ContinuousColumnwiseFamily {
    private final double minimum;

    private Pareto(int columns, double minimum) {
        super(columns, "exponent");
        this.minimum = minimum;
    }

    /** D variables above the minimum m > 0. */
    public static Pareto of(int columns, double minimum) {
        if (minimum > 0 && minimum < Double.POSITIVE_INFINITY) {
            return new Pareto(columns, minimum);
        }
        throw new IllegalArgumentException("the minimum must be positive and finite, not " + minimum);
    }

    @Override public String name() { return "Pareto"; }

    @Override public String support() { return "numbers of at least " + minimum; }

    @Override public BaseMeasure baseMeasure() { return constantMeasure(-Math.log(minimum)); }

    /** u = log a. */
    @Override public ParameterChart parameterChart() {
        return ParameterChart.columnwise("log exponents", eventSize(), new NaturalCoordinate() {
            @Override public double natural(double u) { return -Math.exp(u) - 1; }

            @Override public double coordinate(double eta) { return Math.log(-eta - 1); }

            @Override public double slope(double u) { return -Math.exp(u); }
        });
    }

    @Override protected double[] statistics(double x) { return new double[] {Math.log(x / minimum)}; }

    @Override protected boolean isProper(double... eta) { return eta[0] < -1 && eta[0] > Double.NEGATIVE_INFINITY; }

    // A = −log a
    @Override protected double logPartition(double... eta) { return -Math.log(-eta[0] - 1); }

    // ∇A = 1/a
    @Override protected double[] mean(double... eta) { return new double[] {-1 / (eta[0] + 1)}; }

    // ∇²A = 1/a²
    @Override protected double[] fisher(double... eta) { return new double[] {1 / (eta[0] + 1) / (eta[0] + 1)}; }

    @Override protected double[] usual(double... eta) { return new double[] {-eta[0] - 1}; }

    @Override protected double[] fromUsual(double... usual) { return new double[] {-usual[0] - 1}; }

    @Override protected double[] fromMean(double... mean) { return fromUsual(1 / mean[0]); }

    @Override protected Income variable(double... eta) { return new Income(minimum, -eta[0] - 1); }

    /** Usual parameter a beside the known m. */
    record Income(double minimum, double exponent) implements Variable.Continuous {
        @Override public double logDensity(double x) {
            return x >= minimum && x < Double.POSITIVE_INFINITY
                    ? Math.log(exponent / minimum) - (exponent + 1) * Math.log(x / minimum)
                    : Double.NEGATIVE_INFINITY;
        }

        @Override public double entropy() { return Math.log(minimum / exponent) + 1 + 1 / exponent; }

        @Override public double slope(double x) { return -(exponent + 1) / x; }

        // log(x/m) is exponential of rate a
        @Override public double sample(UniformRandomProvider random) {
            double log = ZigguratSampler.Exponential.of(random).sample() / exponent;
            return Math.min(minimum * Math.exp(log), Double.MAX_VALUE);
        }
    }
}
