package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Weights;

/**
 * Gaussian mixtures with their exact posterior by matrix products: log joint densities \( C \varphi(x) \), sums
 * \( r\,\varphi(x)^\top \), and everything else from these sums. Products around a common centre lose the digits of the
 * squared distance of the components from it, so that far components are left to the definition.
 */
final class FusedGaussianMixture implements FusedForm {
    /** Squared distance from the centre in units of a component's covariance, at which four digits are lost. */
    private static final double FARTHEST = 1e4;

    private final Mixture model;
    private final GaussianForm form;
    private final ConcurrentLinkedQueue<MixtureRoom> rooms = new ConcurrentLinkedQueue<>();

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
                && (isExact(point)
                        || GaussianPoint.of(model, form, point.parameters(), centre)
                                        .farthest()
                                <= FARTHEST);
    }

    // One object where q stands at the model, so that it is the exact posterior
    @SuppressWarnings("ReferenceEquality")
    private static boolean isExact(Point point) {
        return point.held() == point.parameters();
    }

    @Override
    public Pass at(Point point) {
        double[] centre = GaussianPoint.centre(model, point.held());
        GaussianPoint held = GaussianPoint.of(model, form, point.held(), centre);
        GaussianPoint here = isExact(point) ? held : GaussianPoint.of(model, form, point.parameters(), centre);
        Panel joint = held.joint(1, 1);
        // The derivative by r vanishes at the model's own posterior
        Optional<Panel> slope = isExact(point) && point.weights().equals(Weights.NONE)
                ? Optional.empty()
                : Optional.of(slope(here, point.weights()));
        return (batch, into) -> inRoom(held, room -> {
            new FusedMixtureChunk(model, form, point, here, into).add(batch, room, joint, slope);
            return into;
        });
    }

    private static Panel slope(GaussianPoint here, Weights weights) {
        return here.joint(weights.latent() / weights.posterior(), weights.observed() / weights.posterior());
    }

    private <T> T inRoom(GaussianPoint point, Function<MixtureRoom, T> work) {
        MixtureRoom kept = rooms.poll();
        MixtureRoom room = kept == null ? new MixtureRoom(point.features(), point.components()) : kept;
        room.clear();
        T done = work.apply(room);
        rooms.add(room);
        return done;
    }

    @Override
    public Optional<Function<List<Batch>, Statistics>> statistics(Parameters parameters) {
        double[] centre = GaussianPoint.centre(model, parameters);
        GaussianPoint held = GaussianPoint.of(model, form, parameters, centre);
        if (held.farthest() > FARTHEST) {
            return Optional.empty();
        }
        Panel joint = held.joint(1, 1);
        return Optional.of(chunks -> inRoom(held, room -> {
            for (Batch chunk : chunks) {
                room.add(chunk, centre, joint, (responsibilities, rows) -> {});
            }
            return statistics(held, room.sums());
        }));
    }

    private static Statistics statistics(GaussianPoint held, Matrix sums) {
        int d = held.centre().length;
        int stride = 1 + d + d * d;
        double[] moments = new double[held.components() * stride];
        for (int k = 0; k < held.components(); k++) {
            held.features().writeMoments(sums, k, held.offsets().row(k), moments, k * stride);
        }
        return new Statistics(moments);
    }
}
