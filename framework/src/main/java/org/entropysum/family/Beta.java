package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;
import static org.entropysum.numeric.GammaFunction.stirlingRemainder;
import static org.entropysum.numeric.Polygamma.digammaDifference;
import static org.entropysum.numeric.Polygamma.logMinusDigamma;
import static org.entropysum.numeric.Polygamma.trigamma;
import static org.entropysum.numeric.Polygamma.trigammaDifference;

import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.GammaFunction;
import org.entropysum.numeric.MeanInversion;

/**
 * D independent beta variables on 0 &lt; x &lt; 1: \( \eta = (a - 1, b - 1) \), \( T = (\log x, \log(1 - x)) \),
 * \( A = \sum_d \log B(a_d, b_d) \), h = 1. A draw is kept apart from 0 and 1 by the spacing of doubles there.
 */
public final class Beta extends ContinuousColumnwiseFamily {
    private Beta(int size) {
        super(size, "first shape", "second shape");
    }

    /**
     * The family of D independent variables.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Beta of(int size) {
        return new Beta(size);
    }

    @Override
    public String name() {
        return "beta";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of(
                "log first shapes",
                SeparableChart.Range.ABOVE_MINUS_ONE,
                "log second shapes",
                SeparableChart.Range.ABOVE_MINUS_ONE,
                eventSize());
    }

    @Override
    public String support() {
        return "numbers between 0 and 1, both excluded";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return constantMeasure(0);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {Math.log(x), Math.log1p(-x)};
    }

    @Override
    protected boolean isProper(double... eta) {
        return eta[0] > -1 && eta[1] > -1 && Double.isFinite(eta[0] + eta[1]);
    }

    // A = log B(a, b)
    @Override
    protected double logPartition(double... eta) {
        return GammaFunction.logBeta(eta[0] + 1, eta[1] + 1);
    }

    // ∇A = (ψ(a) − ψ(a + b), ψ(b) − ψ(a + b))
    @Override
    protected double[] mean(double... eta) {
        double a = eta[0] + 1;
        double b = eta[1] + 1;
        return new double[] {-digammaDifference(a, b), -digammaDifference(b, a)};
    }

    // ∇²A = diag(ψ'(a), ψ'(b)) − ψ'(a + b)
    @Override
    protected double[] fisher(double... eta) {
        double a = eta[0] + 1;
        double b = eta[1] + 1;
        double both = trigamma(a + b);
        return new double[] {trigammaDifference(a, b), -both, -both, trigammaDifference(b, a)};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {eta[0] + 1, eta[1] + 1};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {usual[0] - 1, usual[1] - 1};
    }

    @Override
    protected double[] fromMean(double... mean) {
        return fromUsual(MeanInversion.dirichlet(mean));
    }

    @Override
    protected Fraction variable(double... eta) {
        return new Fraction(eta[0] + 1, eta[1] + 1);
    }

    /** Usual parameters a and b. */
    record Fraction(double a, double b) implements Variable.Continuous {
        @Override
        public double logDensity(double x) {
            return x > 0 && x < 1
                    ? (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - GammaFunction.logBeta(a, b)
                    : Double.NEGATIVE_INFINITY;
        }

        // H = log B + (a + b − 2) ψ(a + b) − (a − 1) ψ(a) − (b − 1) ψ(b). With log Γ by Stirling's formula and its
        // remainder δ, and ψ = log − φ, the large terms cancel on paper
        @Override
        public double entropy() {
            double s = a + b;
            double logs = 0.5 * (LOG_TWO_PI + Math.log(a) + Math.log(b)) - 1.5 * Math.log(s);
            double remainders = stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(s);
            double slopes = (a - 1) * logMinusDigamma(a) + (b - 1) * logMinusDigamma(b) - (s - 2) * logMinusDigamma(s);
            return logs + remainders + slopes;
        }

        @Override
        public double slope(double x) {
            return (a - 1) / x - (b - 1) / (1 - x);
        }

        @Override
        public double sample(UniformRandomProvider random) {
            return Draw.beta(random, a, b);
        }
    }
}
