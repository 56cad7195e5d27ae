package org.entropysum.family;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A family that does what another does; mutants override one method. */
public class DelegatingFamily implements ExponentialFamily {
    private final ExponentialFamily origin;

    /**
     * A copy of a family.
     *
     * @param origin the family
     */
    public DelegatingFamily(ExponentialFamily origin) {
        this.origin = origin;
    }

    @Override
    public String name() {
        return origin.name();
    }

    @Override
    public ParameterChart parameterChart() {
        return origin.parameterChart();
    }

    @Override
    public String support() {
        return origin.support();
    }

    @Override
    public int eventSize() {
        return origin.eventSize();
    }

    @Override
    public int statisticSize() {
        return origin.statisticSize();
    }

    @Override
    public BaseMeasure baseMeasure() {
        return origin.baseMeasure();
    }

    @Override
    public boolean isProper(INDArray eta) {
        return origin.isProper(eta);
    }

    @Override
    public INDArray sufficientStatistics(INDArray x) {
        return origin.sufficientStatistics(x);
    }

    @Override
    public INDArray logPartition(INDArray eta) {
        return origin.logPartition(eta);
    }

    @Override
    public INDArray meanParameters(INDArray eta) {
        return origin.meanParameters(eta);
    }

    @Override
    public INDArray fisherInformation(INDArray eta) {
        return origin.fisherInformation(eta);
    }

    @Override
    public List<String> usualNames() {
        return origin.usualNames();
    }

    @Override
    public INDArray usualParameters(INDArray eta) {
        return origin.usualParameters(eta);
    }

    @Override
    public INDArray naturalFromUsual(INDArray usual) {
        return origin.naturalFromUsual(usual);
    }

    @Override
    public INDArray naturalFromMean(INDArray mean) {
        return origin.naturalFromMean(mean);
    }

    @Override
    public INDArray logDensity(INDArray eta, INDArray x) {
        return origin.logDensity(eta, x);
    }

    @Override
    public INDArray logDensities(INDArray eta, INDArray x) {
        return origin.logDensities(eta, x);
    }

    @Override
    public INDArray entropy(INDArray eta) {
        return origin.entropy(eta);
    }

    @Override
    public INDArray sample(INDArray eta, UniformRandomProvider random) {
        return origin.sample(eta, random);
    }

    /** The same for families whose density can be differentiated. */
    public static class Continuous extends DelegatingFamily implements ContinuousFamily {
        private final ContinuousFamily origin;

        /**
         * A copy of a family.
         *
         * @param origin the family
         */
        public Continuous(ContinuousFamily origin) {
            super(origin);
            this.origin = origin;
        }

        @Override
        public INDArray eventGradient(INDArray eta, INDArray x) {
            return origin.eventGradient(eta, x);
        }
    }
}
