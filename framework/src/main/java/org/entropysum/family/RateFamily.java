package org.entropysum.family;

/**
 * D independent positive variables, some power of which is exponential with rate λ: \( \eta = -\lambda \),
 * \( A = -\sum_d \log\lambda_d \).
 */
abstract class RateFamily extends ContinuousColumnwiseFamily {
    RateFamily(int size) {
        super(size, "rate");
    }

    @Override
    public final ParameterChart parameterChart() {
        return SeparableChart.of("log rates", eventSize(), SeparableChart.Range.NEGATIVE);
    }

    @Override
    protected final boolean isProper(double... eta) {
        return eta[0] < 0 && eta[0] > Double.NEGATIVE_INFINITY;
    }

    // A = −log(−η)
    @Override
    protected final double logPartition(double... eta) {
        return -Math.log(-eta[0]);
    }

    // ∇A = 1/λ
    @Override
    protected final double[] mean(double... eta) {
        return new double[] {-1 / eta[0]};
    }

    // ∇²A = 1/λ²
    @Override
    protected final double[] fisher(double... eta) {
        return new double[] {1 / eta[0] / eta[0]};
    }

    @Override
    protected final double[] usual(double... eta) {
        return new double[] {-eta[0]};
    }

    @Override
    protected final double[] fromUsual(double... usual) {
        return new double[] {-usual[0]};
    }

    // λ = 1/m
    @Override
    protected final double[] fromMean(double... mean) {
        return new double[] {-1 / mean[0]};
    }
}
