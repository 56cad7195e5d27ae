package org.entropysum.models.expfamily;

import java.util.Optional;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Weights;

/**
 * Gaussian mixtures with their exact posterior by matrix products: log joint densities \( \varphi(x)^\top C \), sums
 * \( \varphi(x)\,r \), and everything else from these sums of a chunk. Products around a common centre lose the digits of the
 * squared distance of the components from it, so that far components are left to the definition.
 */
final class FusedGaussianMixture implements FusedForm {
    /** Squared distance from the centre in units of a component's covariance, at which four digits are lost. */
    private static final double FARTHEST = 1e4;

    private final Mixture model;
    private final GaussianForm form;

    FusedGaussianMixture(Mixture model, GaussianForm form) {
        this.model = model;
        this.form = form;
    }

    @Override
    public boolean covers(Expectation rule, Weights weights) {
        return true;
    }

    @Override
    public boolean covers(Point point) {
        double[] centre = GaussianPoint.centre(model, point.held());
        return GaussianPoint.of(model, form, point.held(), centre).farthest() <= FARTHEST
                && (point.held() == point.parameters()
                        || GaussianPoint.of(model, form, point.parameters(), centre)
                                        .farthest()
                                <= FARTHEST);
    }

    @Override
    public Pass at(Point point) {
        double[] centre = GaussianPoint.centre(model, point.held());
        GaussianPoint held = GaussianPoint.of(model, form, point.held(), centre);
        GaussianPoint here =
                point.held() == point.parameters() ? held : GaussianPoint.of(model, form, point.parameters(), centre);
        return (batch, into) -> new FusedMixtureChunk(model, form, point, here, into).add(batch, held);
    }

    @Override
    public Optional<Function<Batch, Statistics>> statistics(Parameters parameters) {
        double[] centre = GaussianPoint.centre(model, parameters);
        GaussianPoint held = GaussianPoint.of(model, form, parameters, centre);
        return held.farthest() <= FARTHEST ? Optional.of(batch -> statistics(held, batch)) : Optional.empty();
    }

    private static Statistics statistics(GaussianPoint held, Batch batch) {
        Matrix sums = held.sums(batch.rowsOnHeap(), (phi, responsibilities) -> {});
        int d = held.centre().length;
        int stride = 1 + d + d * d;
        double[] moments = new double[held.components() * stride];
        for (int k = 0; k < held.components(); k++) {
            held.features().writeMoments(sums, k, held.offsets().row(k), moments, k * stride);
        }
        return new Statistics(moments);
    }
}
