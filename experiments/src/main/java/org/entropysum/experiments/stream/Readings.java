package org.entropysum.experiments.stream;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What was read off one learner at every batch; NaN where nothing was read. */
final class Readings {
    private final int latents;
    private final int observables;
    private final int degreesOfFreedom;
    private final Map<Estimate, double[]> values = new EnumMap<>(Estimate.class);

    Readings(int latents, int observables, int degreesOfFreedom, int batches) {
        this.latents = latents;
        this.observables = observables;
        this.degreesOfFreedom = degreesOfFreedom;
        for (Estimate estimate : Estimate.values()) {
            double[] none = new double[batches];
            Arrays.fill(none, Double.NaN);
            values.put(estimate, none);
        }
    }

    int latents() {
        return latents;
    }

    void put(Estimate estimate, int batch, double value) {
        of(estimate)[batch] = value;
    }

    /** Nats per data point at every batch. */
    double[] of(Estimate estimate) {
        return values.getOrDefault(estimate, new double[0]);
    }

    /** k log N − 2 N ℓ at every batch. */
    double[] criterion(Estimate estimate, Penalty penalty) {
        double constant = penalty.parameters(this) * Math.log(penalty.rows());
        return Arrays.stream(of(estimate))
                .map(each -> constant - 2 * penalty.rows() * each)
                .toArray();
    }

    /**
     * How the criterion counts.
     *
     * @param published whether parameters are counted as H·D + 1, as in the published experiment
     * @param rows N, the number of data points that the criterion is about
     */
    record Penalty(boolean published, int rows) {
        private int parameters(Readings readings) {
            return published ? readings.latents * readings.observables + 1 : readings.degreesOfFreedom;
        }
    }
}
