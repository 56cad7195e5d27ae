package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/** The prior \( z \sim N(0, \mathrm{diag}\, \alpha^2) \) of all latents, with log variances that are learned or zero. */
public final class NormalPriorTerm implements FusedTerm {
    private final Optional<String> logVariances;

    private NormalPriorTerm(Optional<String> logVariances) {
        this.logVariances = logVariances;
    }

    /**
     * The prior N(0, I).
     *
     * @return the term
     */
    public static NormalPriorTerm standard() {
        return new NormalPriorTerm(Optional.empty());
    }

    /**
     * A prior with learned variances.
     *
     * @param logVariances the block of log α², {@code [1, H]}
     * @return the term
     */
    public static NormalPriorTerm of(String logVariances) {
        return new NormalPriorTerm(Optional.of(logVariances));
    }

    @Override
    public Pass at(Place place) {
        return (batch, nodes, gradient, sums) -> add(place, batch, nodes, gradient, sums);
    }

    private double[] logVariances(Parameters parameters, int h) {
        return logVariances.map(name -> parameters.matrix(name).values()).orElseGet(() -> new double[h]);
    }

    // log p = Σ_h −½ (log 2π α² + z²/α²), H = Σ_h ½ log 2πe α²
    private void add(Place place, Batch batch, Nodes.PerDatum nodes, Gradient gradient, ChunkSums sums) {
        int h = nodes.z().columns();
        double share = place.perDatum() * batch.rows();
        double each = place.perDatum() / nodes.weight().columns();
        double[] log = logVariances(place.parameters(), h);
        double[] squares = pull(nodes.z(), log, place.weight() * each, gradient.latents());
        Matrix byLog = Matrix.zeros(1, h);
        double density = 0;
        double entropy = 0;
        double absolute = 0;
        for (int i = 0; i < h; i++) {
            double relative = each * squares[i] * Math.exp(-log[i]);
            density -= 0.5 * (share * (LOG_TWO_PI + log[i]) + relative);
            entropy += share * 0.5 * (LOG_TWO_PI + 1 + log[i]);
            absolute += 0.5 * share * Math.abs(LOG_TWO_PI + log[i]) + relative + 0.5 * share;
            byLog.set(0, i, place.weight() * 0.5 * (relative - share));
        }
        sums.addTerm(place.term(), density, entropy, 0, absolute);
        logVariances.ifPresent(name -> gradient.add(name, byLog));
    }

    // ∂ log p/∂z = −z/α²; returns Σ z²
    private static double[] pull(Matrix z, double[] log, double factor, Matrix byLatents) {
        int h = z.columns();
        double[] squares = new double[h];
        double[] from = z.values();
        double[] to = byLatents.values();
        for (int i = 0; i < h; i++) {
            double slope = -factor * Math.exp(-log[i]);
            double sum = 0;
            for (int at = i; at < from.length; at += h) {
                sum += from[at] * from[at];
                to[at] += slope * from[at];
            }
            squares[i] = sum;
        }
        return squares;
    }
}
