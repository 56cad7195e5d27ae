package org.entropysum.family;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.numeric.BesselRatio;
import org.entropysum.numeric.MeanInversion;

/**
 * D independent von Mises variables, angles x in [−π, π] with mean direction m and concentration κ ≥ 0:
 * \( \eta = \kappa (\cos m, \sin m) \), \( T = (\cos x, \sin x) \), \( A = \sum_d \log I_0(\kappa_d) \),
 * \( h = (2\pi)^{-D} \). At κ = 0, the uniform distribution, the direction is said to be 0.
 */
public final class VonMises extends ContinuousColumnwiseFamily {
    private VonMises(int size) {
        super(size, "direction", "concentration");
    }

    /**
     * The family of D independent angles.
     *
     * @param size D, at least 1
     * @return the family
     */
    public static VonMises of(int size) {
        return new VonMises(size);
    }

    @Override
    public String name() {
        return "von Mises";
    }

    @Override
    public ParameterChart parameterChart() {
        return SeparableChart.of(
                "cosine concentrations",
                SeparableChart.Range.REAL,
                "sine concentrations",
                SeparableChart.Range.REAL,
                eventSize());
    }

    @Override
    public String support() {
        return "angles between −π and π";
    }

    @Override
    public BaseMeasure baseMeasure() {
        return constantMeasure(-LOG_TWO_PI);
    }

    @Override
    protected double[] statistics(double x) {
        return new double[] {Math.cos(x), Math.sin(x)};
    }

    @Override
    protected boolean isProper(double... eta) {
        return Double.isFinite(concentration(eta));
    }

    private static double concentration(double... eta) {
        return Math.hypot(eta[0], eta[1]);
    }

    // A = log I₀(κ)
    @Override
    protected double logPartition(double... eta) {
        return BesselRatio.logBesselZero(concentration(eta));
    }

    // ∇A = r(κ)/κ η, r = I₁/I₀
    @Override
    protected double[] mean(double... eta) {
        double factor = BesselRatio.ratioOverArgument(concentration(eta));
        return new double[] {factor * eta[0], factor * eta[1]};
    }

    // ∇²A = r/κ I + (r' − r/κ) ηηᵀ/κ²
    @Override
    protected double[] fisher(double... eta) {
        double kappa = concentration(eta);
        double across = BesselRatio.ratioOverArgument(kappa);
        double along = BesselRatio.slope(kappa);
        double cosine = kappa == 0 ? 1 : eta[0] / kappa;
        double sine = kappa == 0 ? 0 : eta[1] / kappa;
        double mixed = (along - across) * cosine * sine;
        return new double[] {
            along * cosine * cosine + across * sine * sine, mixed, mixed, along * sine * sine + across * cosine * cosine
        };
    }

    @Override
    protected double[] usual(double... eta) {
        return new double[] {Math.atan2(eta[1], eta[0]), concentration(eta)};
    }

    @Override
    protected double[] fromUsual(double... usual) {
        double concentration = usual[1] >= 0 ? usual[1] : Double.NaN;
        return new double[] {concentration * Math.cos(usual[0]), concentration * Math.sin(usual[0])};
    }

    // r(κ) = ‖m‖, the direction is that of m
    @Override
    protected double[] fromMean(double... mean) {
        double length = Math.hypot(mean[0], mean[1]);
        double factor = length == 0 ? 2 : MeanInversion.concentration(length) / length;
        return new double[] {factor * mean[0], factor * mean[1]};
    }

    @Override
    protected Angle variable(double... eta) {
        return new Angle(Math.atan2(eta[1], eta[0]), concentration(eta));
    }

    /** Usual parameters m and κ. */
    record Angle(double direction, double concentration) implements Variable.Continuous {
        // κ (cos(x − m) − 1) − log 2π e^−κ I₀(κ)
        @Override
        public double logDensity(double x) {
            if (!(Math.abs(x) <= Math.PI)) {
                return Double.NEGATIVE_INFINITY;
            }
            double sine = Math.sin(0.5 * (x - direction));
            return -2 * concentration * sine * sine - LOG_TWO_PI - BesselRatio.logScaledBesselZero(concentration);
        }

        // H = log 2π e^−κ I₀(κ) + κ (1 − r(κ))
        @Override
        public double entropy() {
            return LOG_TWO_PI
                    + BesselRatio.logScaledBesselZero(concentration)
                    + concentration * BesselRatio.complement(concentration);
        }

        @Override
        public double slope(double x) {
            return -concentration * Math.sin(x - direction);
        }

        @Override
        public double sample(UniformRandomProvider random) {
            double angle = direction + (concentration < 1 ? flat(random) : peaked(random));
            return Math.min(Math.max(Math.IEEEremainder(angle, 2 * Math.PI), -Math.PI), Math.PI);
        }

        // uniform proposals
        private double flat(UniformRandomProvider random) {
            double angle;
            do {
                angle = Math.PI * (2 * random.nextDouble() - 1);
            } while (random.nextDouble() > Math.exp(concentration * (Math.cos(angle) - 1)));
            return angle;
        }

        // normal proposals under sin²(a/2) ≥ (a/π)², two of three accepted at any concentration
        private double peaked(UniformRandomProvider random) {
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double deviation = 0.5 * Math.PI / Math.sqrt(concentration);
            double angle;
            double tilt;
            do {
                angle = deviation * normal.sample();
                double sine = Math.sin(0.5 * angle);
                double chord = angle / Math.PI;
                tilt = Math.abs(angle) <= Math.PI
                        ? 2 * concentration * (chord * chord - sine * sine)
                        : Double.NEGATIVE_INFINITY;
            } while (random.nextDouble() > Math.exp(tilt));
            return angle;
        }
    }
}
