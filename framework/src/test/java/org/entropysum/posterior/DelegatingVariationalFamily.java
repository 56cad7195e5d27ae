package org.entropysum.posterior;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/** A family that is another one, but for what a subclass does wrong. */
class DelegatingVariationalFamily implements RescalableFamily {
    final VariationalFamily origin;

    DelegatingVariationalFamily(VariationalFamily origin) {
        this.origin = origin;
    }

    @Override
    public Layout layout() {
        return origin.layout();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return origin.initial(random);
    }

    @Override
    public boolean isExact() {
        return origin.isExact();
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return origin.obstacleToRescaling();
    }

    @Override
    public Optional<String> obstacleToDifferentiation(Expectation rule) {
        return origin.obstacleToDifferentiation(rule);
    }

    @Override
    public Posterior at(Parameters parameters, Batch batch) {
        return origin.at(parameters, batch);
    }

    @Override
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        origin.pullback(parameters, batch, coordinateGradient, into);
    }

    @Override
    public Parameters rescale(Parameters parameters, double[] rates, double time) {
        return ((RescalableFamily) origin).rescale(parameters, rates, time);
    }

    @Override
    public Parameters rescaling(Parameters parameters, double[] rates) {
        return ((RescalableFamily) origin).rescaling(parameters, rates);
    }
}
