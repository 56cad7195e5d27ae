package org.entropysum.verification;

import java.util.Arrays;
import java.util.Locale;
import org.entropysum.elbo.Curvature;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Parameters;

/**
 * What kind of stationary point learning has ended at, by the signs of the Hessian's eigenvalues. The entropy sum holds at
 * all of them.
 *
 * @param rising the number of directions in which the ELBO rises to second order; at least so many where not complete
 * @param falling the number of directions in which it falls
 * @param flat the number of directions in which it does not bend: symmetries of the model
 * @param complete whether every direction was examined
 */
public record StationaryPoint(int rising, int falling, int flat, boolean complete) {
    private static final double FLAT = 1e-7;

    /**
     * Examines a point.
     *
     * @param objective the ELBO
     * @param point a point with vanishing gradient
     * @return its kind
     */
    public static StationaryPoint of(Objective objective, Parameters point) {
        Curvature curvature = Curvature.of(objective.evaluating(point, point), point);
        double[] values = curvature.values();
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        int rising = (int) Arrays.stream(values).filter(v -> v > FLAT * largest).count();
        int falling =
                (int) Arrays.stream(values).filter(v -> v < -FLAT * largest).count();
        return new StationaryPoint(rising, falling, values.length - rising - falling, curvature.isComplete());
    }

    /**
     * Whether the ELBO rises in no direction to second order.
     *
     * @return false at a saddle
     */
    public boolean isMaximum() {
        return rising == 0;
    }

    /**
     * The kind in words.
     *
     * @return for example {@code a saddle (2 rising directions)}
     */
    public String sentence() {
        if (isMaximum()) {
            return complete ? "a maximum" : "a maximum as far as was examined";
        }
        String form = complete ? "a saddle (%d rising direction%s)" : "a saddle (at least %d rising direction%s)";
        return String.format(Locale.ROOT, form, rising, rising == 1 ? "" : "s");
    }
}
