package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;
import static org.entropysum.numeric.GammaFunction.logGamma;
import static org.entropysum.numeric.GammaFunction.stirlingRemainder;
import static org.entropysum.numeric.Polygamma.digamma;
import static org.entropysum.numeric.Polygamma.logMinusDigamma;
import static org.entropysum.numeric.Polygamma.trigamma;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.entropysum.numeric.MeanInversion;

/**
 * D independent gamma variables of shape k and rate r on x &gt; 0: \( T = (\log x, x) \),
 * \( A = \sum_d \log\Gamma(k_d) - k_d \log r_d \). As {@link #of} it, 1/x is absorbed in the exponent,
 * \( \eta = (k - 1, -r) \), h = 1, and the entropy is
 * \( H = \sum_d k_d - \log r_d + \log\Gamma(k_d) + (1 - k_d) \psi(k_d) \). With {@link #withBaseMeasure}
 * \( \eta = (k, -r) \), \( h = \prod_d 1/x_d \), and the pseudo entropy is
 * \( \tilde H = \sum_d \log\Gamma(k_d) - k_d \psi(k_d) + k_d \). A draw below the smallest double is that double.
 */
public final class Gamma extends ContinuousColumnwiseFamily {
    /** From here on Stirling's formula joins the large terms of A before they can cancel. */
    private static final double LARGE_SHAPE = 12;

    private final boolean absorbed;

    private Gamma(int size, boolean absorbed) {
        super(size, "shape", "rate");
        this.absorbed = absorbed;
    }

    /**
     * The family with constant base measure.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Gamma of(int size) {
        return new Gamma(size, true);
    }

    /**
     * The family with base measure 1/x.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static Gamma withBaseMeasure(int size) {
        return new Gamma(size, false);
    }

    @Override
    public String name() {
        return absorbed ? "gamma" : "gamma with base measure";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of(
                "log shapes",
                absorbed ? SeparableChart.Range.ABOVE_MINUS_ONE : SeparableChart.Range.POSITIVE,
                "log rates",
                SeparableChart.Range.NEGATIVE,
                eventSize());
    }

    @Override
    public String support() {
        return "positive numbers";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return absorbed ? constantMeasure(0) : varyingMeasure();
    }

    @Override
    protected double logMeasure(double x) {
        return -Math.log(x);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {Math.log(x), x};
    }

    private double shape(double... eta) {
        return absorbed ? eta[0] + 1 : eta[0];
    }

    @Override
    protected boolean isProper(double... eta) {
        double shape = shape(eta);
        return shape > 0 && shape < Double.POSITIVE_INFINITY && eta[1] < 0 && eta[1] > Double.NEGATIVE_INFINITY;
    }

    // A = log Γ(k) − k log r
    @Override
    protected double logPartition(double... eta) {
        double shape = shape(eta);
        double rate = -eta[1];
        return shape < LARGE_SHAPE
                ? logGamma(shape) - shape * Math.log(rate)
                : shape * (Math.log(shape / rate) - 1)
                        + 0.5 * (LOG_TWO_PI - Math.log(shape))
                        + stirlingRemainder(shape);
    }

    // ∇A = (ψ(k) − log r, k/r)
    @Override
    protected double[] mean(double... eta) {
        double shape = shape(eta);
        double rate = -eta[1];
        double first =
                shape < LARGE_SHAPE ? digamma(shape) - Math.log(rate) : Math.log(shape / rate) - logMinusDigamma(shape);
        return new double[] {first, shape / rate};
    }

    // (log u + φ(k), (k/r)(u − 1)), u = r x / k: logarithms of large amounts would lose digits
    @Override
    protected double[] residual(double x, double... eta) {
        double shape = shape(eta);
        double rate = -eta[1];
        double excess = (rate * x - shape) / shape;
        double log = Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(rate) + Math.log(x) - Math.log(shape);
        return new double[] {log + logMinusDigamma(shape), shape / rate * excess};
    }

    // ∇²A = ((ψ'(k), 1/r), (1/r, k/r²))
    @Override
    protected double[] fisher(double... eta) {
        double shape = shape(eta);
        double rate = -eta[1];
        return new double[] {trigamma(shape), 1 / rate, 1 / rate, shape / rate / rate};
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {shape(eta), -eta[1]};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        return new double[] {absorbed ? usual[0] - 1 : usual[0], -usual[1]};
    }

    // log k − ψ(k) = log m₂ − m₁, r = k/m₂
    @Override
    protected double[] fromMean(double... mean) {
        double shape = MeanInversion.gammaShape(Math.log(mean[1]) - mean[0]);
        return fromUsual(shape, shape / mean[1]);
    }

    @Override
    protected Amount variable(double... eta) {
        return new Amount(shape(eta), -eta[1], absorbed);
    }

    /**
     * Usual parameters k and r. With \( \delta(k) \) the remainder of Stirling's formula and
     * \( \varphi(k) = \log k - \psi(k) \) nothing large is left to cancel.
     */
    record Amount(double shape, double rate, boolean absorbed) implements Variable.Continuous {
        // −log x + ½ log(k/2π) − δ(k) + k (log u + 1 − u), u = r x / k
        @Override
        public double logDensity(double x) {
            if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
                return Double.NEGATIVE_INFINITY;
            }
            double relative = rate * x / shape;
            double log = Math.abs(relative - 1) < 0.5
                    ? Math.log1p((rate * x - shape) / shape)
                    : Math.log(rate) + Math.log(x) - Math.log(shape);
            double tilt = shape * log - (rate * x - shape);
            return tilt - Math.log(x) + 0.5 * (Math.log(shape) - LOG_TWO_PI) - stirlingRemainder(shape);
        }

        // H = ½ log 2πk − log r + δ(k) + (k − 1) φ(k);  H̃ = ½ log 2π/k + δ(k) + k φ(k)
        @Override
        public double entropy() {
            double common = 0.5 * LOG_TWO_PI + stirlingRemainder(shape);
            return absorbed
                    ? common + 0.5 * Math.log(shape) - Math.log(rate) + (shape - 1) * logMinusDigamma(shape)
                    : common - 0.5 * Math.log(shape) + shape * logMinusDigamma(shape);
        }

        @Override
        public double slope(double x) {
            return (shape - 1) / x - rate;
        }

        @Override
        public double sample(UniformRandomProvider random) {
            double x = shape < 1
                    ? Math.exp(Draw.logGamma(random, shape)) / rate
                    : AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / rate)
                            .sample();
            return Math.max(x, Double.MIN_VALUE);
        }
    }
}
